import { expect, test } from 'vitest';
import { readSentence } from './reading.ts';
import { rowReasons } from './rows-agree.ts';

const ROW = 'Leden | 410 | 395';
const TABLE = `Soort | 2030 | 2031\n${ROW}`;
const reasons = (claim: string, passage = TABLE) =>
  rowReasons(readSentence(claim, 'nl'), readSentence(ROW, 'nl'), passage);

test('a figure stands under its year', () => {
  expect([reasons('In 2031 waren er 395 leden.'), reasons('In 2031 waren er 410 leden.')]).toEqual([[], ['date']]);
});

test('of two figures each goes with the year beside it', () => {
  expect(reasons('Het aantal daalde van 410 in 2030 naar 395 in 2031.')).toEqual([]);
  expect(reasons('Het aantal steeg van 395 in 2030 naar 410 in 2031.')).toEqual(['date']);
});

test('without years over the cells nothing is said', () => {
  expect(reasons('In 2031 waren er 410 leden.', `Soort | oud | nieuw\n${ROW}`)).toEqual([]);
});
