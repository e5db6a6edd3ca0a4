import { expect, test } from 'vitest';
import { watchReadiness } from './readiness.ts';

test('an index that is only opened takes ten seconds; one that is built a minute, until its pace is known', () => {
  let now = 0;
  const readiness = watchReadiness(() => now);
  expect(readiness.seconds()).toBe(10);
  readiness.onMessage();
  expect(readiness.seconds()).toBe(60);
  readiness.onProgress({ what: 'passages', done: 0, total: 100 });
  now += 20_000;
  readiness.onProgress({ what: 'passages', done: 20, total: 100 });
  expect(readiness.seconds()).toBe(90);
  now += 70_000;
  readiness.onProgress({ what: 'passages', done: 90, total: 100 });
  expect(readiness.seconds()).toBe(20);
});

test('the estimate stays within bounds however slow it goes', () => {
  let now = 0;
  const readiness = watchReadiness(() => now);
  readiness.onMessage();
  readiness.onProgress({ what: 'passages', done: 0, total: 1e9 });
  now += 60_000;
  readiness.onProgress({ what: 'passages', done: 1, total: 1e9 });
  expect(readiness.seconds()).toBe(600);
});
