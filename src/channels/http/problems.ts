/**
 * Errors as callers see them: RFC 9457 problem details in the caller's language, never with anything internal.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { InvalidQuestionError, MAX_QUESTION_LENGTH } from '../../answer.ts';
import { type TextKey, text } from '../../texts/texts.ts';

/** Every kind of problem: the last part of its type, its status and its text. */
const PROBLEMS = {
  'malformed-json': { status: 400, text: 'malformed_json' },
  'invalid-field': { status: 400, text: 'invalid_field' },
  'empty-question': { status: 400, text: 'empty' },
  'question-too-long': { status: 400, text: 'too_long' },
  'last-message-not-from-user': { status: 400, text: 'last_message' },
  'not-found': { status: 404, text: 'not_found' },
  'method-not-allowed': { status: 405, text: 'method_not_allowed' },
  'body-too-large': { status: 413, text: 'payload_too_large' },
  'unsupported-media-type': { status: 415, text: 'unsupported_media_type' },
  'too-many-requests': { status: 429, text: 'too_many_requests' },
  'internal-error': { status: 500, text: 'internal' },
  'not-ready': { status: 503, text: 'not_ready' },
} as const satisfies Record<string, { status: ContentfulStatusCode; text: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** Problem details: RFC 9457, with the fields that are wrong where that is the problem. */
export const problemSchema = z.object({
  type: z.string().describe('Relative reference: /problems/ and the kind of problem'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional().describe('Names this very occurrence; also in the log of the server'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A request that is answered with a problem. `values` fill its text, `headers` go with the response. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly values: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: Problem['errors'];
  constructor(
    kind: ProblemKind,
    extra: { values?: Record<string, string>; headers?: Record<string, string>; errors?: Problem['errors'] } = {},
  ) {
    super(kind);
    this.name = 'ProblemError';
    this.kind = kind;
    this.values = extra.values ?? {};
    this.headers = extra.headers ?? {};
    this.errors = extra.errors;
  }
}

/** Seconds after which a caller may try again while the index opens. */
const RETRY_AFTER = '10';

/** The problem of a server whose index is not open yet. */
export function notReady(): ProblemError {
  return new ProblemError('not-ready', { values: { seconds: RETRY_AFTER }, headers: { 'Retry-After': RETRY_AFTER } });
}

/** Language of problems: that of the page (`?lang=`), else English for who prefers it, else Dutch. */
export function problemLanguage(c: Context): 'nl' | 'en' {
  const page = c.req.query('lang');
  if (page === 'nl' || page === 'en') return page;
  const supports = ['nl', 'nl-NL', 'nl-BE', 'en', 'en-GB', 'en-US'];
  return accepts(c, { header: 'Accept-Language', supports, default: 'nl' }).startsWith('en') ? 'en' : 'nl';
}

const QUESTION_PROBLEMS = {
  empty: 'empty-question',
  too_long: 'question-too-long',
  last_message_not_from_user: 'last-message-not-from-user',
} as const satisfies Record<InvalidQuestionError['code'], ProblemKind>;

/** Any error as one to answer with; null when nobody foresaw it. */
export function toProblemError(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof InvalidQuestionError) {
    const limit = String(error.limit ?? MAX_QUESTION_LENGTH);
    return new ProblemError(QUESTION_PROBLEMS[error.code], { values: { limit } });
  }
  if (error instanceof HTTPException && error.status === 400) return new ProblemError('malformed-json');
  if (error instanceof HTTPException && error.status === 415) return new ProblemError('unsupported-media-type');
  return null;
}

/**
 * An error as problem details. What nobody foresaw becomes an internal error with an `instance`, under which
 * `report` gets the error itself.
 */
export function problemOf(
  error: unknown,
  language: 'nl' | 'en',
  report: (error: unknown, instance: string) => void,
): Problem {
  const known = toProblemError(error);
  const { kind, values, errors } = known ?? new ProblemError('internal-error');
  const instance = known === null ? `urn:uuid:${crypto.randomUUID()}` : undefined;
  if (instance !== undefined) report(error, instance);
  const words = (part: 'title' | 'detail') =>
    text(language, `problem.${PROBLEMS[kind].text}.${part}` satisfies TextKey, values);
  return {
    type: `/problems/${kind}`,
    title: words('title'),
    status: PROBLEMS[kind].status,
    detail: words('detail'),
    ...(instance === undefined ? {} : { instance }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Sends problem details as application/problem+json. */
export function sendProblem(c: Context, problem: Problem, language: string): Response {
  c.header('Content-Language', language);
  c.header('Content-Type', 'application/problem+json');
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode);
}

/** How a route's responses name their problems in the OpenAPI document. */
export function problemResponses(...kinds: ProblemKind[]) {
  const content = { 'application/problem+json': { schema: problemSchema } };
  const statuses = new Set(kinds.map((kind) => PROBLEMS[kind].status));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      { description: kinds.filter((kind) => PROBLEMS[kind].status === status).join(', '), content },
    ]),
  );
}
