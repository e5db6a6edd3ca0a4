/** Written answers over HTTP: the real server as a process of its own, in front of a model's server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeOpenAiServer, type RecordedCall, sourceWith } from '../adapters/openai-server.fake.ts';
import { answerSchema } from '../answer.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder = '';
let model: FakeOpenAiServer;
let server: ChildProcess;
let base = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generative-server-'));
  model = await FakeOpenAiServer.start();
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    CORPUS_DIR: join(ROOT, 'evals', 'planted'),
    INDEX_DIR: folder,
    CHAT_MODEL: 'openai-compatible:klein',
    OPENAI_BASE_URL: model.baseUrl,
    // Set by whoever uses LangChain elsewhere on this machine: nothing may go there.
    LANGSMITH_TRACING: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_API_KEY: 'x',
    LANGSMITH_ENDPOINT: model.baseUrl,
  };
  server = spawn(process.execPath, ['src/runtimes/node.ts'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.on('exit', () => reject(new Error(said)));
    server.stderr?.on('data', (piece) => {
      said += piece;
      base = /listens on (\S+)\//.exec(said)?.[1] ?? '';
      if (said.includes('Ready')) resolve();
    });
  });
});

afterAll(async () => {
  server.kill();
  await model.close();
  await rm(folder, { recursive: true, force: true });
});

const good = (call: RecordedCall) => ({
  text: 'In 2024 kwamen er 118.000 bezoekers naar de bibliotheek.',
  sources: [sourceWith(call, 'er 118.000 bezoekers')],
});

function ask(accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${base}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hoeveel bezoekers waren er in 2024?' }] }),
    ...(signal ? { signal } : {}),
  });
}

interface Event {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

async function* eventsOf(response: Response): AsyncGenerator<Event> {
  let text = '';
  for await (const piece of (response.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      if (field('event') !== '') yield { event: field('event'), data: JSON.parse(field('data')) };
    }
  }
}

test('a sentence is sent before the model is done, and a reader who leaves ends the call of the model', async () => {
  model.reply = (call) => ({ stallAfter: `{"sentences": [${JSON.stringify(good(call))},` });
  const leave = new AbortController();
  const response = await ask('text/event-stream', leave.signal);
  expect(response.headers.get('X-Accel-Buffering')).toBe('no');
  expect(response.headers.get('Cache-Control')).toBe('no-store, no-transform');
  const events = eventsOf(response);
  let step = await events.next();
  while (!step.done && step.value.event !== 'sentence') step = await events.next();
  expect((step.value as Event).data.text).toBe('In 2024 kwamen er 118.000 bezoekers naar de bibliotheek. [1]');
  expect(model.calls.at(-1)?.hungUp).toBe(false);
  leave.abort();
  await model.hangUp();
});

test('a reader who waits for JSON and leaves ends the call too', async () => {
  model.reply = () => ({ stallAfter: '{"sentences": [' });
  const before = model.calls.length;
  const leave = new AbortController();
  const asked = ask('application/json', leave.signal);
  asked.catch(() => undefined);
  while (model.calls.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  leave.abort();
  await expect(asked).rejects.toThrow(/abort/i);
  await model.hangUp();
});

test('no sentence that fails is sent, and the answer is what counts', async () => {
  model.reply = (call) => ({
    say: JSON.stringify({ sentences: [good(call), { ...good(call), text: 'Daarvan kwamen er 9.999 op zondag.' }] }),
  });
  const events: Event[] = [];
  for await (const event of eventsOf(await ask('text/event-stream'))) events.push(event);
  expect(JSON.stringify(events)).not.toContain('9.999');
  const answer = answerSchema.parse(events.at(-1)?.data);
  expect(answer).toMatchObject({ mode: 'generative', provenance: { model: 'openai-compatible:klein' } });
  expect(answer.text).toContain('118.000');
});

test('a model that fails leaves the quote, as JSON', async () => {
  model.reply = () => ({ status: 500 });
  const answer = answerSchema.parse(await (await ask('application/json')).json());
  expect(answer).toMatchObject({ status: 'answered', mode: 'extractive', provenance: { model: null } });
  expect(answer.text).toContain('118.000');
});

test('nothing goes anywhere but to the calls of the model', () => {
  expect([...new Set(model.calls.map(({ path }) => path))]).toEqual(['/v1/chat/completions']);
});
