/**
 * What a JSON body may be: UTF-8, not compressed, and not nested deeper than any request needs. Checked before it is
 * parsed.
 */
import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problems.ts';

/** Most lists and objects within each other. */
export const MAX_DEPTH = 16;

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]{1,80}\+)?json(?:\s*;|\s*$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;

/** How deep lists and objects stand within each other, brackets in strings left out. Counts malformed JSON too. */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') {
      for (at++; at < json.length && json[at] !== '"'; at++) if (json[at] === '\\') at++;
    } else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformed-json');
  }
}

/** Refuses JSON bodies in another encoding (415), of bytes that are no UTF-8 (400) or nested too deep (400). */
export function checkJson(): MiddlewareHandler {
  return async (c, next) => {
    const type = c.req.header('Content-Type') ?? '';
    if (JSON_TYPE.test(type) && !['GET', 'HEAD'].includes(c.req.method)) {
      const encoding = c.req.header('Content-Encoding') ?? 'identity';
      const charset = CHARSET.exec(type)?.[1] ?? 'utf-8';
      if (encoding.toLowerCase() !== 'identity' || !/^(?:utf-?8|us-ascii)$/i.test(charset)) {
        throw new ProblemError('unsupported-media-type');
      }
      if (depthOf(decode(await c.req.arrayBuffer())) > MAX_DEPTH) {
        throw new ProblemError('nested-too-deep', { values: { limit: String(MAX_DEPTH) } });
      }
    }
    await next();
  };
}
