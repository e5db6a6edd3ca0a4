import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ChatCall, ChatChunk, ChatModel } from '../ports.ts';
import { parsePrompt } from '../prompts/prompt.ts';
import { condense } from '../understanding/condense.ts';
import { limitChatModel } from './limited-chat-model.ts';

/** Says nothing until the signal aborts. */
const stalling: ChatModel = {
  name: 'stalling',
  structured: false,
  async *stream({ signal }: ChatCall): AsyncGenerator<ChatChunk> {
    await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  },
};
const limits = { timeout: 40, tokensPerDay: 10_000, backOff: 1 };
const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
const prompt = parsePrompt('condense.md', readFileSync('prompts/condense.md', 'utf8'));

test('completing a follow-up takes a quarter of the time at most: the answer still has its own', async () => {
  const model = limitChatModel(stalling, limits, clock);
  const whole = async () => {
    for await (const _ of model.stream({ messages: [{ role: 'user', content: 'Wat?' }], maxTokens: 10 }));
  };
  await expect(whole).rejects.toMatchObject({ code: 'timeout', message: 'No answer within 40 ms.' });
  const follow = condense('En dan?', [], 'nl', { model, prompt });
  await expect(follow).rejects.toMatchObject({ code: 'timeout', message: 'No answer within 10 ms.' });
});
