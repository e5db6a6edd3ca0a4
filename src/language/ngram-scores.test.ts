import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eld } from 'eld/small';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import table from './language-ngrams.json' with { type: 'json' };
import { ngramScores } from './ngram-scores.ts';

eld.setLanguageSubset(table.languages.split(' '));

/** What the package says of a text, in its order. */
const byPackage = (text: string) => Object.entries(eld.detect(text).getScores());

test('questions in every language score as with the package that the table comes from', () => {
  const folder = join(import.meta.dirname, '../../evals/cases');
  const questions = readdirSync(folder)
    .filter((file) => !file.startsWith('verification'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { question: string }).question);
  expect(questions.length).toBeGreaterThan(1000);
  for (const question of questions) expect(ngramScores(question)).toEqual(byPackage(question));
});

test('any text scores as with the package', () => {
  const letters = fc.constantFrom(..."abcdeéëijn oprst uz’'-.,?2 şğ ж и щ ا ل ч 中文 日 ほ か 한 국 😀".split(''));
  const text = fc.oneof(fc.string({ unit: letters, maxLength: 500 }), fc.string({ unit: 'binary', maxLength: 80 }));
  fc.assert(
    fc.property(text, (one) => {
      expect(ngramScores(one)).toEqual(byPackage(one));
    }),
  );
});

test('a text without letters has no scores', () => {
  expect(ngramScores('12 34?')).toEqual([]);
  expect(ngramScores('')).toEqual([]);
});
