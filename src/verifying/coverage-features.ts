/**
 * What a fitted model weighs to tell whether a quote says what a claim says, in one language: the claim's words that
 * the quote does not have, what kind they are, whether they stand where the quote has others, and whether they are
 * used for words that it has.
 */
import { dice } from '../language/overlap.ts';
import { remembering } from '../language/remembered.ts';
import { alignWords, type Gap } from './alignment.ts';
import { association } from './associations.ts';
import type { Coverage } from './coverage.ts';
import { isNamedGroup, isPeople } from './people.nl.ts';
import { type Reading, sameWord, type Word } from './reading.ts';
import { kindOf } from './word-kinds.ts';

/** Names of the features, in their order. A word is lost where the quote does not have it, left where the claim does not. */
export const COVERAGE_FEATURES = [
  /** Content words that are lost; those of them that stand behind another; those that the rest of the passage has. */
  'lost',
  'further',
  'nearby',
  /** Content words found, and the share of all that counts. */
  'found',
  'share',
  /** The quote's words that are left; how many are lost for each; how many words the quote has. */
  'left',
  'ratio',
  'quoteWords',
  /** Share of the claim's words that stand in the quote in that order; whether nearly all do. */
  'verbatim',
  'nearlyVerbatim',
  /** Places where the two differ; the quote but for one of them; a thing for a thing, verbs aside; people for people. */
  'gaps',
  'minimal',
  'swaps',
  'people',
  /** Groups of people found nowhere, that no word of the quote goes with. */
  'strangers',
  /** Words found that stand in another order. */
  'turned',
  /** Whether the first word is another; how many of the first two are lost; how many behind the last that both have. */
  'first',
  'head',
  'tail',
  /** Lost words where the quote has none; in what is otherwise the quote; behind a preposition. */
  'inserted',
  'insertedTight',
  'adjunct',
  /** How strongly lost words go with words of the quote: the weakest, and all together; how alike they are written. */
  'associationLeast',
  'associationMean',
  'likenessLeast',
  /** Lost words that are compounds; of which a part is found. */
  'compounds',
  'partFound',
] as const;

/** From which share of words in order on a claim is nearly its quote, mostly, and more than half. */
const NEARLY = 0.85;
const MOSTLY = 0.75;
const HALF = 0.6;
/** Strength of association where no word is lost. */
const ALL_KNOWN = 1;
const PREPOSITION = /^(?:met|op|in|uit|voor|via|door|bij|naar|na|zonder|tijdens|binnen|buiten|aan|over|van|per)$/;
/** Words before a noun that a preposition may stand at. */
const REACH = 3;

const isInName = (word: Word, { names }: Reading): boolean =>
  names.some(({ start, end }) => word.start < end && start < word.end);

