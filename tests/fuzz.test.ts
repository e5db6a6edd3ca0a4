/**
 * Requests made up from the OpenAPI description, well formed and not: whatever comes, the server answers with what it
 * documents or with a problem that says what is wrong, and never breaks.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeAssistant } from '../src/assistant.fake.ts';
import type { Assistant } from '../src/assistant.ts';
import { createApp } from '../src/channels/http/app.ts';
import { createPages } from '../src/channels/web/pages.ts';
import { type OpenedAssistant, openAssistant } from '../src/runtimes/open-assistant.ts';
import { readSettings } from '../src/runtimes/settings.ts';

const TOKEN = 'token-of-this-test-alone';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'FOO'];

/** What is read of the description. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
  $ref?: string;
}
interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** What the server could not foresee, with the request it was reported for. */
const reported: unknown[] = [];

function appFor(ready: Assistant, token = TOKEN) {
  const assistant = () => ready;
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: '' });
  const settings = { CORS_ORIGINS: ['https://a.example.org'], RATE_LIMIT_PER_MINUTE: 0, ADMIN_TOKEN: token };
  return createApp({
    assistant,
    pages,
    settings,
    version: '1',
    report: (error) => void reported.push(error),
    metrics: async () => '',
    securityTxt: () => '',
    switches: { list: () => [], set: async (name, paused) => ({ name, paused, since: null, kept: true }) },
  });
}

/** Strings that trip code up: lone surrogates, null bytes, marks, directions, other scripts, code of all kinds. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '\ud800',
    'a\udc00b',
    '\0',
    '\u202e\u0000x',
    '\ufeff',
    '__proto__',
    'constructor',
    '../../etc/passwd',
  ),
  fc.constantFrom("'; drop table answers; --", '<script>alert(1)</script>', '{{7*7}}', '%00%ff', '$(id)', '[1](x) [2]'),
  fc.constantFrom(
    '-',
    '2024-',
    '€ 1.0.0,0',
    '1'.repeat(400),
    '12'.repeat(900),
    '(('.repeat(500),
    'e\u0301'.repeat(600),
  ),
  fc.constantFrom('a'.repeat(2001), 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢', '🏳️‍🌈👩‍👩‍👧‍👦', 'ﷺ'.repeat(100), '٠١٢٣', 'İıſK', '?'.repeat(300)),
);
const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

/** A value that fits the schema, or in one of a few places does not. */
function valueFor(schema: Schema, root: Description): fc.Arbitrary<unknown> {
  const { $ref } = schema;
  if ($ref) return valueFor(root.components?.schemas?.[$ref.split('/').at(-1) ?? ''] ?? {}, root);
  const fitting = ((): fc.Arbitrary<unknown> => {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.type === 'object') {
      const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, valueFor(field, root)]);
      return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
    }
    if (schema.type === 'array') return fc.array(valueFor(schema.items ?? {}, root), { maxLength: 45 });
    if (schema.type === 'boolean') return fc.boolean();
    if (schema.type === 'integer' || schema.type === 'number') return fc.integer();
    return hostile;
  })();
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: anyJson });
}

const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  fc.constantFrom('text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data', 'x', ''),
  fc.constantFrom('application/x-www-form-urlencoded', 'application/problem+json', 'APPLICATION/JSON;charset=UTF-8'),
);

