import { SELF } from 'cloudflare:test';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { generationInTheMaking } from '../../src/adapters/d1-generations.ts';
import { type Answer, answerSchema, type SearchResult, type VerifiedSentence } from '../../src/answer.ts';
import { bindings, migrate } from './d1.test-support.ts';
import { AI, VECTORS } from './local-worker.ts';

const ORIGIN = 'https://vraagbaak.example.org';
const ADMIN = { Authorization: `Bearer ${bindings.ADMIN_TOKEN}` };

const get = (path: string, headers: Record<string, string> = {}) => SELF.fetch(`${ORIGIN}${path}`, { headers });
const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  SELF.fetch(`${ORIGIN}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const ask = (content: string, headers: Record<string, string> = {}) =>
  post('/api/v1/chat', { messages: [{ role: 'user', content }] }, headers);
const answerTo = async (question: string): Promise<Answer> => answerSchema.parse(await (await ask(question)).json());

interface IndexState {
  readonly current: { readonly generation: string; readonly passages: number; readonly questions: number } | null;
  readonly building: string | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
}
const indexState = async () => (await (await get('/api/v1/admin/index', ADMIN)).json()) as IndexState;
const beginIndexing = () => post('/api/v1/admin/index', undefined, ADMIN);
/** Asks the database: the route may be asked thirty times a minute. */
const indexed = () =>
  vi.waitFor(async () => expect(await generationInTheMaking(bindings.DB)).toBeNull(), {
    timeout: 110_000,
    interval: 300,
  });

/** A sentence of the documents with a number in it, whatever the documents are. */
async function someQuote(): Promise<string> {
  const response = await get('/api/v1/search?q=Hoeveel+meldingen+waren+er+in+totaal%3F&k=50');
  const { results } = (await response.json()) as { results: SearchResult[] };
  const found = results.find(({ quote }) => /\s\d{2,3}\s/.test(quote) && !/vorig jaar|dit jaar/i.test(quote));
  return (found?.quote ?? '').replaceAll('\n', ' ');
}

test('before anything is indexed the Worker lives, is not ready, and hides what is for operators', async () => {
  await migrate();
  expect((await get('/health')).status).toBe(200);
  expect([(await get('/ready')).status, (await get('/')).status, (await ask('a')).status]).toEqual([503, 503, 503]);
  expect((await beginIndexing()).status).toBe(202);
  await indexed();
  for (const path of ['/corpus/questions.jsonl', '/corpus/files.json', '/words.nl.txt', '/build.json']) {
    expect((await get(path)).status, path).toBe(404);
  }
  const wrong = await post('/api/v1/admin/index', undefined, { Authorization: 'Bearer wrong' });
  expect([wrong.status, (await get('/api/v1/admin/index')).status]).toEqual([401, 401]);
});

describe('on the corpus that the queue indexed', () => {
  beforeAll(async () => {
    await migrate();
    if ((await indexState()).current === null) await beginIndexing();
    await indexed();
  });

  test('the index is whole, and every vector can be found', async () => {
    const { current } = await indexState();
    expect(current).toMatchObject({ embedder: 'workers-ai/baai/bge-m3', dimension: 1024 });
    const { passages = 0, questions = 0, sentences = 0 } = current as unknown as Record<string, number>;
    expect(passages).toBeGreaterThan(50);
    expect(VECTORS.size).toBe(passages + questions + sentences);
    expect(Math.max(...VECTORS.upserts)).toBeLessThanOrEqual(1000);
    expect(Math.max(...AI.calls.map((texts) => texts.length))).toBeLessThanOrEqual(100);
  });

  test('a question is answered with quotes that stand in their passages, and these on the page of the document', async () => {
    const answer = await answerTo('Wat was de gemiddelde leeftijd van de medewerkers eind 2024?');
    expect(['answered', 'partial']).toContain(answer.status);
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { quote, passage } of answer.citations) expect(passage).toContain(quote);
    const [first] = answer.citations;
    const [path, fragment] = (first?.url ?? '').split('#');
    const page = await (await get(path as string)).text();
    expect(page).toContain(`id="${fragment}"`);
  });

  test('events end with an answer', async () => {
    const response = await ask('Wat was het ziekteverzuim in 2024?', { Accept: 'text/event-stream' });
    const events = [...(await response.text()).matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
    expect(events.slice(0, 4)).toEqual(['status', 'status', 'status', 'status']);
    expect(events.at(-1)).toBe('answer');
  });

  test('what no word of the documents is about is not answered', async () => {
    const answer = await answerTo('Welke kwantumzwaartekracht veroorzaakt neutronensterren?');
    expect(['abstained', 'redirected']).toContain(answer.status);
    expect(answer.citations).toEqual([]);
  });

  test('search gives as many results as asked for, in order', async () => {
    const response = await get('/api/v1/search?q=ziekteverzuim&k=7');
    const { results } = (await response.json()) as { results: SearchResult[] };
    expect(results.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(results[0]?.passage).toMatch(/verzuim/i);
  });

  test('a sentence of the documents is supported, and with another number it is not', async () => {
    const quote = await someQuote();
    const verify = async (text: string) =>
      ((await (await post('/api/v1/verify', { text })).json()) as { sentences: VerifiedSentence[] }).sentences;
    expect(await verify(quote)).toMatchObject([{ supported: true, reasons: [] }]);
    const [changed] = await verify(quote.replace(/\s(\d{2,3})\s/, (_, number) => ` ${Number(number) + 1000} `));
    expect(changed).toMatchObject({ supported: false });
  });

  test('an answer is kept: asked back, given feedback on, deleted', async () => {
    const { id } = await answerTo('Hoeveel nieuwe medewerkers begonnen er in 2024?');
    expect((await post('/api/v1/feedback', { answerId: id, helpful: false })).status).toBe(204);
    const kept = await (await get(`/api/v1/answers/${id}`)).json();
    expect(kept).toMatchObject({ answer: { id }, feedback: { helpful: false } });
    expect((await SELF.fetch(`${ORIGIN}/api/v1/answers/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await get(`/api/v1/answers/${id}`)).status).toBe(404);
  });

  test('the page, its style and the widget are served', async () => {
    const page = await (await get('/')).text();
    const script = /src="(\/widget\.js[^"]*)"/.exec(page)?.[1] ?? '';
    const widget = await get(script);
    expect([widget.status, widget.headers.get('Content-Encoding')]).toEqual([200, null]);
    expect((await widget.text()).length).toBeGreaterThan(10_000);
    expect(await (await get('/assets/style.css')).text()).toContain('{');
  });

  test('a next generation takes over whole, though Workers AI fails on the way, and the one before the last is dropped', async () => {
    const generations = [(await indexState()).current?.generation];
    for (const failures of [3, 0]) {
      AI.failures = failures;
      const begun = (await (await beginIndexing()).json()) as { generation: string };
      expect((await beginIndexing()).status).toBe(409);
      await indexed();
      expect((await indexState()).current?.generation).toBe(begun.generation);
      generations.push(begun.generation);
    }
    await vi.waitFor(
      async () => {
        const { results } = await bindings.DB.prepare('SELECT DISTINCT generation FROM passages ORDER BY 1').all<{
          generation: string;
        }>();
        expect(results.map(({ generation }) => generation)).toEqual(generations.slice(1).sort());
      },
      { timeout: 60_000, interval: 300 },
    );
    const { results } = await bindings.DB.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'lexical_%'").all<{
      name: string;
    }>();
    const first = `lexical_${generations[0]?.replaceAll('-', '_')}`;
    expect(results.some(({ name }) => name.startsWith(first))).toBe(false);
  }, 240_000);
});
