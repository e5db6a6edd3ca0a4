/** What holds for every route once the server meets people: who is who, ids, stopping, pausing, problems' pages. */
import { describe, expect, test, vi } from 'vitest';
import { UnavailableError } from '../../answer.ts';
import { FakeAssistant, fakeAnswer } from '../../assistant.fake.ts';
import { createPages } from '../web/pages.ts';
import { type AppOptions, createApp } from './app.ts';
import { MAX_DEPTH } from './json-body.ts';
import type { RequestEntry } from './observation.ts';

type Changes = Partial<Omit<AppOptions, 'settings'>> & {
  settings?: Partial<AppOptions['settings']>;
  fake?: FakeAssistant | null;
};

function appWith({ settings, fake = new FakeAssistant(), ...options }: Changes = {}) {
  const assistant = () => fake;
  const readyIn = options.readyIn ?? (() => 10);
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: '', readyIn });
  return createApp({
    assistant,
    pages,
    version: '1',
    report: () => {},
    ...options,
    settings: { CORS_ORIGINS: [], RATE_LIMIT_PER_MINUTE: 0, ...settings },
  });
}

const ask = (app: ReturnType<typeof appWith>, headers: Record<string, string> = {}, content = 'a') =>
  app.request('/api/v1/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ messages: [{ role: 'user', content }] }),
  });

describe('who is calling', () => {
  const search = (app: ReturnType<typeof appWith>, remoteAddress: string, forwarded: string) =>
    app.request(
      '/api/v1/search?q=a',
      { headers: { 'X-Forwarded-For': forwarded } },
      { incoming: { socket: { remoteAddress } } },
    );

  test('behind a trusted proxy each client counts apart, and cannot make itself another', async () => {
    const app = appWith({ settings: { RATE_LIMIT_PER_MINUTE: 1, TRUSTED_PROXIES: ['10.0.0.0/8'] } });
    const statuses = [
      await search(app, '10.0.0.1', '198.51.100.1'),
      await search(app, '10.0.0.1', '198.51.100.2'),
      await search(app, '10.0.0.1', '203.0.113.9, 198.51.100.1'),
      await search(app, '192.0.2.1', '198.51.100.3'),
      await search(app, '192.0.2.1', '198.51.100.4'),
    ].map((response) => response.status);
    expect(statuses).toEqual([200, 200, 429, 200, 429]);
  });

  test('beyond the limit for all together the server says that it is too busy', async () => {
    const app = appWith({ settings: { RATE_LIMIT_TOTAL_PER_MINUTE: 2 } });
    for (let n = 0; n < 2; n++) expect((await ask(app)).status).toBe(200);
    const response = await ask(app);
    expect([response.status, Number(response.headers.get('Retry-After')) > 0]).toEqual([503, true]);
    expect(await response.json()).toMatchObject({ type: '/problems/overloaded' });
  });
});

describe('the id of a request', () => {
  test.each([
    ['0f8fad5b-d9cb-469f-a165-70867728950e', true],
    ['abc_DEF-123=', true],
    ['with blank', false],
    ['"quoted"', false],
    ['a'.repeat(200), false],
    ['é', false],
  ])('%s sent along is taken: %s', async (id, isTaken) => {
    const ids: string[] = [];
    const app = appWith({ within: (request, run) => run().finally(() => ids.push(request)) });
    const response = await ask(app, { 'X-Request-Id': id }, '');
    const given = response.headers.get('X-Request-Id');
    expect(given === id).toBe(isTaken);
    expect(given).toMatch(/^[\w=-]{1,128}$/);
    expect(ids).toEqual([given]);
    expect(await response.json()).toMatchObject({ instance: `/requests/${given}` });
  });

  test('is another for each request', async () => {
    const app = appWith();
    const ids = await Promise.all([1, 2, 3].map(async () => (await ask(app)).headers.get('X-Request-Id')));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('what is told of a request', () => {
  test('is its route, status and problem, and nothing that the caller wrote', async () => {
    const entries: RequestEntry[] = [];
    const app = appWith({ onResponse: (entry) => void entries.push(entry) });
    await ask(app, {}, 'geheim');
    await app.request('/api/v1/search?q=geheim');
    await app.request('/bronnen/geheim');
    await app.request('/geheim/geheim');
    // workerd makes no request with a method that it does not know.
    await app.request('/', { method: navigator.userAgent === 'Cloudflare-Workers' ? 'PROPFIND' : 'GEHEIM' });
    await ask(app, {}, '');
    expect(entries.map(({ method, route, status, problem }) => [method, route, status, problem])).toEqual([
      ['POST', '/api/v1/chat', 200, null],
      ['GET', '/api/v1/search', 200, null],
      ['GET', '/bronnen/:document', 404, null],
      ['GET', null, 404, 'not-found'],
      ['other', null, 405, 'method-not-allowed'],
      ['POST', '/api/v1/chat', 400, 'empty-question'],
    ]);
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('geheim');
  });
});

describe('an assistant that is paused', () => {
  const fake = new FakeAssistant();
  // biome-ignore lint/correctness/useYield: the guard gives this answer at once, without the steps of the fake
  fake.answer = async function* () {
    return fakeAnswer({
      status: 'redirected',
      reason: 'paused',
      text: 'De assistent staat nu even uit.',
      citations: [],
      target: { label: 'Contact', url: 'https://example.org/contact' },
    });
  };

  test.each(['application/json', 'text/event-stream'])('is a 503 with the way to a person, for %s', async (Accept) => {
    const response = await ask(appWith({ fake }), { Accept });
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '300']);
    expect(await response.json()).toMatchObject({
      type: '/problems/paused',
      detail: expect.stringContaining('staat nu even uit'),
      target: { label: 'Contact', url: 'https://example.org/contact' },
    });
  });

  test('says so on the page, with the way to a person', async () => {
    const body = new URLSearchParams({ question: 'Hoe hoog is het?' });
    const response = await appWith({ fake }).request('/', { method: 'POST', body, headers: { Accept: 'text/html' } });
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '300']);
    const page = await response.text();
    expect(page).toContain('De assistent staat nu even uit.');
    expect(page).toContain('https://example.org/contact');
    expect(page).toContain('Hoe hoog is het?');
  });
});

