import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, quantile, random, summarise } from './bootstrap.ts';

test('a quantile between two values lies between them in proportion', () => {
  expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
  expect(quantile([0, 10, 20, 30, 40], 0.95)).toBe(38);
  expect(quantile([7], 0.95)).toBe(7);
});

test('a mean, a median and a 95th percentile of nothing are refused', () => {
  expect(() => summarise([], 'mean')).toThrow(RangeError);
});

test('the interval of a share is near the binomial one', () => {
  const values = Array.from({ length: 100 }, (_, index) => (index < 80 ? 1 : 0));
  const { value, n, low, high } = figure(values, 'mean', 'x');
  expect({ value, n }).toEqual({ value: 0.8, n: 100 });
  // 0.8 ± 1.96 x sqrt(0.8 x 0.2 / 100) = 0.722 to 0.878
  expect(low).toBeCloseTo(0.722, 1);
  expect(high).toBeCloseTo(0.878, 1);
});

test('equal seeds give equal intervals', () => {
  const values = [0, 1, 1, 0, 1];
  expect(figure(values, 'mean', 'x')).toEqual(figure(values, 'mean', 'x'));
  expect(random('x')()).not.toBe(random('y')());
});

test('an interval lies within the values, low before high', () => {
  const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(numbers, fc.constantFrom('mean', 'median', 'p95'), (values, summary) => {
      const { low, high } = figure(values, summary, 'x');
      expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      expect(low).toBeLessThanOrEqual(high);
    }),
    { numRuns: 30 },
  );
});
