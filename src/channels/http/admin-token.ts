/**
 * Who holds the admin token. Comparing takes the same time whatever was sent.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { ProblemError } from './problems.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether a request carries the token, as `Authorization: Bearer …`. Without a token nobody does.
 * @public for routes that show more to its holder
 */
export function holdsToken(c: Context, token: string | undefined): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  const isSame = timingSafeEqual(digest(sent ?? ''), digest(token ?? ''));
  return isSame && sent !== undefined && token !== undefined;
}

/** Answers 401 to whoever does not hold the token. */
export function requireToken(token: string): MiddlewareHandler {
  return async (c, next) => {
    if (!holdsToken(c, token)) {
      throw new ProblemError('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer realm="admin"' } });
    }
    await next();
  };
}
