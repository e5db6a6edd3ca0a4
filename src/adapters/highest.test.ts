import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highest } from './highest.ts';

test('the highest are those that sorting everything puts first, equal ones by their row', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 0, max: 40 }), (scores, k) => {
      const sorted = [...scores.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
      expect(highest(scores, k)).toEqual(sorted.slice(0, k));
      const some = sorted.filter((row) => row % 3 !== 0);
      expect(highest(scores, k, some.toReversed())).toEqual(some.slice(0, k));
    }),
  );
});

test('nothing is asked for, or there is nothing: none', () => {
  expect(highest([1, 2], 0)).toEqual([]);
  expect(highest([1, 2], -1)).toEqual([]);
  expect(highest([], 3)).toEqual([]);
});
