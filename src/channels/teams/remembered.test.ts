import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Remembered } from './remembered.ts';
import { retryAfterMs } from './retry.ts';

test('never holds more than it may, and the last set are what it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: 1, max: 10 }), (keys, most) => {
      const remembered = new Remembered<number>({ forMs: 1000, most, now: () => 0 });
      for (const key of keys) remembered.set(String(key), key);
      const last = [...new Set(keys.toReversed())].slice(0, most);
      expect(remembered.size).toBe(last.length);
      expect(last.map((key) => remembered.get(String(key)))).toEqual(last);
    }),
  );
});

test('an entry is gone after its time, which begins again when it is set again', () => {
  let now = 0;
  const remembered = new Remembered<string>({ forMs: 10, most: 5, now: () => now });
  remembered.set('a', 'één');
  remembered.set('b', 'twee');
  now = 6;
  remembered.set('a', 'opnieuw');
  now = 12;
  expect([remembered.get('a'), remembered.get('b')]).toEqual(['opnieuw', undefined]);
  now = 30;
  remembered.set('c', 'drie');
  expect(remembered.size).toBe(1);
});

test.each([
  ['7', 7000],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 7000],
  ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
  ['later', null],
  ['', null],
  [null, null],
])('Retry-After %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(1994, 10, 6, 8, 49, 30))).toBe(ms);
});