/** A body as bytes: JSON of some value, broken JSON, very deep JSON, very large JSON, or no JSON at all. */
function bodyFor(schema: Schema | undefined, root: Description): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> {
  const json = (schema ? valueFor(schema, root) : anyJson).map((value) => JSON.stringify(value) ?? '');
  return fc.oneof(
    { weight: 8, arbitrary: json },
    { weight: 1, arbitrary: json.map((text) => text.slice(0, text.length / 2)) },
    { weight: 1, arbitrary: json.map((text) => text.replace(/"/, '"\\ud83d')) },
    fc.nat(30_000).map((depth) => '['.repeat(depth)),
    fc.nat(300).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    fc.integer({ min: 60_000, max: 70_000 }).map((size) => JSON.stringify({ messages: 'a'.repeat(size) })),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => new Uint8Array(bytes)),
    fc.constantFrom('', 'null', '1e999', '{"a":1,"a":2}', '{"__proto__":{"x":1}}', 'NaN'),
  );
}

interface Made {
  readonly path: string;
  readonly method: string;
  readonly documented: Operation | undefined;
  readonly init: RequestInit;
}

/** A value as an address can hold it; an object may have a `toString` that is none. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** A request to a documented address, mostly by its own method. */
function requestFor(path: string, method: string, root: Description): fc.Arbitrary<Made> {
  const operation = root.paths[path]?.[method] as Operation;
  const parameters = operation.parameters ?? [];
  const body = bodyFor(operation.requestBody?.content['application/json']?.schema, root);
  return fc
    .record({
      used: fc.oneof({ weight: 6, arbitrary: fc.constant(method.toUpperCase()) }, fc.constantFrom(...METHODS)),
      values: fc.tuple(...parameters.map(({ schema }) => fc.oneof(hostile, valueFor(schema, root).map(asText)))),
      sent: fc.array(fc.boolean(), { minLength: parameters.length, maxLength: parameters.length }),
      body,
      type: contentType,
      encoding: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constantFrom('gzip', 'identity', 'br, gzip')),
      accept: fc.constantFrom('*/*', 'application/json', 'text/event-stream', 'nonsense', 'text/event-stream;q=x'),
      language: fc.constantFrom('nl', 'en-GB,en;q=0.5', 'xx', ';;q=', '*'),
      token: fc.constantFrom(`Bearer ${TOKEN}`, 'Bearer x', ''),
    })
    .map(({ used, values, sent, body: bytes, type, encoding, accept, language, token }) => {
      let address = path;
      const query: string[] = [];
      parameters.forEach(({ name, in: place }, index) => {
        const value = encodeURIComponent((values[index] ?? '').toWellFormed());
        if (place === 'path') address = address.replace(`{${name}}`, value || 'x');
        else if (sent[index]) query.push(`${name}=${value}`);
      });
      const headers: Record<string, string> = { Accept: accept, 'Accept-Language': language, Authorization: token };
      if (type) headers['Content-Type'] = type;
      if (encoding) headers['Content-Encoding'] = encoding;
      const init = { method: used, headers, ...(['GET', 'HEAD'].includes(used) ? {} : { body: bytes }) };
      return {
        path: `${address}${query.length > 0 ? `?${query.join('&')}` : ''}`,
        method: used,
        documented: root.paths[path]?.[used.toLowerCase()],
        init,
      };
    });
}

async function check(app: ReturnType<typeof appFor>, { path, method, documented, init }: Made): Promise<void> {
  const response = await app.request(path, init);
  const { status } = response;
  const type = response.headers.get('Content-Type')?.split(';')[0] ?? '';
  const text = await response.text();
  expect(reported).toEqual([]);
  expect(status).not.toBe(500);
  if (status < 400 || method === 'HEAD') return;
  const allowed = Object.keys(documented?.responses[status]?.content ?? {});
  if (allowed.includes(type) && type !== 'application/problem+json') return;
  expect([status, type]).toEqual([status, 'application/problem+json']);
  const problem = JSON.parse(text);
  expect(problem).toMatchObject({ type: expect.stringMatching(/^\/problems\/[a-z-]+$/), status });
  expect(problem.title.length).toBeGreaterThan(3);
  expect(problem.detail.length).toBeGreaterThan(10);
  expect(problem.instance).toBe(`/requests/${response.headers.get('X-Request-Id')}`);
  // What is wrong is told in words of this project, not in those of the library that found it.
  expect(problem.detail).not.toMatch(/zod|invalid input|expected|regex|\/\^/i);
}

describe('whatever is sent to', async () => {
  const app = appFor(new FakeAssistant());
  const root = (await (await app.request('/api/v1/openapi.json')).json()) as Description;
  const operations = Object.entries(root.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method, path] as const),
  );

  test('every route of the server is described', () => {
    expect(operations.length).toBeGreaterThan(8);
  });

  test.each(operations)('%s %s is answered, or refused with a problem', async (method, path) => {
    await fc.assert(
      fc.asyncProperty(requestFor(path, method, root), (made) => check(app, made)),
      { numRuns: 150 },
    );
  });

  test('addresses that nobody described', async () => {
    const address = fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`));
    await fc.assert(
      fc.asyncProperty(address, fc.constantFrom(...METHODS), (path, method) =>
        check(app, { path, method, documented: undefined, init: { method } }),
      ),
      { numRuns: 300 },
    );
  });

  describe('the real assistant', { timeout: 240_000 }, () => {
    let opened: OpenedAssistant;
    beforeAll(async () => {
      opened = await openAssistant(readSettings(process.env));
    });
    afterAll(() => opened.close());

    const messages = fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: hostile }), {
      maxLength: 4,
    });
    const bodies: Record<string, fc.Arbitrary<unknown>> = {
      '/api/v1/chat': fc
        .tuple(messages, hostile)
        .map(([history, content]) => ({ messages: [...history, { role: 'user', content }] })),
      '/api/v1/verify': fc.record(
        { text: hostile, passages: fc.array(hostile, { maxLength: 3 }) },
        { requiredKeys: ['text'] },
      ),
    };

    test.each(Object.keys(bodies))('well-formed requests with hostile words to %s', async (path) => {
      const real = appFor(opened.assistant);
      const documented = root.paths[path]?.post;
      await fc.assert(
        fc.asyncProperty(bodies[path] as fc.Arbitrary<unknown>, (body) =>
          check(real, {
            path,
            method: 'POST',
            documented,
            init: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
          }),
        ),
        { numRuns: 25 },
      );
    });

    test('searches with hostile words', async () => {
      const real = appFor(opened.assistant);
      await fc.assert(
        fc.asyncProperty(hostile, (words) =>
          check(real, {
            path: `/api/v1/search?q=${encodeURIComponent(words.toWellFormed())}`,
            method: 'GET',
            documented: root.paths['/api/v1/search']?.get,
            init: {},
          }),
        ),
        { numRuns: 25 },
      );
    });
  });
});
