/** Questions that answers are measured with, and others to warm up on. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCases } from '../../evals/case.ts';
import { readCorpus } from '../../src/indexing/corpus-files.ts';

const CASES = join(import.meta.dirname, '../../evals/cases');

/** The questions of the development cases and of `answer-*.jsonl` that stand alone, each once. */
export function measuredQuestions(): string[] {
  const files = readdirSync(CASES).filter((file) => /^(?:dev|answer-\d+)\.jsonl$/.test(file));
  const cases = readCases(files.map((file) => join(CASES, file)));
  return [...new Set(cases.filter(({ history }) => history.length === 0).map(({ question }) => question))];
}

/** So many questions of the bank, from all over it; none where there is no bank. */
export async function bankQuestions(corpusFolder: string, most: number): Promise<string[]> {
  const { bank } = await readCorpus(corpusFolder);
  const every = Math.max(1, Math.floor(bank.length / most));
  return bank
    .filter((_, index) => index % every === 0)
    .map(({ question }) => question)
    .slice(0, most);
}
