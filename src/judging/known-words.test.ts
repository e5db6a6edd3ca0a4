import { describe, expect, test } from 'vitest';
import type { StoredPassage } from '../ports.ts';
import { NOTHING_RETRIEVED, type Retrieval } from '../turn.ts';
import { hasKnownWord } from './known-words.ts';

const passage: StoredPassage = {
  id: 'verslag-1',
  document: 'verslag',
  spans: [],
  text: 'Een bibliotheekpas kost 25 euro. De leeszaal is open.',
  path: [],
  page: null,
  period: '2024',
  language: 'nl',
  sentences: [],
  vectors: [],
};
const found: Retrieval = {
  ...NOTHING_RETRIEVED,
  evidence: [{ passage, score: 1, parts: { dense: 1, bank: 0, lexical: 0 }, sentenceSimilarity: [], similarity: 0.8 }],
};
const known = (question: string, language = 'nl') =>
  hasKnownWord(question, language, found, (word) => (word === 'stadspas' ? ['stad', 'pas'] : []));

describe('a question', () => {
  test.each(['blorf', 'asdf qwer zxcv', '12345', '?', 'Wat is de flurbel van de snorpgraaf?'])(
    'without any known word: "%s"',
    (question) => expect(known(question)).toBe(false),
  );

  test.each([
    ['a word of the passage', 'Wat kost een bibliotheekpas?'],
    ['a misspelt word', 'bibliotekpas prijs?'],
    ['a part of a word', 'bibliotheek'],
    ['a compound of known words', 'stadspas'],
    ['an everyday word', 'stufi?'],
    ['small words alone', 'En hoe dan?'],
  ])('with %s is known', (_, question) => expect(known(question)).toBe(true));

  test('in another language than the documents need not share a word with them', () => {
    expect(known('wibble wobble', 'en')).toBe(true);
  });
});
