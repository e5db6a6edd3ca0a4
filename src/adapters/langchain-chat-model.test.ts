/** The adapter against a server over real HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChatCall, type ChatChunk, type ChatModel, ChatModelError } from '../ports.ts';
import { openLangChainChatModel } from './langchain-chat-model.ts';
import { limitChatModel } from './limited-chat-model.ts';
import { FakeOpenAiServer } from './openai-server.fake.ts';

let server: FakeOpenAiServer;
let model: ChatModel;

const open = (changes: object = {}) =>
  openLangChainChatModel({
    name: 'openai-compatible:klein',
    provider: 'openai',
    model: 'klein',
    package: '@langchain/openai',
    structured: true,
    fields: { apiKey: 'sleutel', configuration: { baseURL: server.baseUrl } },
    ...changes,
  });

const CALL: ChatCall = {
  messages: [
    { role: 'system', content: 'Antwoord kort.' },
    { role: 'user', content: 'Hoe laat is het?' },
  ],
  maxTokens: 77,
};

async function all(stream: AsyncIterable<ChatChunk>): Promise<ChatChunk[]> {
  const chunks: ChatChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}
const textOf = (chunks: readonly ChatChunk[]) =>
  chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');

async function failure(stream: AsyncIterable<ChatChunk>): Promise<string> {
  try {
    await all(stream);
  } catch (error) {
    return error instanceof ChatModelError ? error.code : String(error);
  }
  return 'none';
}

beforeAll(async () => {
  server = await FakeOpenAiServer.start();
  model = await open();
});
beforeEach(() => {
  server.calls.length = 0;
});
afterAll(() => server.close());

describe('a model behind an OpenAI-compatible server', () => {
  test('gives its text in pieces, what it used, and its end', async () => {
    server.reply = () => ({ say: 'Het is kwart over drie.' });
    const chunks = await all(model.stream(CALL));
    expect(textOf(chunks)).toBe('Het is kwart over drie.');
    expect(chunks.filter(({ type }) => type === 'text').length).toBeGreaterThan(1);
    expect(chunks.find(({ type }) => type === 'usage')).toMatchObject({ usage: { output: 40 } });
    expect(chunks.at(-1)).toEqual({ type: 'end', reason: 'stop' });
  });

  test('gets the messages, the limit and the key, and streams', async () => {
    server.reply = () => ({ say: 'Ja.' });
    await all(model.stream(CALL));
    const [call] = server.calls;
    expect(call?.path).toBe('/v1/chat/completions');
    expect(call?.authorization).toBe('Bearer sleutel');
    expect(call?.body).toMatchObject({ model: 'klein', stream: true, messages: CALL.messages });
    expect(call?.body.max_tokens ?? call?.body.max_completion_tokens).toBe(77);
    expect(call?.body.response_format).toBeUndefined();
  });

  test('is held to a schema where one is given', async () => {
    server.reply = () => ({ say: '{}' });
    await all(model.stream({ ...CALL, schema: { name: 'answer', schema: { type: 'object' } } }));
    expect(server.calls[0]?.body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: { type: 'object' } },
    });
  });

  test('tells that it came to the limit of its length', async () => {
    server.reply = () => ({ say: 'Het is', finish: 'length' });
    expect((await all(model.stream(CALL))).at(-1)).toEqual({ type: 'end', reason: 'length' });
  });

  test.each([
    ['429', { status: 429 }, 'rate_limited'],
    ['500', { status: 500 }, 'server_error'],
    ['400', { status: 400 }, 'rejected'],
    ['401', { status: 401 }, 'misconfigured'],
    ['a cut connection', { cutAfter: 'Het is' }, 'cut_off'],
    ['a stream without an end', { say: 'Het is', finish: null }, 'cut_off'],
    ['a refusal', { refuse: 'Dat doe ik niet.' }, 'refused'],
    ['a filter', { say: '', finish: 'content_filter' }, 'refused'],
  ] as const)('%s is a failure with a code, after one call', async (_, reply, code) => {
    server.reply = () => reply;
    expect(await failure(model.stream(CALL))).toBe(code);
    expect(server.calls).toHaveLength(1);
  });

  test('a server that is not there is unreachable', async () => {
    const nowhere = await open({ fields: { apiKey: 'x', configuration: { baseURL: 'http://127.0.0.1:1/v1' } } });
    expect(await failure(nowhere.stream(CALL))).toBe('unreachable');
  });

  test('a caller who leaves closes the connection', async () => {
    server.reply = () => ({ stallAfter: 'Het is' });
    const leave = new AbortController();
    const said = all(model.stream({ ...CALL, signal: leave.signal }));
    said.catch(() => undefined);
    while (server.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leave.abort();
    await expect(said).rejects.toThrow(/abort/i);
    await server.hangUp();
    expect(server.calls[0]?.hungUp).toBe(true);
  });

  test('a provider whose package is not installed is named with its package', async () => {
    await expect(open({ provider: 'mistralai', package: '@langchain/mistralai' })).rejects.toThrow(
      'npm install @langchain/mistralai',
    );
  });
});

describe('a model with limits', () => {
  const limits = { timeout: 5000, tokensPerDay: 100_000, backOff: 1 };
  const clock = { now: () => new Date('2031-05-06T12:00:00Z') };

  test('is asked once more when the server is busy', async () => {
    server.reply = () => (server.calls.length === 1 ? { status: 503 } : { say: 'Ja.' });
    expect(textOf(await all(limitChatModel(model, limits, clock).stream(CALL)))).toBe('Ja.');
    expect(server.calls).toHaveLength(2);
  });

  test('is asked twice and no more', async () => {
    server.reply = () => ({ status: 429 });
    expect(await failure(limitChatModel(model, limits, clock).stream(CALL))).toBe('rate_limited');
    expect(server.calls).toHaveLength(2);
  });

  test.each([
    ['what it refuses', { refuse: 'Nee.' }, 'refused'],
    ['what it does not understand', { status: 400 }, 'rejected'],
    ['what broke off in the middle', { cutAfter: 'Het is' }, 'cut_off'],
    ['a server that wants a long wait', { status: 429, headers: { 'retry-after': '60' } }, 'rate_limited'],
  ] as const)('is not asked again: %s', async (_, reply, code) => {
    server.reply = () => reply;
    expect(await failure(limitChatModel(model, limits, clock).stream(CALL))).toBe(code);
    expect(server.calls).toHaveLength(1);
  });

  test('that stalls runs out of time, and the connection is closed', async () => {
    server.reply = () => ({ stallAfter: 'Het is' });
    expect(await failure(limitChatModel(model, { ...limits, timeout: 200 }, clock).stream(CALL))).toBe('timeout');
    await server.hangUp();
    expect(server.calls).toHaveLength(1);
  });

  test('a caller who leaves is not told that time ran out', async () => {
    server.reply = () => ({ stallAfter: '' });
    const leave = new AbortController();
    setTimeout(() => leave.abort('left'), 50);
    const said = all(limitChatModel(model, limits, clock).stream({ ...CALL, signal: leave.signal }));
    await expect(said).rejects.toBe('left');
  });

  test('a day has its tokens, and the next day has its own', async () => {
    server.reply = () => ({ say: 'Ja.' });
    let now = new Date('2031-05-06T12:00:00Z');
    const limited = limitChatModel(model, { ...limits, tokensPerDay: 120 }, { now: () => now });
    await all(limited.stream(CALL));
    expect(await failure(limited.stream(CALL))).toBe('over_budget');
    expect(server.calls).toHaveLength(1);
    now = new Date('2031-05-07T00:00:01Z');
    expect(await failure(limited.stream(CALL))).toBe('none');
  });

  test('what a call did not take is given back', async () => {
    server.reply = () => ({ status: 400 });
    const limited = limitChatModel(model, { ...limits, tokensPerDay: 100 }, clock);
    for (let i = 0; i < 3; i++) expect(await failure(limited.stream(CALL))).toBe('rejected');
  });
});
