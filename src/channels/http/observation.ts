/**
 * What is told about each request to whoever runs the server: never its query, its body or a full address.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { coarse } from './client-address.ts';
import { type ProblemKind, toProblemError } from './problems.ts';

export interface RequestEntry {
  /** X-Request-Id: the caller's own when it was well formed. */
  readonly request: string;
  readonly method: string;
  /** The pattern of the route, as in /bronnen/:document; null where no route fits. */
  readonly route: string | null;
  readonly status: number;
  readonly problem: ProblemKind | null;
  /** Until the response began, in ms: of events that is the first one. */
  readonly ms: number;
  /** The caller's network: 24 bits of an IPv4 address, 48 of an IPv6 one. */
  readonly network: string;
}

/** Methods by their names; any other is one, so that nobody can make up values for the metrics. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function routeOf(c: Context): string | null {
  return matchedRoutes(c).findLast(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))?.path ?? null;
}

/** Tells `onResponse` of every request. */
export function observe(
  callerOf: (c: Context) => string,
  onResponse: (entry: RequestEntry) => void,
): MiddlewareHandler {
  return async (c, next) => {
    const begin = performance.now();
    await next();
    onResponse({
      request: c.get('requestId'),
      method: METHODS.includes(c.req.method) ? c.req.method : 'other',
      route: routeOf(c),
      status: c.res.status,
      problem: c.error === undefined ? null : (toProblemError(c.error)?.kind ?? 'internal-error'),
      ms: Math.round(performance.now() - begin),
      network: coarse(callerOf(c)),
    });
  };
}
