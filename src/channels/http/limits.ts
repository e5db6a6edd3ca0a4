/**
 * How much a caller may send, and how often.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { rateLimiter, type Store } from 'hono-rate-limiter';
import { ProblemError } from './problems.ts';

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

/**
 * Who is calling, by the address of the socket: headers such as X-Forwarded-For are not believed. Of an IPv6
 * address the first 64 bits count, because one subscriber has all addresses under them. Without a socket (tests,
 * other runtimes) all callers are one.
 */
function callerOf(c: Context): string {
  if (!(c.env as { incoming?: unknown; server?: unknown } | undefined)?.incoming && !c.env?.server) return 'local';
  return addressGroup(getConnInfo(c).remote.address ?? 'local');
}

/** An address as far as it tells subscribers apart. */
function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...new Array<string>(zeros).fill('0'), ...tail].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/** Whether a call counts: everything that is sent, and searching. */
function counts(c: Context): boolean {
  return c.req.method === 'POST' || c.req.path === '/api/v1/search';
}

/** Refuses callers that come more often than `limit` times a minute; 0 lets everyone through. Counts in memory unless told where. */
export function limitRate(limit: number, store?: Store): MiddlewareHandler {
  if (limit === 0) return (_, next) => next();
  return rateLimiter({
    windowMs: MINUTE,
    limit,
    ...(store ? { store } : {}),
    standardHeaders: 'draft-6',
    keyGenerator: callerOf,
    skip: (c) => !counts(c),
    handler: (c) => {
      const seconds = c.res.headers.get('Retry-After') ?? String(MINUTE / 1000);
      throw new ProblemError('too-many-requests', { values: { seconds }, headers: { 'Retry-After': seconds } });
    },
  });
}
