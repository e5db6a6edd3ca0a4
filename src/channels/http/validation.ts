/**
 * What zod found wrong with a request, as a problem that names the fields in the caller's language.
 */
import type { Context } from 'hono';
import type { $ZodIssue } from 'zod/v4/core';
import { MAX_QUESTION_LENGTH } from '../../answer.ts';
import { fieldMessage } from './field-messages.ts';
import { ProblemError, problemLanguage } from './problems.ts';

/** Most faults named in one response. */
const MAX_FAULTS = 20;

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
}

/** `messages[0].content`; the body itself, when it is no object at all, is called `body`. */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name === '' ? 'body' : name.replace(/^\./, '');
}

/** Whether a question is too long even for the schema, which allows answers in the conversation to be longer. */
function isLongQuestion(issue: $ZodIssue, data: unknown): boolean {
  const [list, index, field] = issue.path;
  return (
    issue.code === 'too_big' &&
    list === 'messages' &&
    field === 'content' &&
    valueAt(data, ['messages', index ?? 0, 'role']) === 'user'
  );
}

/**
 * The hook of every validated route.
 * @throws ProblemError when the request does not fit its schema
 */
export function refuseInvalid(
  result: { success: true } | { success: false; error: { issues: readonly $ZodIssue[] }; data?: unknown },
  c: Context,
): void {
  if (result.success) return;
  const { issues } = result.error;
  if (issues.some((issue) => isLongQuestion(issue, result.data))) {
    throw new ProblemError('question-too-long', { values: { limit: String(MAX_QUESTION_LENGTH) } });
  }
  const language = problemLanguage(c);
  const errors = issues.slice(0, MAX_FAULTS).map((issue) => ({
    field: nameOf(issue.path),
    message: fieldMessage(issue, valueAt(result.data, issue.path), language),
  }));
  const faults = errors.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw new ProblemError('invalid-field', { values: { faults }, errors });
}
