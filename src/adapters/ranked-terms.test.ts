import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { LexicalIndex } from './lexical-index.ts';
import { matchedTerms } from './matched-terms.ts';
import { RankedTerms } from './ranked-terms.ts';

const split = (word: string) => (word === 'studieschuld' ? ['studie', 'schuld'] : []);
const words = [
  'lening',
  'studieschuld',
  'studie',
  'rente',
  'aflossen',
  'aanvullende',
  'beurs',
  'inkomen',
  '2024',
  'co2',
];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((some) => some.join(' '));
const entries = fc
  .array(fc.record({ text, questions: fc.array(text, { maxLength: 3 }) }), { minLength: 1, maxLength: 12 })
  .map((some) => some.map((entry, number) => ({ id: `p-${number}`, ...entry })));

/** As MiniSearch itself ranks what was written. */
function byMiniSearch(json: string, by: 'words' | 'grams', asked: string) {
  const fields = { words: ['words', 'questionWords'], grams: ['grams', 'questionGrams'] };
  const index = MiniSearch.loadJSON(json, { fields: [...fields.words, ...fields.grams] });
  const query = matchedTerms(by, asked, split).join(' ');
  const options = { tokenize: (one: string) => one.split(' '), processTerm: (term: string) => term || null };
  return index.search(query, { ...options, combineWith: 'OR', fields: fields[by], bm25: { k: 1.2, b: 0.7, d: 0.5 } });
}

test('passages score as MiniSearch scores them, also after entries went and came', () => {
  fc.assert(
    fc.property(entries, entries, text, fc.constantFrom('words', 'grams'), (first, second, asked, by) => {
      const index = LexicalIndex.build(first, split);
      const added = second.map((entry) => ({ ...entry, id: `next-${entry.id}` }));
      for (const change of [null, () => index.change(first.slice(0, 2), added)]) {
        change?.();
        const expected = new Map(byMiniSearch(index.toJSON(), by, asked).map(({ id, score }) => [id, score]));
        const written = RankedTerms.read(index.ranked().write(), split);
        for (const opened of [index, LexicalIndex.parse(index.toJSON(), split), written]) {
          const hits = opened.search(by, asked, 100);
          expect(new Set(hits.map(({ id }) => id))).toEqual(new Set(expected.keys()));
          for (const { id, score } of hits) expect(score).toBeCloseTo(expected.get(id) as number, 9);
          expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a search leaves nothing behind for the next one', () => {
  const index = LexicalIndex.build([{ id: 'p', text: 'rente lening', questions: [] }], split);
  const once = index.search('words', 'rente', 5);
  index.search('words', 'rente lening', 5);
  expect(index.search('words', 'rente', 5)).toEqual(once);
  expect(index.search('words', 'iets anders', 5)).toEqual([]);
  expect(index.search('words', 'rente', 0)).toEqual([]);
});
