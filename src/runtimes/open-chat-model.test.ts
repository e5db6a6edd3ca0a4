import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeOpenAiServer } from '../adapters/openai-server.fake.ts';
import type { ChatModel } from '../ports.ts';
import { complete } from '../prompts/complete.ts';
import { openGenerator } from './open-chat-model.ts';
import { readSettings, SettingsError } from './settings.ts';

const clock = { now: () => new Date('2031-05-06T12:00:00Z') };
const open = (env: Record<string, string>) => openGenerator(readSettings(env), clock);

beforeEach(() => {
  process.env.LANGSMITH_TRACING = 'true';
  process.env.LANGCHAIN_API_KEY = 'x';
});
afterEach(() => {
  delete process.env.LANGSMITH_TRACING;
  delete process.env.LANGCHAIN_API_KEY;
});

test('without CHAT_MODEL there is none, and the environment stays as it is', async () => {
  expect(await open({})).toBeNull();
  expect(process.env.LANGSMITH_TRACING).toBe('true');
});

test('with one, what LangChain would send to others is switched off', async () => {
  expect(await open({ CHAT_MODEL: 'openai:gpt-4o-mini', OPENAI_API_KEY: 'x' })).toMatchObject({
    model: { name: 'openai:gpt-4o-mini', structured: true },
    tokensPerAnswer: 700,
  });
  expect(Object.keys(process.env).filter((name) => /^LANG(?:SMITH|CHAIN)_/.test(name))).toEqual([]);
});

test('Azure is called at the address, deployment and version that the settings name', async () => {
  const server = await FakeOpenAiServer.start();
  server.reply = () => ({ say: 'Ja.' });
  const generator = await open({
    CHAT_MODEL: 'azure_openai:klein',
    AZURE_OPENAI_API_KEY: 'x',
    AZURE_OPENAI_ENDPOINT: new URL(server.baseUrl).origin,
    AZURE_OPENAI_API_VERSION: '2024-10-21',
  });
  const model = generator?.model as ChatModel;
  const said = await complete(model, { messages: [{ role: 'user', content: 'Kan dat?' }], maxTokens: 5 });
  await server.close();
  expect(said.text).toBe('Ja.');
  expect(server.calls.map(({ path }) => path)).toEqual([
    '/openai/deployments/klein/chat/completions?api-version=2024-10-21',
  ]);
});

test.each([
  ['mistralai:klein', { MISTRAL_API_KEY: 'x' }, '@langchain/mistralai'],
  ['ollama:klein', {}, '@langchain/ollama'],
  ['anthropic:klein', { ANTHROPIC_API_KEY: 'x' }, '@langchain/anthropic'],
  ['google-genai:klein', { GOOGLE_API_KEY: 'x' }, '@langchain/google-genai'],
])('%s without its package stops the start with how to install it', async (CHAT_MODEL, env, name) => {
  const opening = open({ CHAT_MODEL, ...env } as Record<string, string>);
  await expect(opening).rejects.toThrow(SettingsError);
  await expect(opening).rejects.toThrow(`CHAT_MODEL=${CHAT_MODEL}`);
  await expect(opening).rejects.toThrow(`npm install ${name}`);
});
