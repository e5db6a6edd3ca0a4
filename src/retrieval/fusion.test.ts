import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, renormalise } from './fusion.ts';

const scores = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.double({ min: -50, max: 50, noNaN: true })), {
  selector: ([id]) => id,
  minLength: 1,
});

describe('normalised scores', () => {
  test('lie between 0 and 1, the best at 1, in the order they had', () => {
    fc.assert(
      fc.property(scores, (pairs) => {
        const scaled = normalise(new Map(pairs));
        const values = [...scaled.values()];
        expect(Math.max(...values)).toBe(1);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
        for (const [a, x] of pairs)
          for (const [b, y] of pairs) if (x > y) expect(scaled.get(a)).toBeGreaterThanOrEqual(scaled.get(b) as number);
      }),
    );
  });

  test('are all 1 where all are equal', () => {
    expect([
      ...normalise(
        new Map([
          ['a', 3],
          ['b', 3],
        ]),
      ).values(),
    ]).toEqual([1, 1]);
  });
});

describe('weights', () => {
  test('sum to 1 over the parts that found anything', () => {
    expect(renormalise({ dense: 0.35, bank: 0.35, lexical: 0.3 }, (part) => part !== 'bank')).toEqual({
      dense: expect.closeTo(0.35 / 0.65),
      bank: 0,
      lexical: expect.closeTo(0.3 / 0.65),
    });
  });

  test('are 0 where nothing was found', () => {
    expect(renormalise({ dense: 1, bank: 1 }, () => false)).toEqual({ dense: 0, bank: 0 });
  });
});
