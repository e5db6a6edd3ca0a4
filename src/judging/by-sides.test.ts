import { expect, test } from 'vitest';
import type { Judgement } from '../turn.ts';
import { bySides } from './by-sides.ts';

const answered: Judgement = { status: 'answered', reason: null, confidence: 0.9 };
const abstained: Judgement = { status: 'abstained', reason: 'not_in_documents', confidence: 0.2 };
const partial: Judgement = { status: 'partial', reason: 'near', confidence: 0.5 };

test('a question answered as a whole is not judged by its sides', () => {
  const never = () => {
    throw new Error('judged');
  };
  expect(bySides(answered, never)).toBe(answered);
  expect(bySides(partial, never)).toBe(partial);
});

test('a question refused as a whole is answered where each of its sides is', () => {
  expect(bySides(abstained, () => [answered, answered])).toEqual(answered);
});

test('a question with one side answered is answered in part', () => {
  expect(bySides(abstained, () => [abstained, answered])).toEqual({ ...answered, status: 'partial', reason: 'near' });
});

test('a question without an answered side stays refused', () => {
  expect(bySides(abstained, () => [])).toBe(abstained);
  expect(bySides(abstained, () => [partial, abstained])).toBe(abstained);
});
