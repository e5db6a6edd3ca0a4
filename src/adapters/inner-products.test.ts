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

test('products are those of a plain loop but for rounding, in any dimension', () => {
  fc.assert(
    fc.property(vectors, ({ dimension, rows, asked }) => {
      const products = innerProducts(Float32Array.from(rows.flat()), dimension);
      const found = [...products(Float32Array.from(asked))];
      expect(found.length).toBe(rows.length);
      for (const [number, row] of rows.entries()) {
        const exact = row.reduce((sum, value, i) => sum + value * (asked[i] as number), 0);
        expect(Math.abs((found[number] as number) - exact)).toBeLessThan(0.000001);
      }
      expect([...products(Float32Array.from(asked))]).toEqual(found);
    }),
  );
});