describe('a server that cannot answer now', () => {
  test.each([
    ['overloaded', 'overloaded'],
    ['timed_out', 'timed-out'],
  ] as const)('%s is a 503 that says when to come back', async (code, kind) => {
    const fake = new FakeAssistant({ answer: new UnavailableError(code, 7) });
    const response = await ask(appWith({ fake }));
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '7']);
    expect(await response.json()).toMatchObject({ type: `/problems/${kind}`, detail: expect.stringContaining('7') });
  });

  test('says how long an index takes that is being built, to programs and to people', async () => {
    const app = appWith({ fake: null, readyIn: () => 70 });
    const paths = ['/ready', '/api/v1/documents', '/api/v1/search?q=a', '/'];
    for (const path of paths) {
      const response = await app.request(path);
      expect([path, response.status, response.headers.get('Retry-After')]).toEqual([path, 503, '70']);
      expect(await response.text()).toContain('70 seconden');
    }
  });

  test('refuses new requests while it stops, but says that it lives', async () => {
    const app = appWith({ isStopping: () => true, metrics: async () => 'a 1\n' });
    const response = await ask(app);
    expect([response.status, response.headers.get('Connection')]).toEqual([503, 'close']);
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await response.json()).toMatchObject({ type: '/problems/stopping' });
    expect((await app.request('/ready')).status).toBe(503);
    expect((await app.request('/health')).status).toBe(200);
    expect((await app.request('/metrics')).status).toBe(200);
  });
});

describe('a body', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    appWith().request('/api/v1/chat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });

  test('that is nested too deep is refused, and the limit named', async () => {
    const response = await post('['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1));
    expect(await response.json()).toMatchObject({
      type: '/problems/nested-too-deep',
      status: 400,
      detail: expect.stringContaining(String(MAX_DEPTH)),
    });
    const deepest = await post('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH));
    expect(await deepest.json()).toMatchObject({ type: '/problems/invalid-field' });
  });

  test('of bytes that are no UTF-8, compressed, or in another encoding is refused', async () => {
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
    expect((await post('{}', { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await post('{}', { 'Content-Type': 'application/json; charset=utf-16' })).status).toBe(415);
  });
});

test('a stream that has nothing to say gives a sign of life every fifteen seconds', async () => {
  const fake = new FakeAssistant();
  let finish = () => {};
  const thinking = new Promise<void>((resolve) => {
    finish = resolve;
  });
  fake.answer = async function* () {
    yield { type: 'status', step: 'screen' };
    await thinking;
    return fakeAnswer();
  };
  const app = appWith({ fake });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const response = await ask(app, { Accept: 'text/event-stream' });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: status');
    vi.advanceTimersByTime(15_000);
    expect((await reader?.read())?.value).toBe(': still here\n\n');
    finish();
    expect((await reader?.read())?.value).toContain('event: answer');
    expect((await reader?.read())?.done).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

describe('the type of a problem', () => {
  test('is the address of a page that says what it means', async () => {
    const app = appWith();
    const { type } = (await (await ask(app, {}, '')).json()) as { type: string };
    const page = await app.request(type, { headers: { Accept: 'text/html', 'Accept-Language': 'en' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(/Question is empty[\s\S]*HTTP 400/)]);
    const data = await app.request(type);
    expect(await data.json()).toMatchObject({ type, title: 'Vraag is leeg', status: 400 });
  });

  test.each(['nothing', 'constructor', '__proto__'])('%s is not found', async (kind) => {
    expect((await appWith().request(`/problems/${kind}`)).status).toBe(404);
  });
});

describe('metrics and security.txt', () => {
  test('are there when the runtime has them', async () => {
    const app = appWith({ metrics: async () => 'a 1\n', securityTxt: () => 'Contact: https://example.org\n' });
    const metrics = await app.request('/metrics');
    expect([metrics.headers.get('Content-Type'), await metrics.text()]).toEqual([
      'text/plain; version=0.0.4; charset=utf-8',
      'a 1\n',
    ]);
    const security = await app.request('/.well-known/security.txt');
    expect([security.headers.get('Content-Type'), await security.text()]).toEqual([
      'text/plain; charset=utf-8',
      'Contact: https://example.org\n',
    ]);
  });

  test('are not found otherwise', async () => {
    const app = appWith({ securityTxt: () => null });
    expect((await app.request('/metrics')).status).toBe(404);
    expect((await app.request('/.well-known/security.txt')).status).toBe(404);
  });
});

describe('headers', () => {
  test('tell browsers to come back by https alone only where people come by https', async () => {
    const hsts = async (PUBLIC_URL?: string) =>
      (await appWith({ settings: { PUBLIC_URL } }).request('/health')).headers.get('Strict-Transport-Security');
    expect([await hsts(), await hsts('http://a.example.org'), await hsts('https://a.example.org')]).toEqual([
      null,
      null,
      'max-age=31536000',
    ]);
  });

  test('keep pages apart from other sites and from the devices of the reader', async () => {
    const { headers } = await appWith().request('/');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Permissions-Policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
    expect(headers.get('X-Powered-By')).toBeNull();
  });
});
