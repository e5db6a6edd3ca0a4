/**
 * The main rules of the NLGov REST API Design Rules (https://gitdocumentatie.logius.nl/publicatie/api/adr/), by their
 * names there, held against the description and the running app. What they ask of an organisation (a public address,
 * a certificate, a deprecation policy) is not tested here.
 */
import { describe, expect, test } from 'vitest';
import { FakeAssistant } from '../src/assistant.fake.ts';
import { createApp } from '../src/channels/http/app.ts';
import { createPages } from '../src/channels/web/pages.ts';

const assistant = () => new FakeAssistant();
const app = createApp({
  assistant,
  pages: createPages({ assistant, library: () => ({ document: async () => null }), style: '' }),
  settings: {
    CORS_ORIGINS: ['https://a.example.org'],
    RATE_LIMIT_PER_MINUTE: 0,
    ADMIN_TOKEN: 'token-of-this-test-alone',
    PUBLIC_URL: 'https://vraag.example.org',
  },
  version: '1.2.3',
  report: () => {},
  switches: { list: () => [], set: async (name, paused) => ({ name, paused, since: null, kept: true }) },
});

interface Operation {
  operationId?: string;
  summary?: string;
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Description {
  openapi: string;
  info: { version: string; title: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
}

const response = await app.request('/api/v1/openapi.json');
const description = (await response.json()) as Description;
const paths = Object.keys(description.paths);
const api = paths.filter((path) => path.startsWith('/api/'));
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the API Design Rules', () => {
  test('/core/publish-openapi: the description stands at openapi.json below the version, and may be read by anyone', async () => {
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(description.openapi).toMatch(/^3\.[01]\./);
    const elsewhere = await app.request('/api/v1/openapi.json', { headers: { Origin: 'https://a.example.org' } });
    expect(elsewhere.headers.get('Access-Control-Allow-Origin')).toBe('https://a.example.org');
  });

  test('/core/uri-version: the major version stands in the path, and no minor one', () => {
    for (const path of api) expect(path).toMatch(/^\/api\/v1\//);
    expect(description.info.version).toMatch(/^1\.\d+\.\d+$/);
  });

  test('/core/version-header: the full version stands in API-Version, on errors too', async () => {
    for (const path of ['/api/v1/documents', '/api/v1/search', '/api/v1/nothing']) {
      expect((await app.request(path)).headers.get('API-Version')).toBe(description.info.version);
    }
  });

  test('/core/no-trailing-slash: an address that ends in a slash is not found', async () => {
    for (const path of paths) expect(path).not.toMatch(/.\/$/);
    for (const path of api.filter((one) => !one.includes('{'))) {
      expect([
        path,
        (await app.request(`${path}/`, { headers: { Authorization: 'Bearer token-of-this-test-alone' } })).status,
      ]).toEqual([path, 404]);
    }
  });

  test('/core/path-segments-kebab-case: segments are lower case with dashes', () => {
    for (const path of paths) {
      for (const segment of path.split('/').filter((one) => one !== '' && !/^\{[a-z][A-Za-z]*\}$/.test(one))) {
        expect([path, segment]).toEqual([
          path,
          expect.stringMatching(/^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:json|txt))?$/),
        ]);
      }
    }
  });

  test('/core/query-keys-camel-case: parameters are in camel case', () => {
    for (const { operation } of operations) {
      for (const { name } of operation.parameters ?? []) expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
    }
  });

  test('/core/naming-collections: what holds a collection has a plural name', () => {
    const collections = api.filter(
      (path) => description.paths[path]?.get && api.some((other) => other.startsWith(`${path}/{`)),
    );
    for (const path of [...collections, '/api/v1/documents']) expect(path).toMatch(/s$/);
    expect(collections.length + 1).toBeGreaterThan(0);
  });

  test('/core/http-methods and /core/http-safety: only standard methods, and reading takes no body', () => {
    for (const { method, operation } of operations) {
      expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method);
      if (method === 'get') expect(operation.requestBody).toBeUndefined();
    }
  });

  test('/core/stateless: no session: no cookie is ever set', async () => {
    for (const path of ['/', '/health', '/api/v1/documents', '/api/v1/nothing']) {
      expect((await app.request(path)).headers.get('Set-Cookie')).toBeNull();
    }
  });

  test('/core/doc-language: names and summaries are there, in one language', () => {
    for (const { operation } of operations) {
      expect(operation.operationId).toMatch(/^[a-z][a-zA-Z]+$/);
      expect(operation.summary?.length).toBeGreaterThan(5);
    }
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  test('/core/error-handling: every error of the API is documented, and sent, as problem+json', async () => {
    for (const { path, operation } of operations.filter(({ path }) => path.startsWith('/api/'))) {
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (Number(status) >= 400)
          expect([path, status, Object.keys(content ?? {})]).toEqual([path, status, ['application/problem+json']]);
      }
    }
    for (const [path, init] of [
      ['/api/v1/nothing', {}],
      ['/api/v1/chat', { method: 'DELETE' }],
      ['/api/v1/search', {}],
      ['/api/v1/admin/switches', {}],
    ] as const) {
      const sent = await app.request(path, init);
      expect([path, sent.headers.get('Content-Type')]).toEqual([path, 'application/problem+json']);
      expect(await sent.json()).toMatchObject({
        type: expect.any(String),
        title: expect.any(String),
        status: sent.status,
      });
    }
  });

  test('/core/transport-security: the headers that the rules ask for, where people come by https', async () => {
    const { headers } = await app.request('/api/v1/documents');
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=31536000/);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
  });
});
