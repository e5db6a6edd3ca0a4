/**
 * Whether a call carries the admin token: `Authorization: Bearer …`.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { ProblemError } from './problems.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** False without a token in the settings. Takes as long for a token that is nearly right as for one that is not. */
export function isAdmin(c: Context, token: string | undefined): boolean {
  if (token === undefined || token === '') return false;
  const given = /^Bearer ([^\s]{1,512})$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
  // Digests have one length, which timingSafeEqual asks for.
  return timingSafeEqual(digest(given), digest(token));
}

/** Answers 401 to whoever does not hold the token. */
export function requireToken(token: string): MiddlewareHandler {
  return async (c, next) => {
    if (!isAdmin(c, token)) {
      throw new ProblemError('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer realm="admin"' } });
    }
    await next();
  };
}
