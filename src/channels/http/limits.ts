/**
 * How much a caller may send, and how often.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { rateLimiter, type Store } from 'hono-rate-limiter';
import { ProblemError, type ProblemKind } from './problems.ts';

/** Largest body of a request, in bytes: a question of the greatest length with a long conversation. */
export const MAX_BODY_BYTES = 64 * 1024;

const MINUTE = 60_000;

/** Refuses larger bodies, with or without a Content-Length, before they are read. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new ProblemError('body-too-large', { values: { limit: String(MAX_BODY_BYTES) } });
    },
  });
}

/** Whether a call counts: everything that is sent, and searching. */
function counts(c: Context): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) || c.req.path === '/api/v1/search';
}

export interface RateLimit {
  /** Calls a minute; 0 lets everyone through. */
  readonly limit: number;
  /** Whose calls count together. */
  readonly callerOf: (c: Context) => string;
  /** Which calls count; those that send something, and searching, unless told otherwise. */
  readonly counts?: (c: Context) => boolean;
  /** What the caller is told. */
  readonly problem?: ProblemKind;
  /** Where calls are counted; in memory unless told. */
  readonly store?: Store | undefined;
}

/** Refuses callers that come more often than `limit` times a minute. */
export function limitRate({
  limit,
  callerOf,
  counts: isCounted = counts,
  problem = 'too-many-requests',
  store,
}: RateLimit): MiddlewareHandler {
  if (limit === 0) return (_, next) => next();
  return rateLimiter({
    windowMs: MINUTE,
    limit,
    ...(store ? { store } : {}),
    standardHeaders: 'draft-6',
    keyGenerator: callerOf,
    skip: (c) => !isCounted(c),
    handler: (c) => {
      const seconds = c.res.headers.get('Retry-After') ?? String(MINUTE / 1000);
      throw new ProblemError(problem, { values: { seconds }, headers: { 'Retry-After': seconds } });
    },
  });
}
