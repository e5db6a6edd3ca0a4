/**
 * What a fitted model weighs to tell whether a quote says what a claim says, in one language: the claim's words that
 * the quote does not have, what kind they are, and whether they stand where the quote has other words.
 */
import { alignWords, type Gap } from './alignment.ts';
import type { Coverage } from './coverage.ts';
import { type Reading, sameWord, type Word } from './reading.ts';
import { kindOf } from './word-kinds.ts';

/** Names of the features, in their order. */
export const COVERAGE_FEATURES = [
  /** Content words found nowhere; the share of all; how many are nouns; in a row; the longest row. */
  'uncovered',
  'share',
  'found',
  'foundShare',
  'nouns',
  'further',
  'run',
  /** Places where a few words stand for a few others; nouns there; words put in where the quote has none. */
  'slots',
  'slotNouns',
  'inserted',
  /** Share of the claim's words that stand in the quote in that order; of the quote's words that the claim leaves. */
  'verbatim',
  'unused',
  'length',
  /** Whether the first word is another. */
  'first',
  /** Words found in the rest of the passage alone. */
  'nearby',
  /** The quote but for one or two words that are others. */
  'minimal',
  'verbatimUncovered',
  /** Parts of which every word is found nowhere, and words put into what is otherwise the quote. */
  'lostParts',
  'insertedTight',
  'several',
  'verbatimNouns',
  'verbatimSlots',
] as const;

/** From which share on a claim is its quote but for a word. */
const MOSTLY_VERBATIM = 0.75;

const isInName = (word: Word, { names }: Reading): boolean =>
  names.some(({ start, end }) => word.start < end && start < word.end);

/** The features of a claim beside its quote, in the order of `COVERAGE_FEATURES`. */
export function coverageFeatures(claim: Reading, quote: Reading, coverage: Coverage): number[] {
  const missing = new Set(coverage.missing);
  const { shared, gaps } = alignWords(claim, quote);
  const known = claim.words.filter((word) => word.content || isInName(word, claim));
  const theirs = quote.words.filter((word) => word.content || isInName(word, quote));
  const left = new Set(
    theirs.filter((word) => !claim.words.some((own) => own.text === word.text || (own.content && sameWord(own, word)))),
  );
  const nouns = new Set(coverage.missing.filter((word) => kindOf(word, claim) === 'noun'));
  const slots = gaps.filter((gap) => isSlot(gap, missing, left));
  const slotNouns = slots.flatMap((gap) => gap.claim.filter((word) => nouns.has(word)));
  const inserted = gaps
    .filter((gap) => gap.quote.every((word) => !word.content))
    .flatMap((gap) => gap.claim.filter((word) => missing.has(word)));
  const verbatim = claim.words.length === 0 ? 1 : shared / claim.words.length;
  return [
    missing.size,
    1 - coverage.words,
    Math.min(6, coverage.found),
    coverage.foundShare,
    nouns.size,
    coverage.unsaid - coverage.missing.length,
    coverage.run,
    slots.length,
    slotNouns.length,
    inserted.length,
    verbatim,
    theirs.length === 0 ? 0 : left.size / theirs.length,
    Math.log((claim.words.length + 1) / (quote.words.length + 1)),
    known[0] && theirs[0] && missing.has(known[0]) && left.has(theirs[0]) ? 1 : 0,
    coverage.nearby.length,
    slots.length === 1 && missing.size <= 2 && verbatim >= MOSTLY_VERBATIM ? 1 : 0,
    verbatim * Math.min(3, missing.size),
    coverage.lostParts,
    verbatim >= 0.6 ? Math.min(3, inserted.length) : 0,
    missing.size >= 3 ? 1 : 0,
    verbatim * Math.min(2, nouns.size),
    verbatim * Math.min(2, slots.length),
  ];
}

/** A few words of the claim in place of a few of the quote, with words on both sides that neither shares. */
function isSlot({ claim, quote }: Gap, missing: ReadonlySet<Word>, left: ReadonlySet<Word>): boolean {
  return (
    claim.length <= 4 &&
    quote.length <= 6 &&
    claim.some((word) => missing.has(word)) &&
    quote.some((word) => left.has(word))
  );
}
