/** Errors as logs may show them. */

/** What an error may say in a log, and what caused it. */
export interface LoggedError {
  readonly name: string;
  readonly code?: string;
  /** Only of errors of the system (a file, a port, the database): others may quote what somebody wrote. */
  readonly message?: string;
  readonly stack: readonly string[];
  readonly cause?: LoggedError;
}

/** An error without words that may have come from a question: its name, its code and where it happened. */
export function describeError(error: unknown, depth = 3): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const { code } = error as { code?: unknown };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code, message: error.message } : {}),
    stack: stack.slice(0, 12).map((line) => line.trim()),
    ...(error.cause === undefined || depth === 0 ? {} : { cause: describeError(error.cause, depth - 1) }),
  };
}
