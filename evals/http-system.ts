/**
 * A running server as a system under test: this one, or any that speaks the same contract.
 */
import { z } from 'zod';
import { type Answer, answerSchema, type ChatRequest, type SearchResult, searchResultSchema } from '../src/answer.ts';
import { BusyError, type System } from './system.ts';

const searchResponseSchema = z.object({ results: z.array(searchResultSchema) });
const TIMEOUT_MILLISECONDS = 120_000;

/** Seconds to wait by the response's Retry-After: a number of seconds or a date; 5 where it says nothing. */
function retryAfter(response: Response): number {
  const header = response.headers.get('retry-after');
  if (header === null) return 5;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.min(seconds, 120)) : 5;
}

async function request<T>(url: URL, init: RequestInit, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
  const body = await response.text();
  if (response.status === 429 || response.status === 503) {
    throw new BusyError(`HTTP ${response.status} from ${url.pathname}`, retryAfter(response));
  }
  if (!response.ok) throw new Error(`HTTP ${response.status} from ${url.pathname}: ${body.slice(0, 200)}`);
  const result = schema.safeParse(JSON.parse(body));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new Error(`${url.pathname} breaks the contract: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return result.data;
}

/**
 * POST /api/v1/chat and GET /api/v1/search under a base address (a path in it is kept). An answer that breaks the
 * schema is an error.
 * @throws TypeError when the base is no address.
 */
export function httpSystem(base: string): System {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  return {
    name: root.href,
    answer(chat: ChatRequest): Promise<Answer> {
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(chat) };
      return request(new URL('api/v1/chat', root), init, answerSchema);
    },
    async search(query: string, k: number): Promise<readonly SearchResult[]> {
      const url = new URL('api/v1/search', root);
      url.search = new URLSearchParams({ q: query, k: String(k) }).toString();
      const { results } = await request(url, { headers: { accept: 'application/json' } }, searchResponseSchema);
      return results;
    },
  };
}
