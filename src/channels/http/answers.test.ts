import { beforeEach, describe, expect, test } from 'vitest';
import { recordOf } from '../../adapters/answer-records.fake.ts';
import { createMemoryAnswerStore } from '../../adapters/memory-answer-store.ts';
import { keptAnswerSchema, MAX_COMMENT_LENGTH } from '../../answer.ts';
import { FakeAssistant } from '../../assistant.fake.ts';
import { createRecords, type Records } from '../../records.ts';
import { createPages } from '../web/pages.ts';
import { createApp } from './app.ts';

const ID = '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11';
const UNKNOWN = '5b0f3b1e-96a9-4c55-8a6e-0a1d2f6f9b22';
const TOKEN = 'alleen-voor-beheerders-0123456789';

let records: Records;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  const store = createMemoryAnswerStore();
  await store.save(recordOf(ID));
  records = createRecords({
    store,
    clock: { now: () => new Date('2031-05-03T08:00:00Z') },
    days: 30,
    mask: (text) => text.replace(/\d{9}/g, '[BSN]'),
    onError: () => {},
  });
  app = appWith({ records, token: TOKEN });
});

function appWith(options: { records?: Records; token?: string; ready?: boolean }) {
  const assistant = () => (options.ready === false ? null : new FakeAssistant());
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: '' });
  const settings = { CORS_ORIGINS: [], RATE_LIMIT_PER_MINUTE: 0, ADMIN_TOKEN: options.token };
  return createApp({
    assistant,
    pages,
    settings,
    version: '1.2.3',
    report: () => {},
    ...(options.records && { records: options.records }),
  });
}

const feedback = (body: unknown, to = app) =>
  to.request('/api/v1/feedback', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const get = async (path: string, authorization?: string, to = app) => {
  const response = await to.request(path, authorization ? { headers: { Authorization: authorization } } : {});
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('POST /api/v1/feedback', () => {
  test('is kept with the answer, its comment masked', async () => {
    const response = await feedback({ answerId: ID, helpful: false, comment: 'Mijn BSN is 999990019' });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect((await get(`/api/v1/answers/${ID}`)).body.feedback).toEqual({
      helpful: false,
      comment: 'Mijn BSN is [BSN]',
      at: '2031-05-03T08:00:00.000Z',
    });
  });

  test('takes an id in capitals, and works before the index is open', async () => {
    const early = appWith({ records, ready: false });
    expect((await feedback({ answerId: ID.toUpperCase(), helpful: true }, early)).status).toBe(204);
  });

  test('on an unknown answer is 404; so is every answer where none are kept', async () => {
    const response = await feedback({ answerId: UNKNOWN, helpful: true });
    expect([response.status, await response.json()]).toEqual([
      404,
      expect.objectContaining({ type: '/problems/not-found' }),
    ]);
    expect((await feedback({ answerId: ID, helpful: true }, appWith({}))).status).toBe(404);
  });

  test.each([
    [{ answerId: 'x', helpful: true }, 'answerId'],
    [{ answerId: ID }, 'helpful'],
    [{ answerId: ID, helpful: 'ja' }, 'helpful'],
    [{ answerId: ID, helpful: true, comment: 7 }, 'comment'],
    [{ answerId: ID, helpful: true, comment: 'a'.repeat(MAX_COMMENT_LENGTH + 1) }, 'comment'],
    [[], 'body'],
  ])('%# names the field that is wrong', async (body, field) => {
    const response = await feedback(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });
});

describe('GET /api/v1/answers/{id}', () => {
  test('gives the holder of the id all but the trace', async () => {
    const { status, body } = await get(`/api/v1/answers/${ID}`);
    const { trace: _, ...rest } = recordOf(ID);
    expect([status, body]).toEqual([200, { ...rest, feedback: null }]);
    expect(keptAnswerSchema.parse(body)).toEqual(body);
  });

  test('gives the holder of the admin token the trace too', async () => {
    const { body } = await get(`/api/v1/answers/${ID}`, `Bearer ${TOKEN}`);
    expect(body.trace).toEqual(recordOf(ID).trace);
  });

  test.each([`Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN, 'Bearer', 'Bearer '])(
    'gives no trace to "%s"',
    async (authorization) => {
      expect((await get(`/api/v1/answers/${ID}`, authorization)).body).not.toHaveProperty('trace');
    },
  );

  test('gives nobody a trace where no token is set', async () => {
    for (const token of [undefined, '']) {
      const open = appWith({ records, ...(token === undefined ? {} : { token }) });
      for (const authorization of ['Bearer ', 'Bearer undefined', `Bearer ${TOKEN}`]) {
        expect((await get(`/api/v1/answers/${ID}`, authorization, open)).body).not.toHaveProperty('trace');
      }
    }
  });

  test('is 404 for an id that is unknown and 400 for what is no id', async () => {
    expect((await get(`/api/v1/answers/${UNKNOWN}`)).status).toBe(404);
    expect((await get(`/api/v1/answers/${UNKNOWN}`, `Bearer ${TOKEN}`)).status).toBe(404);
    expect(await get('/api/v1/answers/1')).toMatchObject({ status: 400, body: { errors: [{ field: 'id' }] } });
  });
});

test('DELETE /api/v1/answers/{id} deletes once, and the answer is gone', async () => {
  const remove = () => app.request(`/api/v1/answers/${ID}`, { method: 'DELETE' });
  const response = await remove();
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect([(await remove()).status, (await get(`/api/v1/answers/${ID}`)).status]).toEqual([404, 404]);
  expect((await feedback({ answerId: ID, helpful: true })).status).toBe(404);
});

test('the calls stand in the OpenAPI document', async () => {
  const { body } = await get('/api/v1/openapi.json');
  const paths = body.paths as Record<string, Record<string, { responses: object }>>;
  expect(Object.keys(paths['/api/v1/answers/{id}'] ?? {}).sort()).toEqual(['delete', 'get']);
  expect(Object.keys(paths['/api/v1/feedback']?.post?.responses ?? {})).toEqual(expect.arrayContaining(['204', '404']));
});
