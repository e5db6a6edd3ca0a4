/** The bot behind the server's own app: off unless the settings switch it on. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakeAssistant } from '../assistant.fake.ts';
import { createApp } from '../channels/http/app.ts';
import { createPages } from '../channels/web/pages.ts';
import { openBot } from './open-bot.ts';
import { readSettings } from './settings.ts';

const REGISTERED = {
  TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555',
  TEAMS_APP_PASSWORD: 'geheim',
  TEAMS_TENANT_ID: '99999999-0000-0000-0000-000000000001',
  PUBLIC_URL: 'https://vraag.example.org',
};

async function appWith(env: Record<string, string>) {
  const settings = readSettings({ RATE_LIMIT_PER_MINUTE: '1', ...env });
  const assistant = () => new FakeAssistant();
  const bot = await openBot(settings, { assistant, recordFeedback: async () => true, isPaused: () => false });
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: '' });
  return createApp({ assistant, pages, bot: bot?.routes ?? null, settings, version: '1.2.3', report: () => {} });
}

function post(app: Awaited<ReturnType<typeof appWith>>, body: unknown, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return app.request('http://localhost/api/messages', init);
}

describe('POST /api/messages', () => {
  test('is not there while the bot is off', async () => {
    const app = await appWith({});
    expect((await post(app, {})).status).toBe(404);
    expect((await app.request('/api/messages')).status).toBe(404);
  });

  test('of a registered bot wants a token, however often it is called from one address', async () => {
    const app = await appWith(REGISTERED);
    for (let n = 0; n < 3; n += 1) expect((await post(app, {})).status).toBe(401);
    expect((await post(app, {}, { Authorization: 'Bearer a.b.c' })).status).toBe(401);
    const refused = await post(app, {});
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await app.request('/api/messages')).status).toBe(405);
  });

  test('of a bot for a local emulator wants none', async () => {
    expect((await post(await appWith({ TEAMS_LOCAL: 'true' }), {})).status).toBe(400);
  });
});

/** Prints how many files of the SDK are loaded: without the bot, and whether any are with it. */
const COUNT_SDK_FILES = `
  import { createRequire } from 'node:module';
  import { openBot } from './src/runtimes/open-bot.ts';
  import { readSettings } from './src/runtimes/settings.ts';
  const { cache } = createRequire(process.cwd() + '/package.json');
  const loaded = () => Object.keys(cache).filter((file) => file.includes('botframework')).length;
  const outside = { assistant: () => null, recordFeedback: async () => true, isPaused: () => false };
  await openBot(readSettings({}), outside);
  const without = loaded();
  await openBot(readSettings({ TEAMS_LOCAL: 'true' }), outside);
  console.log(JSON.stringify([without, loaded() > 0]));
`;

test('a server without the bot loads nothing of the SDK', () => {
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', COUNT_SDK_FILES], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(printed)).toEqual([0, true]);
});
