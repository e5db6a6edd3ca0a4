import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';
import { readSentence } from './reading.ts';
import { rootOf } from './roots.ts';
import { synonymsOf } from './synonyms.nl.ts';

const COMPOUNDS: Readonly<Record<string, readonly string[]>> = {
  huurschuld: ['huur', 'schuld'],
  gasschuld: ['gas', 'schuld'],
};
const read = (text: string) => readSentence(text, 'nl', (word) => COMPOUNDS[word] ?? []);
const cover = (claim: string, quote: string, { around = '', passage = quote } = {}) => {
  const coverage = coverageOf(read(claim), read(quote), { around: read(around), passage: read(passage) });
  return { missing: coverage.missing.map(({ text }) => text), nearby: coverage.nearby.map(({ text }) => text) };
};

test('a kind of something is not covered by another kind of it', () => {
  expect(cover('Zij hebben een gasschuld.', 'Zij hebben een huurschuld.').missing).toEqual(['gasschuld']);
  expect(cover('Zij hebben een huurschuld.', 'Zij hebben een schuld van de huur.').missing).toEqual([]);
});

test('a word of the rest of the passage is nearby, one of a heading is found', () => {
  const quote = 'Zij betalen per kwartaal.';
  expect(cover('De slagers betalen per kwartaal.', quote, { passage: `Er zijn slagers. ${quote}` })).toEqual({
    missing: [],
    nearby: ['slagers'],
  });
  expect(cover('De slagers betalen per kwartaal.', quote, { around: 'Slagers' })).toEqual({ missing: [], nearby: [] });
});

test('a quote without the number covers less of a claim than one with it', () => {
  const words = (quote: string) =>
    coverageOf(read('Er kwamen 12 slagers.'), read(quote), { around: read(''), passage: read(quote) }).words;
  expect(words('Er kwamen 12 slagers.')).toBeGreaterThan(words('Er kwamen 13 slagers.'));
});

test('words of a phrase are no synonyms of what the phrase means', () => {
  expect(synonymsOf(rootOf('nalaten'))).not.toContain(rootOf('doen'));
  expect(synonymsOf(rootOf('verboden'))).not.toContain(rootOf('mag'));
  expect(synonymsOf(rootOf('waarderen'))).not.toContain(rootOf('vinden'));
});
