import { describe, expect, test } from 'vitest';
import { MAX_MESSAGES, MAX_QUESTION_LENGTH } from '../../answer.ts';
import { FakeAssistant } from '../../assistant.fake.ts';
import { createPages } from '../web/pages.ts';
import { type AppOptions, createApp } from './app.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import type { Problem } from './problems.ts';

function appWith(
  options: Partial<AppOptions> & { rate?: number; origins?: string[]; fake?: FakeAssistant | null } = {},
) {
  const fake = options.fake === undefined ? new FakeAssistant() : options.fake;
  const assistant = () => fake;
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: 'p { color: #000 }' });
  const settings = { CORS_ORIGINS: options.origins ?? [], RATE_LIMIT_PER_MINUTE: options.rate ?? 0 };
  return createApp({ assistant, pages, settings, version: '1.2.3', report: () => {}, ...options });
}

function chat(app: ReturnType<typeof appWith>, body: unknown, headers: Record<string, string> = {}) {
  return app.request('/api/v1/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const question = (content: string) => ({ messages: [{ role: 'user', content }] });

/** A problem of which the test knows that it has every field. */
type FullProblem = { [Field in keyof Problem]-?: NonNullable<Problem[Field]> };

async function expectProblem(response: Response, status: number, kind: string) {
  expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'application/problem+json']);
  const problem = (await response.json()) as FullProblem;
  expect(problem).toMatchObject({ type: `/problems/${kind}`, status });
  expect(problem.title.length).toBeGreaterThan(3);
  expect(problem.detail.length).toBeGreaterThan(10);
  return problem;
}

