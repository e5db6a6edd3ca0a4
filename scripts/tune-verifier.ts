/**
 * `npm run tune:verifier`: fits what the verifier weighs to tell whether a quote covers a claim, on the development
 * cases and mutations of them, and writes src/verifying/coverage-model.json. Never on the held-out cases. Prints
 * cross-validated figures by source quote; the same cases give the same file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSentenceCases } from '../evals/verification/sentence-case.ts';
import { readWays } from '../evals/verification/ways.ts';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { readCorpus } from '../src/indexing/corpus-files.ts';
import { chance } from '../src/language/logistic.ts';
import { splitSentences } from '../src/language/sentences.ts';
import { terms } from '../src/language/terms.ts';
import { readSettings } from '../src/runtimes/settings.ts';
import { coverageOf, LEAST_WORDS } from '../src/verifying/coverage.ts';
import { COVERAGE_FEATURES, coverageFeatures } from '../src/verifying/coverage-features.ts';
import { readSentence } from '../src/verifying/reading.ts';
import { type Mutation, openMutations } from './tuning/claim-mutations.ts';
import { fitLogistic, type Sample } from './tuning/logistic-regression.ts';

const ROOT = join(import.meta.dirname, '..');
const FILES = process.argv.slice(2);
const TRAINED_ON =
  FILES.length > 0
    ? FILES
    : [
        'verification',
        'verification-development',
        'verification-development-2a',
        'verification-development-2b',
        'verification-development-2c',
        'verification-development-2d',
        'verification-development-2e',
      ].map((name) => join(ROOT, 'evals', 'cases', `${name}.jsonl`));
/** Other changes than of subject and addition have checks of their own, and mutations are no person's words. */
const WEIGHTS = { told: 1, other: 0.3, mutation: 0.3 };
const PENALTY = 5;
const FOLDS = 8;
/** Other sentences that each claim is laid beside. */
const OTHERS = 3;

interface Row extends Sample {
  readonly quote: string;
  readonly change: string;
  readonly mutated: boolean;
}

const split = await openDutchSplitter();
const corpusFolder = readSettings(process.env).CORPUS_DIR;
const { documents } = await readCorpus(corpusFolder);
const metaOf = new Map(documents.map(({ meta }) => [meta.id, meta]));
const sentAlong = await readWays(corpusFolder);
const mutations = openMutations(documents, split);

function rowsOf(
  claim: { text: string; supported: boolean; change: string; unknownAt?: number | null },
  { document, quote }: { document: string; quote: string },
  mutated: boolean,
): Row[] {
  const meta = metaOf.get(document);
  const [paragraph = quote] = sentAlong('passage', { document, quote }) ?? [];
  const read = (text: string) => readSentence(text, 'nl', split);
  const [own, said] = [read(claim.text), read(quote)];
  const around = read([meta?.publisher, meta?.title].join('\n'));
  const found = coverageOf(own, said, { around, passage: read(paragraph.includes(quote) ? paragraph : quote) });
  const unknown = own.words.find(({ start, content }) => content && start === claim.unknownAt);
  const isNew = unknown !== undefined && !found.missing.includes(unknown) && !found.nearby.includes(unknown);
  const coverage = isNew
    ? {
        ...found,
        missing: [...found.missing, unknown],
        words: found.words - 1 / Math.max(1, own.words.filter(({ content }) => content).length),
        found: found.found - 1,
        foundShare: found.foundShare - 1 / Math.max(1, own.words.filter(({ content }) => content).length),
        run: Math.max(1, found.run),
        unsaid: found.unsaid + 1,
      }
    : found;
  // What shares too few words is told by that alone.
  if (coverage.words < LEAST_WORDS) return [];
  // Where nothing is missing there is nothing to weigh.
  if (coverage.missing.length + coverage.nearby.length === 0) return [];
  const weight = mutated
    ? WEIGHTS.mutation
    : ['none', 'subject', 'addition'].includes(claim.change)
      ? WEIGHTS.told
      : WEIGHTS.other;
  return [
    {
      values: coverageFeatures(own, said, coverage),
      label: claim.supported ? 1 : 0,
      weight,
      quote,
      change: claim.change,
      mutated,
    },
  ];
}

const sentences = documents.flatMap(({ meta, text, blocks }) =>
  blocks.flatMap((block) => {
    const paragraph = text.slice(block.start, block.end);
    return splitSentences(paragraph).map(({ start, end }) => {
      const sentence = paragraph.slice(start, end);
      return { text: sentence, document: meta.id, terms: new Set(terms(sentence, { split })) };
    });
  }),
);

/** The sentences of the corpus that share most words with a claim, without its quote. */
function others({ text, quote }: { text: string; quote: string }, count: number) {
  const wanted = new Set(terms(text, { split }));
  const shared = (own: ReadonlySet<string>) => [...wanted].filter((term) => own.has(term)).length;
  return sentences
    .filter((other) => !quote.includes(other.text) && !other.text.includes(quote))
    .map((other) => ({ ...other, shared: shared(other.terms) }))
    .sort((one, other) => other.shared - one.shared)
    .slice(0, count);
}

const rows: Row[] = [];
for (const file of TRAINED_ON) {
  const quotes = new Set<string>();
  for (const one of readSentenceCases(file)) {
    if (one.lang !== 'nl' || /^(?:number|date|unit|time)$/.test(one.change)) continue;
    rows.push(...rowsOf(one, one, false));
    const add = (all: readonly Mutation[]) =>
      rows.push(...all.flatMap((mutation) => rowsOf({ ...mutation, change: 'mutation' }, one, true)));
    if (one.supported) {
      for (let times = 0; times < 2; times++) add(mutations.swapped(one.text));
      add(mutations.added(one.text));
      add(mutations.reworded(one.text));
    }
    // Other sentences with as many of its words say something else.
    for (const { text, document } of others(one, OTHERS))
      rows.push(...rowsOf({ ...one, supported: false, change: 'mutation' }, { document, quote: text }, true));
    if (quotes.has(one.quote)) continue;
    quotes.add(one.quote);
    for (let times = 0; times < 3; times++) add(mutations.reworded(one.quote));
    add(mutations.swapped(one.quote));
  }
}

const foldOf = new Map([...new Set(rows.map(({ quote }) => quote))].map((quote, i) => [quote, i % FOLDS]));
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const model = fitLogistic(
    COVERAGE_FEATURES,
    rows.filter(({ quote }) => foldOf.get(quote) !== fold),
    PENALTY,
  );
  return rows
    .filter(({ quote, mutated }) => foldOf.get(quote) === fold && !mutated)
    .map((row) => ({ ...row, chance: chance(model, COVERAGE_FEATURES, row.values) }));
}).flat();
for (const least of [0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]) {
  const share = (change: string, kept: boolean) => {
    const all = judged.filter((row) => row.change === change);
    return `${change} ${(all.filter((row) => row.chance >= least === kept).length / all.length).toFixed(2)} (${all.length})`;
  };
  process.stdout.write(`${least}: ${share('none', true)}, ${share('subject', false)}, ${share('addition', false)}\n`);
}
const model = fitLogistic(COVERAGE_FEATURES, rows, PENALTY);
writeFileSync(join(ROOT, 'src', 'verifying', 'coverage-model.json'), `${JSON.stringify(model, null, 2)}\n`);
process.stdout.write(`${rows.length} claims with a word that their quote does not have\n`);
