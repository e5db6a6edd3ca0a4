import { expect, test } from 'vitest';
import type { Evidence, Understanding } from '../turn.ts';
import { type Find, findParts, vectorOfAll } from './find-parts.ts';

const asked = (question: string, ...documents: string[]): Understanding => ({
  question,
  kinds: ['other'],
  subject: [],
  periods: [],
  documents,
});
const evidence = ['a-1', 'b-1', 'a-2', 'a-3', 'b-2'].map(
  (id) => ({ passage: { id, document: id.slice(0, 1) }, score: 1 }) as Evidence,
);

/** Finds the same for every question, and notes how it was asked. */
function fakeFind() {
  const calls: { question: string; k: number; isKnown: boolean }[] = [];
  const find: Find = async ({ question }, k, vector) => {
    calls.push({ question, k, isKnown: vector !== undefined });
    return { vector: vector ?? new Float32Array([1]), evidence: evidence.slice(0, k), questions: [] };
  };
  return { find, calls };
}

const idsOf = (found: readonly { readonly evidence: readonly Evidence[] }[]) =>
  found.map((one) => one.evidence.map(({ passage }) => passage.id));

test('a part asked of a document keeps to its passages, the best of them', async () => {
  const { find } = fakeFind();
  const found = await findParts([asked('x', 'a'), asked('y', 'b'), asked('z')], 2, find);
  expect(idsOf(found)).toEqual([
    ['a-1', 'a-2'],
    ['b-1', 'b-2'],
    ['a-1', 'b-1'],
  ]);
});

test('a document of which nothing was found does not leave the part without evidence', async () => {
  expect(idsOf(await findParts([asked('x', 'c')], 2, fakeFind().find))).toEqual([['a-1', 'b-1']]);
});

test('the same words are embedded once', async () => {
  const { find, calls } = fakeFind();
  await findParts([asked('x', 'a'), asked('x', 'b'), asked('y', 'b')], 2, find);
  expect(calls.map(({ isKnown }) => isKnown)).toEqual([false, true, false]);
});

test('nothing is looked for where a question has no parts', async () => {
  const { find, calls } = fakeFind();
  expect(await findParts([], 2, find)).toEqual([]);
  expect(calls).toEqual([]);
});

test('parts ask together what lies between them', () => {
  const found = [
    [1, 0],
    [0, 1],
  ].map((values) => ({ vector: Float32Array.from(values), evidence: [], questions: [] }));
  expect(vectorOfAll(found)).toEqual(Float32Array.from([Math.SQRT1_2, Math.SQRT1_2]));
  expect(vectorOfAll(found.slice(1))).toEqual(Float32Array.from([0, 1]));
  expect(vectorOfAll([])).toBeUndefined();
});
