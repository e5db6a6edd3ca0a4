import { describe, expect, test } from 'vitest';
import { FakeAssistant } from '../../assistant.fake.ts';
import { createPages } from '../web/pages.ts';
import { ADMIN_CALLS_PER_MINUTE, type AdminSwitches, type SwitchName } from './admin.ts';
import { createApp } from './app.ts';

const TOKEN = 'a-token-of-more-than-16';

/** Records what is pressed. */
class FakeSwitches implements AdminSwitches {
  readonly presses: [SwitchName, boolean, string | null][] = [];
  list = () => [{ name: 'chat' as const, paused: false, since: null, kept: true }];
  set = async (name: SwitchName, paused: boolean, note: string | null) => {
    this.presses.push([name, paused, note]);
    return { name, paused, since: '2031-01-01T00:00:00.000Z', kept: true };
  };
}

function appWith(token: string | undefined, switches = new FakeSwitches()) {
  const assistant = () => new FakeAssistant();
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: '' });
  const settings = { CORS_ORIGINS: [], RATE_LIMIT_PER_MINUTE: 0, ADMIN_TOKEN: token };
  return createApp({ assistant, pages, settings, version: '1', report: () => {}, switches });
}

const call = (app: ReturnType<typeof appWith>, authorization?: string, init: RequestInit = {}, path = '') =>
  app.request(`/api/v1/admin/switches${path}`, {
    ...init,
    headers: { 'Content-Type': 'application/json', ...(authorization ? { Authorization: authorization } : {}) },
  });

const press = (body: unknown) => ({ method: 'PUT', body: JSON.stringify(body) });

describe('the admin routes', () => {
  test('are not there without a token in the settings, whatever is sent', async () => {
    for (const authorization of [undefined, 'Bearer ', 'Bearer undefined', `Bearer ${TOKEN}`]) {
      expect((await call(appWith(undefined), authorization)).status).toBe(404);
    }
    const document = await (await appWith(undefined).request('/api/v1/openapi.json')).text();
    expect(document).not.toContain('/admin/');
  });

  test.each([undefined, 'Bearer', 'Bearer ', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
    'answer 401 to %s, and press nothing',
    async (authorization) => {
      const switches = new FakeSwitches();
      const app = appWith(TOKEN, switches);
      const response = await call(app, authorization, press({ paused: true }), '/chat');
      expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="admin"']);
      expect(await response.json()).toMatchObject({ type: '/problems/unauthorized', status: 401 });
      expect((await call(app, authorization)).status).toBe(401);
      expect(switches.presses).toEqual([]);
    },
  );

  test('list and press the switches for the holder of the token', async () => {
    const switches = new FakeSwitches();
    const app = appWith(TOKEN, switches);
    expect(await (await call(app, `Bearer ${TOKEN}`)).json()).toEqual({ switches: switches.list() });
    const response = await call(app, `Bearer ${TOKEN}`, press({ paused: true, note: 'proef' }), '/generative');
    expect(await response.json()).toMatchObject({ name: 'generative', paused: true });
    await call(app, `Bearer ${TOKEN}`, press({ paused: false }), '/generative');
    expect(switches.presses).toEqual([
      ['generative', true, 'proef'],
      ['generative', false, null],
    ]);
  });

  test.each([
    ['/other', { paused: true }, 'name'],
    ['/cli', { paused: true }, 'name'],
    ['/chat', { paused: 'yes' }, 'paused'],
    ['/chat', {}, 'paused'],
    ['/chat', { paused: true, note: 'a'.repeat(501) }, 'note'],
  ])('refuse %s with %j and name the field', async (path, body, field) => {
    const response = await call(appWith(TOKEN), `Bearer ${TOKEN}`, press(body), path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });

  test('have a rate limit of their own, for guesses too', async () => {
    const app = appWith(TOKEN);
    for (let n = 0; n < ADMIN_CALLS_PER_MINUTE; n++) expect((await call(app, 'Bearer guess')).status).toBe(401);
    expect((await call(app, 'Bearer guess')).status).toBe(429);
    expect((await call(app, `Bearer ${TOKEN}`)).status).toBe(429);
    expect((await app.request('/api/v1/documents')).status).toBe(200);
  });

  test('ask for the token under every address below /admin', async () => {
    expect((await appWith(TOKEN).request('/api/v1/admin/other')).status).toBe(401);
  });
});
