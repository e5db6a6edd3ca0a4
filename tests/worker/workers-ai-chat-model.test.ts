import { describe, expect, test } from 'vitest';
import { FakeWorkersAi } from '../../src/adapters/workers-ai.fake.ts';
import { createWorkersAiChatModel } from '../../src/adapters/workers-ai-chat-model.ts';
import type { ChatChunk } from '../../src/ports.ts';

const MODEL = '@cf/fake/writer';

async function chunksOf(ai: FakeWorkersAi, model = MODEL, signal?: AbortSignal): Promise<ChatChunk[]> {
  const call = {
    messages: [{ role: 'user' as const, content: 'Vraag' }],
    maxTokens: 50,
    ...(signal ? { signal } : {}),
  };
  const chunks: ChatChunk[] = [];
  for await (const chunk of createWorkersAiChatModel(ai, model).stream(call)) chunks.push(chunk);
  return chunks;
}

function saying(...events: unknown[]): FakeWorkersAi {
  const ai = new FakeWorkersAi();
  ai.events = events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event)));
  return ai;
}

const textOf = (chunks: readonly ChatChunk[]) =>
  chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');

describe('a language model on Workers AI', () => {
  test('streams its own form, with what it used', async () => {
    const usage = { prompt_tokens: 12, completion_tokens: 5 };
    const chunks = await chunksOf(
      saying({ response: 'Één ' }, { response: 'zin.' }, { response: '', usage }, '[DONE]'),
    );
    expect(textOf(chunks)).toBe('Één zin.');
    expect(chunks.slice(-2)).toEqual([
      { type: 'usage', usage: { input: 12, output: 5 } },
      { type: 'end', reason: 'stop' },
    ]);
  });

  test('streams OpenAI’s form, and says when it was stopped by the length', async () => {
    const said = (content: string, finish_reason: string | null) => ({
      choices: [{ delta: { content }, finish_reason }],
    });
    const chunks = await chunksOf(saying(said('Een ', null), said('zin', 'length'), '[DONE]'));
    expect([textOf(chunks), chunks.at(-1)]).toEqual(['Een zin', { type: 'end', reason: 'length' }]);
  });

  test.each([
    ['a stream without an end', saying({ response: 'Een' }), MODEL, 'cut_off'],
    ['an event that is no JSON', saying('{"resp', '[DONE]'), MODEL, 'cut_off'],
    ['a name that is no model', new FakeWorkersAi(), '@cf/fake/none', 'misconfigured'],
  ])('%s fails as what it is', async (_, ai, model, code) => {
    await expect(chunksOf(ai, model)).rejects.toMatchObject({ name: 'ChatModelError', code });
  });

  test('stops when the reader leaves', async () => {
    const leave = new AbortController();
    leave.abort(new Error('left'));
    await expect(chunksOf(saying('[DONE]'), MODEL, leave.signal)).rejects.toThrow('left');
  });
});
