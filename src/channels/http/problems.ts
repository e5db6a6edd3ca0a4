/**
 * Errors as callers see them: RFC 9457 problem details in the caller's language, never with anything internal.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import {
  InvalidQuestionError,
  MAX_QUESTION_LENGTH,
  type Target,
  targetSchema,
  UnavailableError,
} from '../../answer.ts';
import { type TextKey, text } from '../../texts/texts.ts';

/** Every kind of problem: the last part of its type, its status and its text. */
const PROBLEMS = {
  'malformed-json': { status: 400, text: 'malformed_json' },
  'invalid-field': { status: 400, text: 'invalid_field' },
  'empty-question': { status: 400, text: 'empty' },
  'question-too-long': { status: 400, text: 'too_long' },
  'last-message-not-from-user': { status: 400, text: 'last_message' },
  'nested-too-deep': { status: 400, text: 'nested_too_deep' },
  'malformed-request': { status: 400, text: 'malformed_request' },
  unauthorized: { status: 401, text: 'unauthorized' },
  'not-found': { status: 404, text: 'not_found' },
  'method-not-allowed': { status: 405, text: 'method_not_allowed' },
  'request-timeout': { status: 408, text: 'request_timeout' },
  'body-too-large': { status: 413, text: 'payload_too_large' },
  'unsupported-media-type': { status: 415, text: 'unsupported_media_type' },
  'too-many-requests': { status: 429, text: 'too_many_requests' },
  'headers-too-large': { status: 431, text: 'headers_too_large' },
  'internal-error': { status: 500, text: 'internal' },
  'not-ready': { status: 503, text: 'not_ready' },
  overloaded: { status: 503, text: 'overloaded' },
  'timed-out': { status: 503, text: 'timed_out' },
  paused: { status: 503, text: 'paused' },
  stopping: { status: 503, text: 'stopping' },
} as const satisfies Record<string, { status: ContentfulStatusCode; text: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** Problem details: RFC 9457, with the fields that are wrong where that is the problem. */
export const problemSchema = z.object({
  type: z.string().describe('Relative reference to a page about this kind of problem'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z
    .string()
    .optional()
    .describe('Names this request by its X-Request-Id, under which the server logs it; no address to call'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  target: targetSchema.optional().describe('Where to go instead'),
});
export type Problem = z.infer<typeof problemSchema>;

/** A request that is answered with a problem. `values` fill its text, `headers` go with the response. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly values: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: Problem['errors'];
  readonly target: Target | undefined;
  constructor(
    kind: ProblemKind,
    extra: {
      values?: Record<string, string>;
      headers?: Record<string, string>;
      errors?: Problem['errors'];
      target?: Target | undefined;
    } = {},
  ) {
    super(kind);
    this.name = 'ProblemError';
    this.kind = kind;
    this.values = extra.values ?? {};
    this.headers = extra.headers ?? {};
    this.errors = extra.errors;
    this.target = extra.target;
  }
}

/** Seconds after which to try again while an index opens; building one takes longer, and the server says so. */
export const OPENING_SECONDS = 10;

/** A problem that passes by itself, after so many seconds. */
export function tryAgain(kind: ProblemKind, seconds: number, target?: Target): ProblemError {
  const after = String(seconds);
  return new ProblemError(kind, { values: { seconds: after }, headers: { 'Retry-After': after }, target });
}

/** The problem of a server whose index is not open yet; the app puts its own estimate of the time in it. */
export function notReady(seconds = OPENING_SECONDS): ProblemError {
  return tryAgain('not-ready', seconds);
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

const UNAVAILABLE = {
  overloaded: 'overloaded',
  timed_out: 'timed-out',
  stopping: 'stopping',
} as const satisfies Record<UnavailableError['code'], ProblemKind>;

/** Any error as one to answer with; null when nobody foresaw it. */
export function toProblemError(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof InvalidQuestionError) {
    const limit = String(error.limit ?? MAX_QUESTION_LENGTH);
    return new ProblemError(QUESTION_PROBLEMS[error.code], { values: { limit } });
  }
  if (error instanceof UnavailableError) return tryAgain(UNAVAILABLE[error.code], error.seconds);
  if (error instanceof HTTPException && error.status === 400) return new ProblemError('malformed-json');
  if (error instanceof HTTPException && error.status === 415) return new ProblemError('unsupported-media-type');
  return null;
}

/** How an error becomes problem details. */
export interface ProblemContext {
  readonly language: 'nl' | 'en';
  /** The id of the request. */
  readonly request: string;
  /** Gets errors that nobody foresaw, and the id of the request. */
  readonly report: (error: unknown, request: string) => void;
}

/** An error as problem details. What nobody foresaw becomes an internal error, and is reported. */
export function problemOf(error: unknown, { language, request, report }: ProblemContext): Problem {
  const known = toProblemError(error);
  const { kind, values, errors, target } = known ?? new ProblemError('internal-error');
  if (known === null) report(error, request);
  const words = (part: 'title' | 'detail') =>
    text(language, `problem.${PROBLEMS[kind].text}.${part}` satisfies TextKey, values);
  return {
    type: `/problems/${kind}`,
    title: words('title'),
    status: PROBLEMS[kind].status,
    detail: words('detail'),
    instance: `/requests/${request}`,
    ...(errors === undefined ? {} : { errors }),
    ...(target === undefined ? {} : { target }),
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

/** What stands where a description has no value of its own. */
const UNFILLED = { faults: '…', limit: '…', methods: '…', seconds: '…' };

/** A kind of problem in general, without an occurrence; null when there is no such kind. */
export function describeProblem(kind: string, language: 'nl' | 'en'): Problem | null {
  if (!Object.hasOwn(PROBLEMS, kind)) return null;
  const { status, text: key } = PROBLEMS[kind as ProblemKind];
  return {
    type: `/problems/${kind}`,
    title: text(language, `problem.${key}.title` satisfies TextKey),
    status,
    detail: text(language, `problem.${key}.detail` satisfies TextKey, UNFILLED),
  };
}
