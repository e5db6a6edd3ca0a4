/**
 * What a text denies, and of which words: negations, words and prefixes that deny.
 */
import type { Span } from '../corpus/document.ts';
import { type Reading, sameWord, type Word } from './reading.ts';
import { rootOf } from './roots.ts';

/** Words on either side of a negation that it may deny. */
const REACH = 3;
/** Words that deny without being a negation: "nauwelijks", "geweigerd". */
const DENIES =
  /^(?:nihil|nauwelijks|amper|zelden|onvoldoende|ontbre\p{L}+|ontbrak\p{L}*|mislukt?\p{L}*|weiger\p{L}*|geweigerd|verbied\p{L}*|verbod|verboden|ontken\p{L}*|lacks?|fails?|refus\p{L}*|hardly|rarely)$/u;
/** Words that deny a cost, where the other text speaks of one. */
const FREE = /^(?:gratis|kosteloos|free)$/u;
const COST = /(?<!\p{L})(?:\p{L}*betal|\p{L}*betaal|kost(?!eloos)|prijs|tarief|euro|€|pay|cost|price)/iu;
/** Several words that deny: "te weinig", "is tegen". */
const DENYING =
  /(?<!\p{L})(?:te weinig|(?:is|was|zijn|waren) tegen|too (?:little|few)|(?:is|was|are|were) against)(?!\p{L})/giu;
const UN = /^(?:on|niet-|un|non-)(\p{L}{4,})$/u;
/** "un" and "on" that deny nothing. */
const UN_BUT_POSITIVE =
  /^(?:onder|onz|onts?|ongeveer|onlangs|onmiddellijk|ondanks|onge[kl]|onaf|unie|univ|unit|under|until)/u;
/** Negations that deny nothing of the statement itself. */
const EMPTY_NEGATION = /(?:niet alleen|niet slechts|not only|niettemin|of niet|or not|al dan niet)/giu;

/** Something denied, by a word or a prefix. */
export interface Denial {
  readonly at: Span;
  readonly near: readonly Word[];
  /** The word that a prefix denies ("gewenst" of "ongewenst"), else null. */
  readonly prefixed: string | null;
}

/** The denials of a text; a prefix counts where the other text has the word without it. */
export function denialsOf(reading: Reading, other: Reading): Denial[] {
  const empty = [...reading.text.matchAll(EMPTY_NEGATION)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const plain = reading.negations
    .filter((span) => !empty.some(({ start, end }) => span.start >= start && span.end <= end))
    .map((span) => ({ at: span, near: wordsNear(reading, span), prefixed: null }));
  const said = new Set(other.words.flatMap(({ text, roots }) => [text, roots[0] ?? text]));
  const phrases = [...reading.text.matchAll(DENYING)].map(({ index, 0: found }) => {
    const at = { start: index, end: index + found.length };
    return { at, near: wordsNear(reading, at), prefixed: null };
  });
  const prefixed = reading.words.flatMap((word): Denial[] => {
    const rest = UN.exec(word.text)?.[1];
    const denies =
      DENIES.test(word.text) ||
      (FREE.test(word.text) && COST.test(other.text)) ||
      (rest !== undefined && !UN_BUT_POSITIVE.test(word.text) && (said.has(rest) || said.has(rootOf(rest))));
    return denies ? [{ at: word, near: wordsNear(reading, word), prefixed: rest ?? null }] : [];
  });
  return [...plain, ...prefixed, ...phrases];
}

function wordsNear({ words }: Reading, span: Span): Word[] {
  const at = words.findIndex(({ end }) => end > span.start);
  const clause = words[at]?.clause;
  return words
    .slice(Math.max(0, at - REACH), at + REACH + 1)
    .filter((word) => word.content && (word.clause === clause || Math.abs(word.start - span.start) < 25));
}

/** Whether claim and quote deny something near a word that both have; two denials without such a word may differ. */
export function meets(one: Denial, other: Denial): boolean {
  return one.near.some((word) =>
    other.near.some((found) => sameWord(word, found) || found.text === one.prefixed || word.text === other.prefixed),
  );
}
