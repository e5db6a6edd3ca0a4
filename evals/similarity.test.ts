import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dice } from '../src/language/overlap.ts';
import { fingerprint, jaccard, nearlyEqual, nearlyEqualAmong } from './similarity.ts';

test('the Jaccard index is words in both over words in either', () => {
  expect(jaccard(fingerprint('wat kost een pas').words, fingerprint('wat kost de pas').words)).toBe(3 / 5);
});

test('the Dice coefficient is twice the trigrams in both over the sum', () => {
  // "  pas " has 4 trigrams, "  pad " has 4; "  p" and " pa" are in both.
  expect(dice(fingerprint('pas').trigrams, fingerprint('pad').trigrams)).toBe(4 / 8);
});

test('case, accents and punctuation do not part two questions', () => {
  expect(nearlyEqual(fingerprint('Wat kost één pas?'), fingerprint('wat kost een pas'))).toBe(true);
});

test('a typing error does not part two questions', () => {
  const a = fingerprint('Hoeveel mensen vroegen vorig jaar een nieuwe pas aan bij de bibliotheek?');
  expect(nearlyEqual(a, fingerprint('Hoeveel mensen vroegen vorig jaar een niuwe pas aan bij de bibliotheek?'))).toBe(
    true,
  );
});

test('another question about the same subject is another question', () => {
  const a = fingerprint('Wat kost een pas van de bibliotheek?');
  expect(nearlyEqual(a, fingerprint('Hoe vraag ik een pas van de bibliotheek aan?'))).toBe(false);
});

test('among many the same are found as by comparing with each', () => {
  const word = fc.constantFrom(
    'wat',
    'kost',
    'een',
    'pas',
    'pasje',
    'hoeveel',
    'jaar',
    'bibliotheek',
    'biblioteek',
    '2024',
  );
  const question = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(question, { maxLength: 25 }), question, (questions, asked) => {
      const prints = questions.map(fingerprint);
      const print = fingerprint(asked);
      const each = prints.flatMap((other, place) => (nearlyEqual(other, print) ? [place] : []));
      expect(nearlyEqualAmong(prints)(print)).toEqual(each);
    }),
    { numRuns: 2000 },
  );
});
