import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createD1CallCounts, purgeCallCounts } from '../../src/adapters/d1-call-counts.ts';
import { createKeyedHash } from '../../src/adapters/keyed-hash.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

beforeAll(migrate);
beforeEach(empty);

const MINUTE = 60_000;
const START = 1_000 * MINUTE;
let now = START;
beforeEach(() => {
  now = START;
});
const open = (name = 'calls', database = bindings.DB) =>
  createD1CallCounts(name, { database, hash: createKeyedHash('secret'), now: () => now });
const callers = async () =>
  (await bindings.DB.prepare('SELECT caller FROM calls').all<{ caller: string }>()).results.map(({ caller }) => caller);

test('calls at the same time are all counted, those of other callers and limits apart', async () => {
  const isolates = [open(), open()];
  const counted = await Promise.all(
    Array.from({ length: 20 }, (_, n) => isolates[n % 2]?.increment('192.0.2.1').then(({ totalHits }) => totalHits)),
  );
  expect(counted.sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect((await open().increment('192.0.2.2')).totalHits).toBe(1);
  expect((await open('admin').increment('192.0.2.1')).totalHits).toBe(1);
});

test('in the next minute it begins anew', async () => {
  const counts = open();
  expect(await counts.increment('192.0.2.1')).toEqual({ totalHits: 1, resetTime: new Date(START + MINUTE) });
  now += MINUTE - 1;
  expect((await counts.increment('192.0.2.1')).totalHits).toBe(2);
  now += 1;
  expect((await counts.increment('192.0.2.1')).totalHits).toBe(1);
});

test('no address stands in the table, no two minutes of one can be told to be the same, and the past is deleted', async () => {
  const counts = open();
  await counts.increment('192.0.2.1');
  const [first] = await callers();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  now += MINUTE;
  await counts.increment('192.0.2.1');
  const [second, ...others] = await callers();
  expect([second === first, others]).toEqual([false, []]);
  await purgeCallCounts(bindings.DB, now + MINUTE);
  expect(await callers()).toEqual([]);
});

test('a call can be taken back, and a caller begun anew', async () => {
  const counts = open();
  await counts.increment('a');
  await counts.decrement('a');
  expect((await counts.increment('a')).totalHits).toBe(1);
  await counts.resetKey('a');
  expect(await callers()).toEqual([]);
});

test('where D1 cannot be asked each isolate counts for itself', async () => {
  const prepare: typeof bindings.DB.prepare = (sql) => bindings.DB.prepare(sql.replace('calls', 'nothing'));
  const counts = open('calls', { prepare, batch: bindings.DB.batch.bind(bindings.DB) });
  const hits = [];
  for (let n = 0; n < 3; n++) hits.push((await counts.increment('a')).totalHits);
  expect(hits).toEqual([1, 2, 3]);
});
