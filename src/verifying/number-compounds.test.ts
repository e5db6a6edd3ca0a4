import { expect, test } from 'vitest';
import { numbersInWords } from './number-compounds.ts';

test('a number inside a word is found, with years as its unit where it is an age or a term', () => {
  const found = numbersInWords('Een driehoofdig bestuur en een tweejarige opleiding.');
  expect(found.map(({ value, unit }) => [value, unit])).toEqual([
    [3, null],
    [2, 'years'],
  ]);
});

test('a word that only begins like a number has none', () => {
  expect(numbersInWords('Achting en eendracht, vierkant, eenvoudige regels.')).toEqual([]);
});
