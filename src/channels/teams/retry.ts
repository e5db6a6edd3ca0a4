/**
 * Trying again what the Bot Framework service turned away. Only answers that say "not now" are tried again: after a
 * broken connection, or a gateway that gave up waiting, nobody knows whether a message was delivered, and one that
 * stands there twice is worse than one that has to be asked for again.
 */

/** A call that failed. `status` is the service's, null where there was none; `code` and `message` are its words. */
export class SendError extends Error {
  readonly status: number | null;
  readonly code: string | null;
  /** What the service asks to wait, in ms. */
  readonly retryAfterMs: number | null;
  constructor(status: number | null, code: string | null, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.name = 'SendError';
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface RetryOptions {
  /** Calls in all, the first included. */
  readonly tries?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** From 0 up to 1; spreads callers that were turned away together. */
  readonly random?: () => number;
}

/** 412 is what Teams answers when two changes of one message meet. */
const NOT_NOW = new Set([412, 429, 503]);
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Milliseconds that a Retry-After header asks for: seconds or a date (RFC 9110, 10.2.3); null when it says nothing. */
export function retryAfterMs(header: string | null | undefined, now: number): number | null {
  if (header == null || header === '') return null;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * Calls, and calls again while the service says "not now": after what it asks for, or one, two, four seconds, each
 * a little longer by chance. It does not wait for more than half a minute: a reader has left by then.
 * @throws SendError of the last call
 */
export async function withRetries<Value>(call: () => Promise<Value>, options: RetryOptions = {}): Promise<Value> {
  const { tries = 4, sleep = pause, random = Math.random } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const again = error instanceof SendError && error.status !== null && NOT_NOW.has(error.status);
      const wait = again ? (error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1)) : 0;
      if (!again || attempt >= tries || wait > LONGEST_WAIT_MS) throw error;
      await sleep(Math.round(wait * (1 + random() / 4)));
    }
  }
}