/** The features of a claim beside its quote, in the order of `COVERAGE_FEATURES`. */
export function coverageFeatures(claim: Reading, quote: Reading, coverage: Coverage): number[] {
  const lost = [...coverage.missing, ...coverage.nearby];
  const isLost = new Set(lost);
  const content = claim.words.filter((word) => word.content);
  const { shared, gaps } = alignWords(claim, quote);
  const known = claim.words.filter((word) => word.content || isInName(word, claim));
  const theirs = quote.words.filter((word) => word.content || isInName(word, quote));
  const quoted = quote.words.filter((word) => word.content);
  const left = new Set(
    theirs.filter((word) => !claim.words.some((own) => own.text === word.text || (own.content && sameWord(own, word)))),
  );
  const lostIn = (words: readonly Word[]) => words.filter((word) => isLost.has(word)).length;
  const verbatim = claim.words.length === 0 ? 1 : shared / claim.words.length;
  const inserted = lostIn(gaps.filter((gap) => gap.quote.every((word) => !word.content)).flatMap((gap) => gap.claim));
  const free = gaps.filter((gap) => !gap.quote.some((word) => left.has(word))).flatMap((gap) => gap.claim);
  const slots = gaps.filter((gap) => isSlot(gap, isLost, left)).length;
  const strengths = lost.map((word) => association(word, quoted));
  const end = gaps.at(-1)?.claim ?? [];
  return [
    lost.length,
    content.filter((word, at) => isLost.has(word) && isLost.has(content[at - 1] as Word)).length,
    coverage.nearby.length,
    Math.min(6, coverage.found),
    coverage.words,
    Math.min(8, left.size),
    lost.length / (left.size + 1),
    quote.words.length,
    verbatim,
    verbatim > NEARLY ? 1 : 0,
    gaps.length,
    slots === 1 && lost.length <= 2 && verbatim >= MOSTLY ? 1 : 0,
    gaps.filter((gap) => isSwap(gap, isLost, left, claim)).length,
    lost.some(({ text }) => isPeople(text)) && [...left].some(({ text }) => isPeople(text)) ? 1 : 0,
    coverage.missing.filter((word) => isNamedGroup(word.text) && association(word, quoted) === 0).length,
    turned(content, quoted, isLost),
    known[0] && theirs[0] && isLost.has(known[0]) && left.has(theirs[0]) ? 1 : 0,
    lostIn(content.slice(0, 2)),
    end.includes(claim.words.at(-1) as Word) ? lostIn(end) : 0,
    inserted,
    verbatim >= HALF ? Math.min(3, inserted) : 0,
    free.filter((word) => isLost.has(word) && standsBehindPreposition(word, claim)).length,
    strengths.length === 0 ? ALL_KNOWN : Math.min(...strengths),
    strengths.length === 0 ? ALL_KNOWN : strengths.reduce((sum, one) => sum + one, 0) / strengths.length,
    lost.length === 0 ? 1 : Math.min(...lost.map((word) => likeness(word, quoted))),
    lost.filter(({ roots }) => roots.length > 2).length,
    lost.filter(({ roots }) => roots.slice(1).some((root) => quoted.some((other) => other.roots.includes(root))))
      .length,
  ];
}

/** How many words found stand in the quote before the word found just before them. */
function turned(content: readonly Word[], quoted: readonly Word[], isLost: ReadonlySet<Word>): number {
  const places = content
    .filter((word) => !isLost.has(word))
    .map((word) => quoted.findIndex((other) => sameWord(other, word)))
    .filter((place) => place >= 0);
  return places.filter((place, at) => at > 0 && place < (places[at - 1] as number)).length;
}

/** A few words of the claim in place of a few of the quote, with words on both sides that neither shares. */
function isSlot({ claim, quote }: Gap, isLost: ReadonlySet<Word>, left: ReadonlySet<Word>): boolean {
  return (
    claim.length <= 4 &&
    quote.length <= 6 &&
    claim.some((word) => isLost.has(word)) &&
    quote.some((word) => left.has(word))
  );
}

/** One or two words in place of one or two: a thing for a thing, as a verb is often put otherwise. */
function isSwap(gap: Gap, isLost: ReadonlySet<Word>, left: ReadonlySet<Word>, claim: Reading): boolean {
  return (
    gap.claim.length <= 2 &&
    gap.quote.length <= 2 &&
    gap.claim.some((word) => isLost.has(word) && kindOf(word, claim) !== 'verb') &&
    gap.quote.some((word) => left.has(word))
  );
}

function standsBehindPreposition(word: Word, { words }: Reading): boolean {
  const at = words.indexOf(word);
  return words.slice(Math.max(0, at - REACH), at).some(({ text }) => PREPOSITION.test(text));
}

/** How alike a root is written to the best of others: Dice coefficient of three letters in a row, ends included. */
function likeness({ roots: [root = ''] }: Word, others: readonly Word[]): number {
  const own = triplesOf(root);
  return others.reduce((best, { roots: [other = ''] }) => Math.max(best, dice(own, triplesOf(other))), 0);
}

const triplesOf = remembering((root: string): ReadonlySet<string> => {
  const ended = `_${root}_`;
  return new Set(Array.from({ length: Math.max(1, ended.length - 2) }, (_, at) => ended.slice(at, at + 3)));
});