describe('POST /api/v1/chat', () => {
  test('answers with the assistant’s answer as it is', async () => {
    const fake = new FakeAssistant();
    const response = await chat(appWith({ fake }), { ...question('Hoe hoog is het verzuim?'), language: 'nl' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('API-Version')).toBe('1.0.0');
    expect(await response.json()).toMatchObject({ status: 'answered', citations: [{ number: 1 }] });
    expect(fake.requests).toEqual([
      { messages: [{ role: 'user', content: 'Hoe hoog is het verzuim?' }], language: 'nl' },
    ]);
  });

  test.each([
    ['malformed JSON', '{"messages": [', 'malformed-json'],
    ['an empty body', '', 'malformed-json'],
    ['an empty question', question('  '), 'empty-question'],
    ['an overlong question', question('a'.repeat(MAX_QUESTION_LENGTH + 1)), 'question-too-long'],
    ['a question beyond the schema', question('a'.repeat(20_001)), 'question-too-long'],
    [
      'a last message not from the user',
      { messages: [{ role: 'assistant', content: 'a' }] },
      'last-message-not-from-user',
    ],
    ['no messages', { messages: [] }, 'invalid-field'],
  ])('refuses %s with 400', async (_, body, kind) => {
    await expectProblem(await chat(appWith(), body), 400, kind);
  });

  test('names the limit of an overlong question', async () => {
    const problem = await expectProblem(await chat(appWith(), question('a'.repeat(3000))), 400, 'question-too-long');
    expect(problem.detail).toContain(String(MAX_QUESTION_LENGTH));
  });

  test.each([
    [{ messages: [{ role: 'system', content: 'x' }] }, 'messages[0].role'],
    [{ messages: [{ role: 'user', content: 7 }] }, 'messages[0].content'],
    [{ ...question('a'), language: 'Nederlands!' }, 'language'],
    [{}, 'messages'],
    [[], 'body'],
    [{ messages: Array.from({ length: MAX_MESSAGES + 1 }, () => ({ role: 'user', content: 'a' })) }, 'messages'],
  ])('names the field that is wrong: %#', async (body, field) => {
    const problem = await expectProblem(await chat(appWith(), body), 400, 'invalid-field');
    expect(problem.errors).toEqual([{ field, message: expect.stringMatching(/\w{5}/) }]);
    expect(problem.detail).toContain(field);
  });

  test('says in the caller’s language what a field should be', async () => {
    const body = { messages: [{ role: 'user', content: 7 }] };
    const dutch = (await (await chat(appWith(), body)).json()) as FullProblem;
    const inEnglish = await chat(appWith(), body, { 'Accept-Language': 'en-GB, nl;q=0.5' });
    const english = (await inEnglish.json()) as FullProblem;
    expect(dutch.errors[0]?.message).toBe('moet tekst zijn');
    expect(english.errors[0]?.message).toBe('must be text');
    expect(dutch.title).not.toBe(english.title);
  });

  test('refuses another media type with 415', async () => {
    await expectProblem(
      await chat(appWith(), 'vraag', { 'Content-Type': 'text/plain' }),
      415,
      'unsupported-media-type',
    );
  });

  test.each([true, false])('refuses a body that is too large with 413, with a Content-Length: %s', async (known) => {
    const bytes = new TextEncoder().encode(JSON.stringify(question('a'.repeat(MAX_BODY_BYTES))));
    const body = known ? bytes : new Blob([bytes]).stream();
    const headers = {
      'Content-Type': 'application/json',
      ...(known ? { 'Content-Length': String(bytes.length) } : {}),
    };
    const request = new Request('http://localhost/api/v1/chat', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    const problem = await expectProblem(await appWith().request(request), 413, 'body-too-large');
    expect(problem.detail).toContain(String(MAX_BODY_BYTES));
  });

  test('hides what went wrong inside and names the occurrence in the log', async () => {
    const reports: unknown[][] = [];
    const fake = new FakeAssistant({ answer: new Error('secret: /srv/index is gone') });
    const response = await chat(appWith({ fake, report: (...report) => reports.push(report) }), question('a'));
    const problem = await expectProblem(response, 500, 'internal-error');
    expect(JSON.stringify(problem)).not.toContain('secret');
    const id = response.headers.get('X-Request-Id');
    expect(reports).toEqual([[expect.objectContaining({ message: 'secret: /srv/index is gone' }), id]]);
    expect(problem.instance).toBe(`/requests/${id}`);
  });

  test('is 503 with Retry-After until the index is open', async () => {
    const response = await chat(appWith({ fake: null }), question('a'));
    expect(response.headers.get('Retry-After')).toBe('10');
    await expectProblem(response, 503, 'not-ready');
  });
});

describe('events', () => {
  const EVENTS = { Accept: 'text/event-stream' };

  function parse(text: string) {
    return text
      .split('\n\n')
      .filter((event) => event !== '')
      .map((event) => {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
        return { name, data: JSON.parse(data as string) };
      });
  }

  test('come in the order of the pipeline and end with the answer that JSON gives', async () => {
    const response = await chat(appWith(), question('a'), EVENTS);
    expect(response.headers.get('Content-Type')).toBe('text/event-stream');
    expect(response.headers.get('Cache-Control')).toBe('no-store, no-transform');
    const events = parse(await response.text());
    expect(events.map((event) => event.data.step ?? event.name)).toEqual([
      'screen',
      'understand',
      'retrieve',
      'judge',
      'compose',
      'verify',
      'sentence',
      'answer',
    ]);
    expect(events.at(-2)?.data).toMatchObject({ text: expect.any(String), citations: [{ number: 1 }] });
    expect(events.at(-1)?.data).toEqual(await (await chat(appWith(), question('a'))).json());
  });

  test('are not begun for a question that cannot be handled', async () => {
    await expectProblem(await chat(appWith(), question(''), EVENTS), 400, 'empty-question');
  });

  test('end with a problem, not an answer, when something breaks on the way', async () => {
    const fake = new FakeAssistant({ answer: new Error('secret') });
    const events = parse(await (await chat(appWith({ fake }), question('a'), EVENTS)).text());
    expect(events.map((event) => event.name)).toEqual(['status', 'status', 'status', 'status', 'error']);
    expect(events.at(-1)?.data).toMatchObject({ type: '/problems/internal-error', status: 500 });
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  test('stop, and the work with them, when the reader leaves', async () => {
    const fake = new FakeAssistant({ slow: true });
    const response = await chat(appWith({ fake }), question('a'), EVENTS);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => fake.left).toBe(1);
    expect(fake.steps.length).toBeLessThan(4);
  });

  test('stop when the connection is aborted', async () => {
    const fake = new FakeAssistant({ slow: true });
    const leave = new AbortController();
    const response = await appWith({ fake }).request('/api/v1/chat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...EVENTS },
      body: JSON.stringify(question('a')),
      signal: leave.signal,
    });
    await response.body?.getReader().read();
    leave.abort();
    await expect.poll(() => fake.left).toBe(1);
    expect(fake.steps.length).toBeLessThan(4);
  });
});

describe('GET /api/v1/search', () => {
  test('gives results, five unless told', async () => {
    const fake = new FakeAssistant();
    const response = await appWith({ fake }).request('/api/v1/search?q=verzuim');
    expect(await response.json()).toMatchObject({ results: [{ rank: 1, document: 'jaarbericht-2031' }] });
    await appWith({ fake }).request('/api/v1/search?q=verzuim&k=50');
    expect(fake.searches).toEqual([
      { query: 'verzuim', k: 5 },
      { query: 'verzuim', k: 50 },
    ]);
  });

  test.each(['0', '51', '-1', '1.5', 'x', '', '1e1'])('refuses k=%s and names it', async (k) => {
    const problem = await expectProblem(await appWith().request(`/api/v1/search?q=a&k=${k}`), 400, 'invalid-field');
    expect(problem.errors).toEqual([{ field: 'k', message: expect.any(String) }]);
  });

  test('refuses a query that is missing or empty', async () => {
    const problem = await expectProblem(await appWith().request('/api/v1/search'), 400, 'invalid-field');
    expect(problem.errors[0]?.field).toBe('q');
    await expectProblem(await appWith().request('/api/v1/search?q='), 400, 'empty-question');
  });
});

describe('the other calls', () => {
  test('the documents are listed', async () => {
    const response = await appWith().request('/api/v1/documents');
    expect(await response.json()).toMatchObject({ documents: [{ id: 'jaarbericht-2031' }] });
  });

  test('the server is healthy before it is ready', async () => {
    expect(await (await appWith({ fake: null }).request('/health')).json()).toEqual({ status: 'ok', version: '1.2.3' });
    await expectProblem(await appWith({ fake: null }).request('/ready'), 503, 'not-ready');
    expect((await appWith().request('/ready')).status).toBe(200);
  });

  test.each(['/nergens', '/api/v1', '/api/v1/chat/', '/api/v1/documents/', '/ready/'])(
    '%s is not found',
    async (path) => {
      const response = await appWith().request(path);
      expect(response.headers.get('API-Version')).toBe(path.startsWith('/api/v1') ? '1.0.0' : null);
      await expectProblem(response, 404, 'not-found');
    },
  );

  test.each([
    ['GET', '/api/v1/chat', 'POST'],
    ['DELETE', '/api/v1/documents', 'GET, HEAD'],
    ['PUT', '/', 'GET, POST, HEAD'],
    ['POST', '/bronnen/x', 'GET, HEAD'],
  ])('%s %s is not allowed, and Allow says what is', async (method, path, allow) => {
    const response = await appWith().request(path, { method });
    expect(response.headers.get('Allow')).toBe(allow);
    await expectProblem(response, 405, 'method-not-allowed');
  });

  test('people get their errors as a page, in their language; programs as problem+json', async () => {
    const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'en' };
    const page = await appWith().request('/nergens', { headers });
    expect([page.status, page.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(await page.text()).toMatch(/<html lang="en">[\s\S]*does not exist/);
    const asked = await appWith().request('/nergens?lang=nl', { headers });
    expect(await asked.text()).toMatch(/<html lang="nl">[\s\S]*<h1>Niet gevonden[\s\S]*bestaat niet/);
    await expectProblem(await appWith().request('/api/v1/nergens', { headers }), 404, 'not-found');
    await expectProblem(await appWith().request('/nergens', { headers: { Accept: '*/*' } }), 404, 'not-found');
  });
});

describe('headers', () => {
  test.each(['/', '/health', '/api/v1/documents', '/nergens', '/assets/style.css'])('%s is protected', async (path) => {
    const { headers } = await appWith().request(path);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  test('only listed origins may read the API from a browser', async () => {
    const app = appWith({ origins: ['https://a.example.org'] });
    const from = async (origin: string) => {
      const response = await app.request('/api/v1/documents', { headers: { Origin: origin } });
      return response.headers.get('Access-Control-Allow-Origin');
    };
    expect(await from('https://a.example.org')).toBe('https://a.example.org');
    expect(await from('https://b.example.org')).toBeNull();
    const page = await app.request('/', { headers: { Origin: 'https://a.example.org' } });
    expect(page.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const flight = await app.request('/api/v1/chat', {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example.org' },
    });
    expect([flight.status, flight.headers.get('Access-Control-Allow-Methods')]).toEqual([204, 'GET,POST,DELETE']);
  });

  test('errors can be read by listed origins too', async () => {
    const app = appWith({ origins: ['https://a.example.org'] });
    const response = await chat(app, question(''), { Origin: 'https://a.example.org' });
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([
      400,
      'https://a.example.org',
    ]);
  });
});

describe('the rate limit', () => {
  test('counts what is sent and searched together, and says when to come back', async () => {
    const app = appWith({ rate: 3 });
    expect((await chat(app, question('a'))).status).toBe(200);
    expect((await app.request('/api/v1/search?q=a')).status).toBe(200);
    expect((await app.request('/', { method: 'POST', body: new URLSearchParams({ question: 'a' }) })).status).toBe(200);
    const response = await chat(app, question('a'));
    const seconds = Number(response.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    const problem = await expectProblem(response, 429, 'too-many-requests');
    expect(problem.detail).toContain(String(seconds));
    expect((await app.request('/api/v1/documents')).status).toBe(200);
  });

  test('tells people on a page of their own', async () => {
    const app = appWith({ rate: 1 });
    const post = () =>
      app.request('/', {
        method: 'POST',
        body: new URLSearchParams({ question: 'a' }),
        headers: { Accept: 'text/html' },
      });
    await post();
    const response = await post();
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect(await response.text()).toContain('Wacht een minuut');
  });

  test('counts each caller apart, and the addresses of one IPv6 subscriber as one', async () => {
    const app = appWith({ rate: 1 });
    const from = async (remoteAddress: string) => {
      const response = await app.request('/api/v1/search?q=a', {}, { incoming: { socket: { remoteAddress } } });
      return response.status;
    };
    expect(await from('192.0.2.1')).toBe(200);
    expect(await from('::ffff:192.0.2.1')).toBe(429);
    expect(await from('192.0.2.2')).toBe(200);
    expect(await from('2001:db8:0:1::1')).toBe(200);
    expect(await from('2001:0db8::1:0:0:0:9')).toBe(429);
    expect(await from('2001:db8:0:2::1')).toBe(200);
  });

  test('believes no header about who is calling unless a trusted proxy sends it', async () => {
    const app = appWith({ rate: 1 });
    const from = async (address: string) => {
      const response = await app.request('/api/v1/search?q=a', {
        headers: { 'X-Forwarded-For': address, 'X-Real-IP': address },
      });
      return response.status;
    };
    expect([await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([200, 429]);
  });

  test('is off at 0', async () => {
    const app = appWith({ rate: 0 });
    for (let n = 0; n < 5; n++) expect((await chat(app, question('a'))).status).toBe(200);
  });
});

describe('the OpenAPI document', () => {
  /** JSON of which the test knows the form. */
  interface Json {
    [key: string]: Json;
  }
  const read = async () => (await (await appWith().request('/api/v1/openapi.json')).json()) as Json;

  test('lists every route of the API and of operation', async () => {
    const { openapi, paths } = await read();
    expect(openapi).toBe('3.1.0');
    const routes = appWith().routes.filter(
      (route) => route.method !== 'ALL' && /^\/(api|health|ready|bronnen)/.test(route.path),
    );
    expect(routes.length).toBeGreaterThan(5);
    for (const { method, path } of routes) {
      const documented = path.replace(/:(\w+)/g, '{$1}');
      expect(Object.keys(paths?.[documented] ?? {}), `${method} ${path}`).toContain(method.toLowerCase());
    }
  });

  test('has no reference that leads nowhere', async () => {
    const document = await read();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] as string);
    for (const reference of references) {
      const found = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<Json | undefined>((value, key) => value?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  test('describes the limits that the schemas hold', async () => {
    const { paths } = await read();
    const chatCall = paths?.['/api/v1/chat']?.post;
    const body = chatCall?.requestBody?.content?.['application/json']?.schema;
    expect(body?.properties?.messages).toMatchObject({ minItems: 1, maxItems: MAX_MESSAGES });
    const parameters = paths?.['/api/v1/search']?.get?.parameters as unknown as { name: string }[];
    const k = parameters.find((parameter) => parameter.name === 'k');
    expect(k).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 50, default: 5 },
    });
    expect(Object.keys(chatCall?.responses ?? {})).toEqual(['200', '400', '413', '415', '429', '500', '503']);
  });
});
