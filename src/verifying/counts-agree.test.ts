import { expect, test } from 'vitest';
import { countReasons } from './counts-agree.ts';
import { readSentence } from './reading.ts';

const reasons = (claim: string, quote: string) => countReasons(readSentence(claim, 'nl'), readSentence(quote, 'nl'));

test.each([
  ['Beide scholen doen mee.', 'Drie scholen doen mee.'],
  ['Enkele scholen doen mee.', 'Negentig scholen doen mee.'],
  ['De proef duurt een half jaar.', 'De proef duurt een jaar.'],
  ['De proef duurt een jaar.', 'De proef duurt een half jaar.'],
  ['De proef duurt een jaar.', 'De proef duurt een half jaar en is er elk jaar.'],
])('another count in words: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual(['number']);
});

test.each([
  ['Beide scholen doen mee.', 'Twee scholen doen mee.'],
  ['Enkele scholen doen mee.', 'Drie scholen doen mee.'],
  ['U krijgt twee berichten in een jaar.', 'U krijgt elk half jaar een bericht, dus twee berichten per jaar.'],
  ['De proef duurt twee en een half jaar, met een jaar rust.', 'De proef duurt 30 maanden, met een jaar rust.'],
  ['De proef duurt een half jaar.', 'De proef duurt zes maanden van een jaar.'],
])('the same count: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual([]);
});
