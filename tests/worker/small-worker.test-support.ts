/** Workers on a small index, with stand-ins and settings of their own: as many isolates of one Worker as a test wants. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { vi } from 'vitest';
import rules from '../../evals/planted/huisregels.md?raw';
import report from '../../evals/planted/jaarverslag.md?raw';
import type { Queue } from '../../src/adapters/cloudflare-bindings.ts';
import { FakeVectorize } from '../../src/adapters/vectorize.fake.ts';
import { FakeWorkersAi } from '../../src/adapters/workers-ai.fake.ts';
import { createWorkersAiEmbedder } from '../../src/adapters/workers-ai-embedder.ts';
import { beginIndex, type IndexJob, indexInputOf, runIndexJob } from '../../src/indexing/cloudflare-index.ts';
import { corpusOf } from '../../src/indexing/corpus-files.ts';
import { createHandlers } from '../../src/runtimes/worker-handlers.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

export const TOKEN = 'the-admin-token-of-these-tests';
export const QUESTION = 'Hoeveel bezoekers waren er in 2024?';

/** With these the judgement says of QUESTION that the documents answer it. */
const bank = [QUESTION, 'Hoeveel bezoekers kwamen er in 2024?', 'Hoeveel mensen bezochten de bibliotheek?'].map(
  (question) => ({
    document: 'jaarverslag-bibliotheek',
    quote: 'In 2024 kwamen er 118.000 bezoekers, ruim 4.000 meer dan in 2023.',
    ...{ language: 'nl', question, kind: 'question' },
  }),
);

/** A response, once everything that goes on after it is done. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: any JSON; tests compare it
  readonly json: any;
}

export type Isolate = (path: string, init?: RequestInit & { body?: string }) => Promise<Seen>;

class Jobs implements Queue<IndexJob> {
  readonly waiting: IndexJob[] = [];
  async sendBatch(messages: { readonly body: IndexJob }[]): Promise<void> {
    this.waiting.push(...messages.map(({ body }) => body));
  }
}

/** Empties the database and indexes two short documents. */
export async function openSmallWorker() {
  await migrate();
  await empty();
  const [ai, vectors, queue] = [new FakeWorkersAi(), new FakeVectorize(), new Jobs()];
  const embedder = createWorkersAiEmbedder(ai);
  const parts = { database: bindings.DB, vectors, queue, embedder, split: () => [] };
  const files = [
    { name: 'huisregels.md', content: rules },
    { name: 'jaarverslag.md', content: report },
    { name: 'questions.jsonl', content: bank.map((entry) => JSON.stringify(entry)).join('\n') },
  ];
  await beginIndex(indexInputOf(await corpusOf('corpus', files)), parts, new Date());
  for (let job = queue.waiting.shift(); job; job = queue.waiting.shift()) await runIndexJob(job, parts);

  /** An isolate of its own; settings are those of the tests unless changed. */
  const isolate = (settings: Record<string, string> = {}): Isolate => {
    const own = { AI: ai, VECTORS: vectors, ADMIN_TOKEN: TOKEN, RATE_LIMIT_PER_MINUTE: '0', ...settings };
    const handlers = createHandlers((env) => ({ ...env, ...own }));
    return async (path, init = {}) => {
      const context = createExecutionContext();
      const headers = { 'Content-Type': 'application/json', ...(init.headers as Record<string, string>) };
      const request = new Request(`https://vraagbaak.example.org${path}`, { ...init, headers });
      const response = await handlers.fetch(request, bindings, context);
      const text = await response.text();
      await waitOnExecutionContext(context);
      const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
      return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
    };
  };
  const alarm = () => createHandlers((env) => ({ ...env, AI: ai, VECTORS: vectors })).scheduled(null, bindings);
  return { ai, isolate, alarm };
}

/** Asks the chat. */
export const ask = (isolate: Isolate, content = QUESTION, headers: Record<string, string> = {}) =>
  isolate('/api/v1/chat', { method: 'POST', headers, body: JSON.stringify({ messages: [{ role: 'user', content }] }) });

/** Calls as the holder of the admin token. */
export const asAdmin = (isolate: Isolate, path: string, init: RequestInit & { body?: string } = {}) =>
  isolate(path, { ...init, headers: { Authorization: `Bearer ${TOKEN}` } });

/** Presses a stop button. */
export const press = (isolate: Isolate, name: string, paused: boolean, note = 'proef') =>
  asAdmin(isolate, `/api/v1/admin/switches/${name}`, { method: 'PUT', body: JSON.stringify({ paused, note }) });

/** Holds the clock at the beginning of a minute while it runs: limits count by the minute, and one must not end meanwhile. */
export async function withinOneMinute(run: () => Promise<void>): Promise<void> {
  vi.setSystemTime(Math.floor(Date.now() / 60_000) * 60_000);
  try {
    await run();
  } finally {
    vi.useRealTimers();
  }
}
