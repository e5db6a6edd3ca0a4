import { expect, test } from 'vitest';
import { chance } from '../../src/language/logistic.ts';
import { fitLogistic, type Sample } from './logistic-regression.ts';

const samples: Sample[] = Array.from({ length: 200 }, (_, i) => {
  const x = (i % 20) / 10 - 1;
  const noise = ((i * 7919) % 13) / 13 - 0.5;
  return { values: [x, noise], label: x + 0.4 * noise > 0 ? 1 : 0 };
});

test('a fitted model tells the two sides apart and knows which feature does', () => {
  const model = fitLogistic(['x', 'noise'], samples, 1);
  expect(chance(model, ['x', 'noise'], [1, 0])).toBeGreaterThan(0.9);
  expect(chance(model, ['x', 'noise'], [-1, 0])).toBeLessThan(0.1);
  expect(model.weights.x).toBeGreaterThan(model.weights.noise as number);
});

test('the same samples give the same model', () => {
  expect(fitLogistic(['x', 'noise'], samples, 1)).toEqual(fitLogistic(['x', 'noise'], samples, 1));
});

test('nothing to fit, and a feature that the model does not know, are errors', () => {
  expect(() => fitLogistic(['x'], [], 1)).toThrow(RangeError);
  expect(() => chance({ bias: 0, weights: {} }, ['x'], [1])).toThrow('"x"');
});
