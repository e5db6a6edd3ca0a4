/**
 * `npm run tune:verifier`: counts in the question bank which words go with which, and fits what the verifier weighs to
 * tell whether a quote covers a claim, on the development cases and mutations of them; then, on cases that the
 * cross-encoder was not fitted on, how what it makes of them is weighed with the checks by words. Writes
 * src/verifying/associations.json, coverage-model.json and entailment-model.json. Never on the held-out cases. Prints cross-validated figures:
 * by source quote, and each author's cases by a model of the others'. The same input gives the same files.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readSentenceCases } from '../evals/verification/sentence-case.ts';
import { readWays } from '../evals/verification/ways.ts';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { openTransformersEntailment } from '../src/adapters/transformers-entailment.ts';
import { readCorpus } from '../src/indexing/corpus-files.ts';
import { chance } from '../src/language/logistic.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { readSettings } from '../src/runtimes/settings.ts';
import { readSentence } from '../src/verifying/reading.ts';
import type { Row } from './tuning/coverage-rows.ts';
import { fitLogistic } from './tuning/logistic-regression.ts';
import { associate } from './tuning/word-associations.ts';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'src', 'verifying');
/** The files of sentence cases, those by the same author together: each is judged by a model of the others' cases. */
const AUTHORS: readonly (readonly string[])[] = [
  ['verification', 'verification-development'],
  ['verification-development-2a', 'verification-development-2b'],
  ['verification-development-2c', 'verification-development-2d', 'verification-development-2e'],
  ['verification-development-3'],
];
/** Cases that the cross-encoder was not fitted on. */
const UNREAD = ['verification-development-4', 'verification-development-5', 'verification-development-6'];
const FILES = process.argv.slice(2);
const PENALTY = 8;
const FOLDS = 8;
const SHOWN = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6];

const split = await openDutchSplitter();
const corpusFolder = readSettings(process.env).CORPUS_DIR;
const { documents, bank } = await readCorpus(corpusFolder);

function rootsIn(text: string): string[] {
  const { words } = readSentence(text, 'nl', split);
  return [...new Set(words.flatMap(({ content, roots }) => (content ? [roots[0] as string] : [])))];
}
const pairs = bank
  .filter(({ kind, language }) => kind === 'question' && language === 'nl')
  .flatMap(({ question, quote }) => (quote ? [{ question: rootsIn(question), quote: rootsIn(quote) }] : []));
writeFileSync(join(OUT, 'associations.json'), `${JSON.stringify(associate(pairs), null, 2)}\n`);
// These read what was just written.
const { COVERAGE_FEATURES } = await import('../src/verifying/coverage-features.ts');
const { openRows } = await import('./tuning/coverage-rows.ts');

const rowsOf = openRows(documents, split, await readWays(corpusFolder));
const groups = FILES.length > 0 ? FILES.map((file) => [file]) : AUTHORS.map((names) => names.map(caseFile));
const rows = groups.flatMap((files, author) =>
  files.flatMap((file) => rowsOf(readSentenceCases(file)).map((row) => ({ ...row, author }))),
);

function caseFile(name: string): string {
  return join(ROOT, 'evals', 'cases', `${name}.jsonl`);
}

/** Whether a quote says the claim: by what people wrote about it, and mutations. */
function fitSays(all: readonly Row[]) {
  const own = all.filter(({ made }) => made !== 'unrelated');
  return fitLogistic(COVERAGE_FEATURES, own, PENALTY);
}

/** Whether a quote speaks of what the claim says: its own, whatever was changed, or another sentence of the corpus. */
function fitSpeaks(all: readonly Row[]) {
  const people = all.filter(({ made }) => made !== 'mutation');
  const samples = people.map(({ values, made }) => ({ values, label: made === null ? 1 : 0 }) as const);
  return fitLogistic(COVERAGE_FEATURES, samples, PENALTY);
}

/** The cases of each part with their chances by models of the other parts. */
function judgedBy<T extends Row>(all: readonly T[], parts: number, partOf: (row: T) => number) {
  return Array.from({ length: parts }, (_, part) => {
    const others = all.filter((row) => partOf(row) !== part);
    const own = all.filter((row) => partOf(row) === part && row.made !== 'mutation');
    if (others.length === 0) return [];
    const [says, speaks] = [fitSays(others), fitSpeaks(others)];
    return own.map((row) => ({
      ...row,
      chance: chance(says, COVERAGE_FEATURES, row.values),
      speaks: chance(speaks, COVERAGE_FEATURES, row.values),
    }));
  });
}

type Judged = ReturnType<typeof judgedBy>[number];

