import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { letters } from '../matching.ts';
import { readSources } from '../sources.ts';
import { askVerifier, judgeSentences } from './judge-sentences.ts';
import { isSentenceCaseFile, readSentenceCases, type SentenceCase } from './sentence-case.ts';
import type { Verifier } from './verifier.ts';

const CASES = join(import.meta.dirname, '..', 'cases');
const sentence = (id: string, text: string, supported: boolean, change: string): SentenceCase => ({
  id,
  text,
  supported,
  change,
  lang: 'nl',
  step: 'verification',
  document: 'bieb',
  quote: 'Een pas kost 25 euro.',
});
const cases = [
  sentence('s1', 'De pas kost 25 euro.', true, 'none'),
  sentence('s2', 'De pas kost 52 euro.', false, 'number'),
  sentence('s3', 'De pas kost geen 25 euro.', false, 'negation'),
];
const values = async (verifier: Verifier) => {
  const { metrics } = judgeSentences(cases, await askVerifier(verifier, cases));
  return Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value]));
};

test('a verifier that lets everything through has false supports alone', async () => {
  const figures = await values({ supported: async () => true });
  expect(figures).toEqual({ accuracy: 1 / 3, 'false-supports': 1, 'false-rejections': 0, errors: 0 });
});

test('a verifier that stops everything has false rejections alone', async () => {
  const figures = await values({ supported: async () => false });
  expect(figures).toEqual({ accuracy: 2 / 3, 'false-supports': 0, 'false-rejections': 1, errors: 0 });
});

test('a verifier that fails is wrong, and neither too strict nor too kind', async () => {
  const figures = await values({ supported: () => Promise.reject(new Error('gone')) });
  expect(figures).toEqual({ accuracy: 0, 'false-supports': 0, 'false-rejections': 0, errors: 1 });
});

test('accuracy is told by what was changed', async () => {
  const numbers: Verifier = { supported: async (text) => text.includes('25') };
  const { changes } = judgeSentences(cases, await askVerifier(numbers, cases));
  expect([changes.none?.value, changes.number?.value, changes.negation?.value]).toEqual([1, 1, 0]);
});

test('every sentence case of this repository has its own id, and its quote stands in its document', async () => {
  const sources = await readSources(join(import.meta.dirname, '..', '..', 'corpus'));
  const files = readdirSync(CASES).map((name) => join(CASES, name));
  const all = files.filter((file) => file.endsWith('.jsonl') && isSentenceCaseFile(file)).flatMap(readSentenceCases);
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const documents = [...new Set(all.map(({ document }) => document))];
  const lettersOf = new Map(documents.map((id) => [id, letters(sources.text(id) ?? '')]));
  const lost = all.filter(({ document, quote }) => !lettersOf.get(document)?.includes(letters(quote)));
  expect(lost.map(({ id }) => id)).toEqual([]);
});
