import { expect, test } from 'vitest';
import { alignWords } from './alignment.ts';
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
