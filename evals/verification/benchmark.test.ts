/**
 * How good the check of sentences is: the hand-written cases through the real index, and mutations of every sentence
 * of the corpus by the words alone. Prints its figures; docs/quality.md tells them.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { readCorpus } from '../../src/indexing/corpus-files.ts';
import { findNames } from '../../src/language/names.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { type OpenedAssistant, openAssistant } from '../../src/runtimes/open-assistant.ts';
import { readSettings } from '../../src/runtimes/settings.ts';
import { verifySentence } from '../../src/verifying/verify-sentence.ts';
import { askVerifier, judgeSentences, renderSentences } from './judge-sentences.ts';
import { mutationsOf } from './mutations.ts';
import { readSentenceCases } from './sentence-case.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Times that need their year: such a sentence is not supported by itself. */
const RELATIVE =
  /(?<!\p{L})(?:vorige?|afgelopen|dit|volgende?|komende?)\s\p{L}*(?:jaar|maand|week|zomer)|geleden|tomorrow/iu;

let opened: OpenedAssistant;
beforeAll(async () => {
  opened = await openAssistant(readSettings(process.env));
});
afterAll(() => opened.close());

test('the hand-written cases: numbers and dates all caught, negation, names and conditions 95 %, faithful kept 90 %', async () => {
  const cases = readSentenceCases(join(ROOT, 'evals', 'cases', 'verification.jsonl'));
  const verifier = {
    async supported(text: string, passages: readonly string[]) {
      const sentences = await opened.assistant.verify(text, passages);
      return sentences.length > 0 && sentences.every(({ supported }) => supported);
    },
  };
  const judgement = judgeSentences(cases, await askVerifier(verifier, cases));
  console.info(renderSentences(judgement));
  const of = (change: string) => judgement.changes[change]?.value ?? 0;
  expect([of('number'), of('date')]).toEqual([1, 1]);
  for (const change of ['negation', 'name', 'condition']) expect(of(change), change).toBeGreaterThanOrEqual(0.95);
  expect(of('none')).toBeGreaterThanOrEqual(0.9);
});

test('mutations of the corpus: what was changed is caught, what was put otherwise is kept', async () => {
  const split = await openDutchSplitter();
  const { documents } = await readCorpus(join(ROOT, 'corpus'));
  const names = documents.flatMap(({ text }) => findNames(text).map(({ start, end }) => text.slice(start, end)));
  const people = [...new Set(names)].filter((name) => /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name));
  const rules = new Map<string, { right: number; all: number }>();
  let count = 0;
  for (const { meta, text, blocks } of documents) {
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const paragraph = text.slice(block.start, block.end);
      for (const { start, end } of splitSentences(paragraph)) {
        const sentence = paragraph.slice(start, end);
        if (sentence.length < 40 || !sentence.endsWith('.') || RELATIVE.test(sentence)) continue;
        const context = {
          documentPeriod: meta.period,
          published: meta.published,
          language: meta.language,
          around: [meta.publisher, meta.title, ...block.path],
        };
        const other = people[count++ % people.length] as string;
        for (const { rule, text: said, faithful } of mutationsOf(sentence, other)) {
          const verdict = verifySentence(said, { quote: sentence, passage: paragraph, context }, null, { split });
          const { right, all } = rules.get(rule) ?? { right: 0, all: 0 };
          rules.set(rule, { right: right + (verdict.supported === faithful ? 1 : 0), all: all + 1 });
        }
      }
    }
  }
  const all = [...rules.values()].reduce((sum, rule) => sum + rule.all, 0);
  const table = [...rules].map(([rule, { right, all }]) => `${rule.padEnd(24)}${(right / all).toFixed(3)} n=${all}`);
  console.info(table.join('\n'));
  const rate = (rule: string) => (rules.get(rule)?.right ?? 0) / (rules.get(rule)?.all ?? 1);
  expect(all).toBeGreaterThan(1000);
  for (const rule of ['number changed', 'number word changed', 'year changed']) expect(rate(rule), rule).toBe(1);
  expect(rate('numbers swapped')).toBeGreaterThanOrEqual(0.95);
  for (const rule of [
    'negation inserted',
    'negation removed',
    'opposite',
    'name swapped',
    'unit changed',
    'condition dropped',
  ])
    expect(rate(rule), rule).toBeGreaterThanOrEqual(0.95);
  for (const rule of ['unchanged', 'adverb dropped', 'remark dropped', 'plain quotes'])
    expect(rate(rule), rule).toBeGreaterThanOrEqual(0.9);
});
