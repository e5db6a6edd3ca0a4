import fc from 'fast-check';
import { expect, test } from 'vitest';
import { innerProducts } from './inner-products.ts';

/** A vector of length 1. */
const unit = (values: readonly number[]): number[] => {
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
};
const vectors = fc.integer({ min: 1, max: 70 }).chain((dimension) => {
  const vector = fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: dimension, maxLength: dimension })
    .map(unit);
  return fc.record({ dimension: fc.constant(dimension), rows: fc.array(vector, { maxLength: 9 }), asked: vector });
});

test.each([
  ['whole', 0.000001],
  ['rough', 0.0002],
] as const)('%s products are those of a plain loop to %s, in any dimension', (how, most) => {
  fc.assert(
    fc.property(vectors, ({ dimension, rows, asked }) => {
      const products = innerProducts(Float32Array.from(rows.flat()), dimension, how);
      const found = [...products(Float32Array.from(asked))];
      expect(found.length).toBe(rows.length);
      for (const [number, row] of rows.entries()) {
        const exact = row.reduce((sum, value, i) => sum + value * (asked[i] as number), 0);
        expect(Math.abs((found[number] as number) - exact)).toBeLessThan(most);
      }
      expect([...products(Float32Array.from(asked))]).toEqual(found);
    }),
  );
});

test('rough products do not overflow, whichever way vectors of length 1 point', () => {
  const row = Float32Array.from({ length: 384 }, () => 1 / Math.sqrt(384));
  const products = innerProducts(Float32Array.from([...row, ...row.map((value) => -value)]), 384, 'rough');
  expect([...products(row)]).toEqual([expect.closeTo(1, 3), expect.closeTo(-1, 3)]);
  const axis = Float32Array.from({ length: 384 }, (_, i) => (i === 5 ? 1 : 0));
  expect(innerProducts(axis, 384, 'rough')(axis)[0]).toBe(1);
});
