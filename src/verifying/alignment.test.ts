import { expect, test } from 'vitest';
import { alignWords, isShortened } from './alignment.ts';
import { readSentence } from './reading.ts';

const align = (claim: string, quote: string) => {
  const { shared, gaps } = alignWords(readSentence(claim, 'nl'), readSentence(quote, 'nl'));
  return {
    shared,
    gaps: gaps.map((gap) => [gap.claim.map(({ text }) => text).join(' '), gap.quote.map(({ text }) => text).join(' ')]),
  };
};

test('a word in place of another is a gap with both', () => {
  expect(align('De bakker betaalt de huur.', 'De slager betaalt de huur.')).toEqual({
    shared: 4,
    gaps: [['bakker', 'slager']],
  });
});

test('words put in are a gap that the quote has nothing in', () => {
  expect(align('De slager betaalt de huur en het gas.', 'De slager betaalt de huur.').gaps).toEqual([
    ['en het gas', ''],
  ]);
});

test('a sentence beside itself has no gaps', () => {
  expect(align('De slager betaalt de huur.', 'De slager betaalt de huur.')).toEqual({ shared: 5, gaps: [] });
});

test.each([
  ['De slager betaalt de huur.', true],
  ['De slager de huur.', true],
  ['De huur betaalt de slager.', false],
  ['De slager betaalt huur en gas.', false],
])('a sentence is shortened where words were left out and none put in or moved: %s', (claim, expected) => {
  const quote = 'De slager betaalt de huur als de bakker ziek is.';
  expect(isShortened(readSentence(claim, 'nl'), readSentence(quote, 'nl'))).toBe(expected);
});
