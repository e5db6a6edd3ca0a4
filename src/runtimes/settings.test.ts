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
      CORS_ORIGINS: [],
      RATE_LIMIT_PER_MINUTE: 60,
      RATE_LIMIT_TOTAL_PER_MINUTE: 0,
      TRUSTED_PROXIES: [],
      ANSWERS_AT_ONCE: 4,
      ANSWERS_WAITING: 100,
      ANSWER_SECONDS: 30,
      LOG_LEVEL: 'info',
    });
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

  test('a wrong secret is named and not shown', () => {
    expect(() => readSettings({ ADMIN_TOKEN: 'too-short' })).toThrow(/^ADMIN_TOKEN is not allowed: give 16 to 256/);
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

  test('every setting is described', () => {
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      expect(schema.description, name).toMatch(/\w{3}/);
    }
  });
});
