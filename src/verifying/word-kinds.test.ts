import { expect, test } from 'vitest';
import { readSentence } from './reading.ts';
import { kindOf } from './word-kinds.ts';

const kind = (sentence: string, wanted: string) => {
  const reading = readSentence(sentence, 'nl');
  const word = reading.words.find(({ text }) => text === wanted);
  return word && kindOf(word, reading);
};

test('a word behind an article is a noun, and one between them is not', () => {
  expect([kind('Het is een lange brug.', 'lange'), kind('Het is een lange brug.', 'brug')]).toEqual(['other', 'noun']);
});

test('an ending tells a noun, an auxiliary before it a verb', () => {
  expect([kind('Korting vervalt morgen.', 'korting'), kind('De brug wordt geschilderd.', 'geschilderd')]).toEqual([
    'noun',
    'verb',
  ]);
});
