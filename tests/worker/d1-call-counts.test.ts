import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createD1CallCounts, purgeCallCounts } from '../../src/adapters/d1-call-counts.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

beforeAll(migrate);
beforeEach(empty);

const MINUTE = 60_000;
const callers = async () =>
  (await bindings.DB.prepare('SELECT caller FROM calls ORDER BY 1').all<{ caller: string }>()).results.map(
    ({ caller }) => caller,
  );

test('calls at the same time are all counted, those of other callers and limits apart', async () => {
  const isolates = [createD1CallCounts(bindings.DB, 'calls'), createD1CallCounts(bindings.DB, 'calls')];
  const counted = await Promise.all(
    Array.from({ length: 20 }, (_, n) => isolates[n % 2]?.increment('192.0.2.1').then(({ totalHits }) => totalHits)),
  );
  expect(counted.sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect((await isolates[0]?.increment('192.0.2.2'))?.totalHits).toBe(1);
  expect((await createD1CallCounts(bindings.DB, 'admin').increment('192.0.2.1')).totalHits).toBe(1);
});

test('a minute after the first call it begins anew, and no address stays longer than until the next call', async () => {
  let now = 1_000_000;
  const counts = createD1CallCounts(bindings.DB, 'calls', () => now);
  const { resetTime } = await counts.increment('192.0.2.1');
  expect(resetTime.getTime()).toBe(now + MINUTE);
  now += MINUTE - 1;
  expect((await counts.increment('192.0.2.1')).totalHits).toBe(2);
  now += 1;
  await counts.increment('192.0.2.2');
  expect(await callers()).toEqual(['calls 192.0.2.2']);
  expect((await counts.increment('192.0.2.1')).totalHits).toBe(1);
  await purgeCallCounts(bindings.DB, now + MINUTE);
  expect(await callers()).toEqual([]);
});

test('a call can be taken back, and a caller begun anew', async () => {
  const counts = createD1CallCounts(bindings.DB, 'calls');
  await counts.increment('a');
  await counts.decrement('a');
  expect((await counts.increment('a')).totalHits).toBe(1);
  await counts.resetKey('a');
  expect(await callers()).toEqual([]);
});

test('where D1 cannot be asked each isolate counts for itself', async () => {
  const broken = { ...bindings.DB, prepare: (sql: string) => bindings.DB.prepare(sql.replace('calls', 'nothing')) };
  const batch = bindings.DB.batch.bind(bindings.DB);
  const counts = createD1CallCounts({ ...broken, batch }, 'calls');
  const hits = [];
  for (let n = 0; n < 3; n++) hits.push((await counts.increment('a')).totalHits);
  expect(hits).toEqual([1, 2, 3]);
});
