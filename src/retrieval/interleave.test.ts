import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../turn.ts';
import { interleave } from './interleave.ts';

const found = (id: string, score: number) => ({ passage: { id }, score }) as Evidence;

test('the best of each list come first, each passage once', () => {
  const lists = [
    [found('a', 0.9), found('b', 0.8)],
    [found('c', 0.7), found('a', 0.6)],
  ];
  expect(interleave(lists, 5).map(({ passage }) => passage.id)).toEqual(['a', 'c', 'b']);
});

test('however lists are made, no passage stands twice, scores never rise, and there are at most k', () => {
  const list = fc.array(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), score: fc.double({ min: 0, max: 1 }) }),
  );
  fc.assert(
    fc.property(fc.array(list), fc.integer({ min: 1, max: 6 }), (lists, k) => {
      const merged = interleave(
        lists.map((one) => one.map(({ id, score }) => found(id, score))),
        k,
      );
      const ids = merged.map(({ passage }) => passage.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(k);
      for (const [index, { score }] of merged.entries()) {
        expect(score).toBeLessThanOrEqual(merged[index - 1]?.score ?? 1);
      }
    }),
  );
});
