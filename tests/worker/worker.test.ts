import { SELF } from 'cloudflare:test';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { answerSchema, searchResultSchema, verifiedSentenceSchema } from '../../src/answer.ts';
import { bindings, migrate } from './d1.test-support.ts';

const ORIGIN = 'https://vraagbaak.example.org';
const ADMIN = { Authorization: `Bearer ${bindings.ADMIN_TOKEN}` };

const get = (path: string, headers: Record<string, string> = {}) => SELF.fetch(`${ORIGIN}${path}`, { headers });
const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  SELF.fetch(`${ORIGIN}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const ask = (content: string) => post('/api/v1/chat', { messages: [{ role: 'user', content }] });

interface IndexState {
  readonly current: { readonly generation: string; readonly embedder: string; readonly passages: number } | null;
  readonly building: string | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
}
const indexState = async () => (await (await get('/api/v1/admin/index', ADMIN)).json()) as IndexState;

test('before anything is indexed the Worker lives, is not ready, and hides what is for operators', async () => {
  await migrate();
  expect((await get('/health')).status).toBe(200);
  expect((await get('/ready')).status).toBe(503);
  expect((await get('/')).status).toBe(503);
  expect((await post('/api/v1/admin/index')).status).toBe(404);
  expect((await get('/corpus/questions.jsonl')).status).toBe(404);
});

describe('with the corpus indexed by the queue', () => {
  beforeAll(async () => {
    await migrate();
    expect((await post('/api/v1/admin/index', undefined, ADMIN)).status).toBe(202);
    expect((await post('/api/v1/admin/index', undefined, ADMIN)).status).toBe(409);
    await vi.waitFor(async () => expect((await indexState()).building).toBeNull(), { timeout: 110_000, interval: 500 });
  });

  test('the index is whole and names its embedder', async () => {
    const { current } = await indexState();
    expect(current).toMatchObject({ embedder: 'workers-ai/baai/bge-m3', passages: expect.any(Number) });
  });

  test('a question is answered with citations that stand in the documents', async () => {
    const response = await ask('Hoeveel medewerkers werkten er eind 2024 bij DUO?');
    const answer = answerSchema.parse(await response.json());
    console.log(answer.status, answer.text);
    expect(['answered', 'partial']).toContain(answer.status);
  });
});
