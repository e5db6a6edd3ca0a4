import { describe, expect, test } from 'vitest';
import type { PassageStore, StoredQuestion } from '../../src/ports.ts';
import { randomNumbers } from '../bench/random-numbers.ts';
import { fitTellingAxes } from './telling-axes.ts';

const DIMENSION = 40;

/** A bank whose entries differ in every direction, and whose kind hangs on one of them. */
function bankAlong(axis: number) {
  const random = randomNumbers(3);
  return Array.from({ length: 400 }, (_, number) => {
    const values = Array.from({ length: DIMENSION }, () => random() - 0.5);
    const length = Math.hypot(...values);
    const vector = Float32Array.from(values, (value) => value / length);
    return { question: `question ${number}`, vector, isAnswered: (vector[axis] as number) > 0 };
  });
}

const storeOf = (bank: ReturnType<typeof bankAlong>): Pick<PassageStore, 'nearest' | 'questions'> => ({
  async nearest(_, vector, k) {
    const hits = bank.map(({ question, vector: other }) => ({
      id: question,
      score: other.reduce((sum, value, at) => sum + value * (vector[at] as number), 0),
    }));
    return hits.sort((a, b) => b.score - a.score).slice(0, k);
  },
  async questions(ids) {
    return ids.map((id) => ({ id, question: id })) as StoredQuestion[];
  },
});

describe('axes that tell answered questions from gaps', () => {
  test.each([0, 17])('the first lies along what the kind hangs on (%i)', async (axis) => {
    const bank = bankAlong(axis);
    const axes = await fitTellingAxes({ bank, store: storeOf(bank) });
    expect(axes).toHaveLength(32);
    const [first] = axes as [readonly number[]];
    const largest = Math.max(...first.map(Math.abs));
    expect(Math.abs(first[axis] as number)).toBe(largest);
    expect(largest).toBe(999);
    expect(Math.max(...(axes[1] as readonly number[]).map(Math.abs))).toBeLessThan(largest);
  });

  test('the same bank gives the same axes', async () => {
    const bank = bankAlong(5);
    expect(await fitTellingAxes({ bank, store: storeOf(bank) })).toEqual(
      await fitTellingAxes({ bank, store: storeOf(bank) }),
    );
  });
});
