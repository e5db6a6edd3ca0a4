import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Among, FloatRows, HalvedRows } from './inner-products.ts';

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

const product = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, i) => sum + value * (other[i] as number), 0);

test('products are those of a plain loop, in any dimension', () => {
  fc.assert(
    fc.property(vectors, ({ dimension, rows, asked }) => {
      const all = new FloatRows(rows.length, dimension);
      for (const [number, row] of rows.entries()) all.row(number).set(row);
      const found = [...all.products(Float32Array.from(asked))];
      expect(found.length).toBe(rows.length);
      for (const [number, row] of rows.entries()) expect(found[number]).toBeCloseTo(product(row, asked), 5);
      expect([...all.products(Float32Array.from(asked))]).toEqual(found);
    }),
  );
});

test('products of rows with each other are those of a plain loop; more and fewer may follow', () => {
  fc.assert(
    fc.property(vectors, ({ dimension, rows }) => {
      const among = new Among(dimension);
      for (const some of [rows.slice(0, 3), rows, rows.slice(0, 2)]) {
        const found = among.compare(some.map((one) => (into) => into.set(one))).cosines;
        for (const [at, one] of some.entries())
          for (const [place, other] of some.slice(0, at + 1).entries())
            expect(found[at * some.length + place]).toBeCloseTo(product(one, other), 5);
      }
    }),
  );
});

test('of rows in halves a first look is as right as it says, and the second right to some 0.00001', () => {
  fc.assert(
    fc.property(vectors, ({ dimension, rows, asked }) => {
      const halved = new HalvedRows(Float32Array.from(rows.flat()), dimension);
      const { numbers, unit } = halved.rough(Float32Array.from(asked));
      for (const [number, row] of rows.entries()) {
        const right = product(row, asked);
        expect(Math.abs((numbers[number] as number) * unit - right)).toBeLessThan(halved.roughly + 0.0001);
        expect(Math.abs(halved.product(number) - right)).toBeLessThan(0.0001);
        const read = new Float32Array(dimension);
        halved.read(number, read);
        for (const [i, value] of row.entries()) expect(Math.abs((read[i] as number) - value)).toBeLessThan(0.00002);
      }
    }),
  );
});

test.each([384, 1024, 4096])(
  'sums do not overflow, whichever way vectors of length 1 and %d values point',
  (dimension) => {
    const row = Float32Array.from({ length: dimension }, () => 1 / Math.sqrt(dimension));
    const halved = new HalvedRows(Float32Array.from([...row, ...row.map((value) => -value)]), dimension);
    const { numbers, unit } = halved.rough(row);
    expect([...numbers].map((number) => number * unit)).toEqual([expect.closeTo(1, 1), expect.closeTo(-1, 1)]);
    expect([halved.product(0), halved.product(1)]).toEqual([expect.closeTo(1, 3), expect.closeTo(-1, 3)]);
    const axis = Float32Array.from({ length: dimension }, (_, i) => (i === 5 ? 1 : 0));
    const one = new HalvedRows(axis, dimension);
    one.rough(axis);
    expect(one.product(0)).toBeCloseTo(1, 4);
  },
);