/** The chance that a faithful claim has more of a chance than one of another subject or with an addition. */
function areaUnder(judged: Judged): number {
  const [kept, changed] = [judged.filter(({ change }) => change === 'none'), judged.filter(isTold)];
  const above = kept.flatMap((one) =>
    changed.map((other) => (one.chance > other.chance ? 1 : one.chance === other.chance ? 0.5 : 0)),
  );
  return above.reduce<number>((sum, one) => sum + one, 0) / above.length;
}

function isTold({ change }: Row): boolean {
  return change === 'subject' || change === 'addition';
}

function show(name: string, judged: Judged): void {
  process.stdout.write(`${name}: area under the curve ${areaUnder(judged).toFixed(3)}\n`);
  for (const least of SHOWN) {
    const share = (change: string, kept: boolean) => {
      const all = judged.filter((row) => row.change === change);
      const right = all.filter((row) => row.chance >= least === kept).length / all.length;
      return `${change} ${right.toFixed(2)} (${all.length})`;
    };
    process.stdout.write(
      `  ${least}: ${share('none', true)}, ${share('subject', false)}, ${share('addition', false)}\n`,
    );
  }
  for (const least of [0.05, 0.1, 0.15, 0.2, 0.3]) {
    const share = (all: Judged) => (all.filter((row) => row.speaks < least).length / all.length).toFixed(2);
    const [own, others] = [
      judged.filter(({ change }) => change === 'none'),
      judged.filter(({ made }) => made !== null),
    ];
    process.stdout.write(
      `  speaks of it ${least}: faithful lost ${share(own)}, other sentences stopped ${share(others)}\n`,
    );
  }
}

/** The fold of each quote: rows of one stay together. */
function foldsOf(all: readonly { readonly quote: string }[]): Map<string, number> {
  return new Map([...new Set(all.map(({ quote }) => quote))].map((quote, at) => [quote, at % FOLDS]));
}
const foldOf = foldsOf(rows);
show('by quote', judgedBy(rows, FOLDS, ({ quote }) => foldOf.get(quote) ?? 0).flat());
for (const [author, judged] of judgedBy(rows, groups.length, (row) => row.author).entries()) {
  // Of one file alone there are no others to judge it by.
  if (judged.length > 0)
    show(`without ${(groups[author] ?? []).map((file) => basename(file, '.jsonl')).join(', ')}`, judged);
}
const models = { says: fitSays(rows), speaks: fitSpeaks(rows) };
writeFileSync(join(OUT, 'coverage-model.json'), `${JSON.stringify(models, null, 2)}\n`);
process.stdout.write(`${rows.length} claims with a word that their quote does not have\n`);

const { entailmentRows } = await import('./tuning/entailment-rows.ts');
const { ENTAILMENT_FEATURES } = await import('../src/verifying/entailment.ts');
const unfitted = UNREAD.flatMap((name) => readSentenceCases(caseFile(name)));
const read = await entailmentRows(unfitted, {
  ...{ documents, split },
  entailment: await openTransformersEntailment(MODELS),
  embedder: await openTransformersEmbedder(MODELS),
});

/** Fits the weighing of claims in the language of their quote, or of translations; prints each fold by a model of the others. */
function fitEntailment(way: keyof typeof ENTAILMENT_FEATURES) {
  const names = ENTAILMENT_FEATURES[way];
  const own = read.filter(({ translated }) => translated === (way === 'translated'));
  const fold = foldsOf(own);
  const unseen = Array.from({ length: FOLDS }, (_, number) => {
    const [others, these] = [
      own.filter(({ quote }) => fold.get(quote) !== number),
      own.filter(({ quote }) => fold.get(quote) === number),
    ];
    const model = fitLogistic(names, others, PENALTY);
    return these.map((row) => ({ ...row, chance: chance(model, names, row.values) }));
  }).flat();
  process.stdout.write(`read and weighed, ${way}\n`);
  for (const least of SHOWN) {
    const shares = [...new Set(unseen.map(({ change }) => change))].sort().map((change) => {
      const all = unseen.filter((row) => row.change === change);
      const right = all.filter((row) => row.chance >= least === (row.label === 1)).length / all.length;
      return `${change} ${right.toFixed(2)} (${all.length})`;
    });
    process.stdout.write(`  ${least}: ${shares.join(', ')}\n`);
  }
  return fitLogistic(names, own, PENALTY);
}
const weighed = { same: fitEntailment('same'), translated: fitEntailment('translated') };
writeFileSync(join(OUT, 'entailment-model.json'), `${JSON.stringify(weighed, null, 2)}\n`);
