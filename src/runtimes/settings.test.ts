import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError, settingsSchema } from './settings.ts';

describe('readSettings', () => {
  test('an empty environment gives the defaults', () => {
    expect(readSettings({})).toEqual({
      PORT: 8080,
      HOST: '127.0.0.1',
      CORPUS_DIR: 'corpus',
      INDEX_DIR: 'index',
      DATA_DIR: 'data',
      RETENTION_DAYS: 30,
      STORE: 'hnsw',
      CORS_ORIGINS: [],
      IMPORT_HOSTS: [],
      RATE_LIMIT_PER_MINUTE: 60,
      RATE_LIMIT_TOTAL_PER_MINUTE: 0,
      TRUSTED_PROXIES: [],
      ANSWERS_AT_ONCE: 4,
      ANSWERS_WAITING: 100,
      ANSWER_SECONDS: 30,
      LOG_LEVEL: 'info',
      CHAT_OUTPUT: 'auto',
      CHAT_TIMEOUT_SECONDS: 20,
      CHAT_TOKENS_PER_ANSWER: 700,
      CHAT_TOKENS_PER_DAY: 2_000_000,
      OLLAMA_BASE_URL: 'http://127.0.0.1:11434',
      TEAMS_SERVICE_HOSTS: ['smba.trafficmanager.net'],
      TEAMS_LOCAL: false,
    });
  });

  test.each([
    ['openai:gpt-4o-mini', 'OPENAI_API_KEY'],
    ['openai-compatible:klein', 'OPENAI_BASE_URL'],
    ['azure_openai:klein', 'AZURE_OPENAI_API_KEY'],
    ['azure_openai:klein', 'AZURE_OPENAI_ENDPOINT'],
    ['mistralai:mistral-small-latest', 'MISTRAL_API_KEY'],
    ['anthropic:claude', 'ANTHROPIC_API_KEY'],
  ])('CHAT_MODEL=%s without its variable stops the start with a message that names %s', (model, name) => {
    expect(() => readSettings({ CHAT_MODEL: model })).toThrow(`${name} is not set: CHAT_MODEL=${model} needs it.`);
  });

  test.each([['gpt-4o-mini'], ['nobody:klein'], ['openai:'], ['constructor:x']])(
    'CHAT_MODEL=%s is refused with the providers that there are',
    (model) => {
      expect(() => readSettings({ CHAT_MODEL: model })).toThrow(
        /CHAT_MODEL=.*openai-compatible, azure_openai, mistralai/,
      );
    },
  );

  test('a model may have a colon in its name, and one of this machine needs no key', () => {
    expect(readSettings({ CHAT_MODEL: 'ollama:qwen3:8b' }).CHAT_MODEL).toBe('ollama:qwen3:8b');
  });

  test('a model that may take longer than an answer may stops the start: its quotes would come too late', () => {
    const model = { CHAT_MODEL: 'ollama:klein', CHAT_TIMEOUT_SECONDS: '40' };
    expect(() => readSettings(model)).toThrow(
      /ANSWER_SECONDS=30 is too short for CHAT_TIMEOUT_SECONDS=40: .*at least 52/,
    );
    expect(readSettings({ ...model, ANSWER_SECONDS: '52' }).ANSWER_SECONDS).toBe(52);
    expect(readSettings({ ANSWER_SECONDS: '5' }).ANSWER_SECONDS).toBe(5);
  });

  test('a key that is not allowed is not repeated', () => {
    const read = () => readSettings({ OPENAI_API_KEY: 'ge heim' });
    expect(read).toThrow('OPENAI_API_KEY=… is not allowed');
    expect(read).not.toThrow(/ge heim/);
  });

  test('an empty value counts as absent and other variables are left alone', () => {
    expect(readSettings({ PORT: '', PATH: '/bin' })).toEqual(readSettings({}));
  });

  test('values are read in their own type', () => {
    const settings = readSettings({
      PORT: '3000',
      RATE_LIMIT_PER_MINUTE: '0',
      PUBLIC_URL: 'https://vraag.example.org/',
      CORS_ORIGINS: 'https://a.example.org, http://localhost:5173',
    });
    expect(settings).toMatchObject({
      PORT: 3000,
      RATE_LIMIT_PER_MINUTE: 0,
      PUBLIC_URL: 'https://vraag.example.org',
      CORS_ORIGINS: ['https://a.example.org', 'http://localhost:5173'],
    });
  });

  test.each([
    ['PORT', '80800'],
    ['PORT', '1e3'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'vraag.example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example.org/path'],
    ['CORS_ORIGINS', 'https://a.example.org,'],
    ['RATE_LIMIT_PER_MINUTE', 'veel'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['TRUSTED_PROXIES', '10'],
    ['ANSWERS_AT_ONCE', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s stops the start with a message that names variable and value', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
    expect(() => readSettings({ [name]: value })).toThrow(`${name}=${JSON.stringify(value)} is not allowed: give `);
  });

  test('a wrong secret is named but not shown', () => {
    expect(() => readSettings({ ADMIN_TOKEN: 'short' })).toThrow(/^ADMIN_TOKEN=… is not allowed: give 8 to 512/);
  });

  test('all wrong variables are named at once', () => {
    expect(() => readSettings({ PORT: 'x', HOST: ' ' })).toThrow(/PORT=.*\nHOST=/);
  });

  test('a port is taken exactly when it is a whole number up to 65535', () => {
    fc.assert(fc.property(fc.nat(65_535), (port) => readSettings({ PORT: String(port) }).PORT === port));
    fc.assert(
      fc.property(fc.integer({ min: 65_536 }), (port) => {
        expect(() => readSettings({ PORT: String(port) })).toThrow(SettingsError);
      }),
    );
  });

  describe('of Teams', () => {
    const credentials = {
      TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555',
      TEAMS_APP_PASSWORD: 'geheim-van-de-bot',
      TEAMS_TENANT_ID: '99999999-0000-0000-0000-000000000001',
    };
    const PUBLIC_URL = 'https://vraag.example.org';

    test('three credentials and a public address switch the bot on', () => {
      expect(readSettings({ ...credentials, PUBLIC_URL })).toMatchObject({ ...credentials, TEAMS_LOCAL: false });
    });

    test.each(Object.keys(credentials))('without %s the start stops and names it, and no secret', (name) => {
      const start = () => readSettings({ ...credentials, PUBLIC_URL, [name]: '' });
      expect(start).toThrow(SettingsError);
      expect(start).toThrow(new RegExp(`^${name} missing`));
      expect(start).not.toThrow('geheim');
    });

    test('without PUBLIC_URL the start stops and names it', () => {
      expect(() => readSettings(credentials)).toThrow(/^PUBLIC_URL is missing/);
    });

    test.each(['0.0.0.0', '::', '192.168.1.4', 'vraag.example.org', '127.0.0.1.example.org'])(
      'an emulator is refused where the server listens on %s',
      (HOST) => {
        expect(() => readSettings({ HOST, TEAMS_LOCAL: 'true' })).toThrow(/^TEAMS_LOCAL is not allowed with HOST/);
      },
    );

    test('an emulator is refused beside credentials', () => {
      expect(() => readSettings({ ...credentials, PUBLIC_URL, TEAMS_LOCAL: '1' })).toThrow(
        /TEAMS_LOCAL is not allowed/,
      );
    });

    test.each(['127.0.0.1', 'localhost', '::1'])('an emulator is let in on %s, without a public address', (HOST) => {
      expect(readSettings({ HOST, TEAMS_LOCAL: 'true' }).TEAMS_LOCAL).toBe(true);
    });

    test.each([
      ['TEAMS_APP_ID', 'bot'],
      ['TEAMS_LOCAL', 'ja'],
      ['TEAMS_SERVICE_HOSTS', 'https://smba.trafficmanager.net'],
      ['TEAMS_SERVICE_HOSTS', 'a.example.org,'],
    ])('%s=%s stops the start', (name, value) => {
      expect(() => readSettings({ [name]: value })).toThrow(`${name}=${JSON.stringify(value)} is not allowed`);
    });
  });

  test('every setting is described', () => {
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      expect(schema.description, name).toMatch(/\w{3}/);
    }
  });

  test('PostgreSQL needs an address, which is never repeated', () => {
    expect(() => readSettings({ STORE: 'postgres' })).toThrow(/DATABASE_URL is missing/);
    const DATABASE_URL = 'postgres://me:secret@db.example.org/vraagbaak';
    expect(readSettings({ STORE: 'postgres', DATABASE_URL })).toMatchObject({ STORE: 'postgres', DATABASE_URL });
    for (const wrong of ['mysql://me:secret@host/x', 'secret', 'postgres:secret']) {
      expect(() => readSettings({ DATABASE_URL: wrong })).toThrow(/^DATABASE_URL=… is not allowed/);
    }
    expect(() => readSettings({ STORE: 'oracle' })).toThrow(/hnsw or postgres/);
  });
});
