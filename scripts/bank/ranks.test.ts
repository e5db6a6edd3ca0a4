import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeEmbedder } from '../../src/adapters/embedder.fake.ts';
import { passagesOf } from '../../src/corpus/passages.ts';
import { parseBankLines, readCorpus } from '../../src/indexing/corpus-files.ts';
import { refreshIndex } from '../../src/indexing/refresh.ts';
import { type AnchoredLine, anchored } from './check-anchors.ts';
import { rankQuestions, rounds } from './ranks.ts';

const split = () => [];
const WORDS = 'appel berg citroen dorp eiland fiets gracht haven iglo jas kaars lamp'.split(' ');
const sections = WORDS.map((word) => `## Deel ${word}\n\nHier staat alles over ${word} en over niets anders.\n`);

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bank-ranks-'));
  const front = '---\nid: boek\ntitle: Boek\npublished: "2031"\nperiod: "2030"\n---\n\n';
  await writeFile(join(root, 'boek.md'), front + sections.join('\n'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function ranks(questions: readonly { word: string; question: string; state?: string }[]) {
  const lines = questions.map(({ word, ...rest }) =>
    JSON.stringify({
      document: 'boek',
      quote: `Hier staat alles over ${word} en over niets anders.`,
      language: 'nl',
      kind: 'question',
      ...rest,
    }),
  );
  await writeFile(join(root, 'questions.jsonl'), lines.join('\n'));
  const embedder = new FakeEmbedder({ dimension: 256 });
  const { store } = await refreshIndex({ corpusFolder: root, indexFolder: join(root, 'index'), embedder, split });
  const passages = (await readCorpus(root)).documents.flatMap(passagesOf);
  const bank = anchored(parseBankLines(lines.join('\n'), 'bank'), passages);
  const ranked = await rankQuestions(bank, { store, embedder, split, passages, now: new Date('2030-07-01') });
  return ranked.map(({ line, dense, retrieval, first }) => ({
    line: line.line,
    dense,
    retrieval,
    path: first.path[0],
  }));
}

test('a question in words of its passage comes first without itself', async () => {
  const [rank] = await ranks([{ word: 'haven', question: 'Wat staat er over haven?' }]);
  expect(rank).toEqual({ line: 1, dense: 1, retrieval: 1, path: 'Deel haven' });
});

test('a question in words of another passage is not saved by standing in the bank itself', async () => {
  const [rank] = await ranks([{ word: 'lamp', question: 'Vertel over jas en kaars' }]);
  expect(rank?.retrieval).toBeGreaterThan(1);
  expect(['Deel jas', 'Deel kaars']).toContain(rank?.path);
});

test('a question in unknown words is found by another wording in the bank, but not by a proposed one', async () => {
  const strange = 'zwevende xylofoon quiz';
  const beside = { word: 'iglo', question: `${strange} graag` };
  const [, helped] = await ranks([beside, { word: 'iglo', question: strange }]);
  expect(helped?.retrieval).toBe(1);
  const [, alone] = await ranks([
    { ...beside, state: 'proposed' },
    { word: 'iglo', question: strange },
  ]);
  expect(alone?.retrieval).toBeGreaterThan(1);
});

test('rounds hold every question once, and no passage twice', () => {
  const anchors = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(anchors), (all) => {
      const lines = all.map((one, line) => ({ line, anchors: one }) as unknown as AnchoredLine);
      const parted = rounds(lines);
      expect(parted.flat().sort((a, b) => a.line - b.line)).toEqual(lines);
      for (const round of parted) {
        const ids = round.flatMap((line) => line.anchors);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
  );
});
