/**
 * How much of a claim its quote speaks of: the share of its words found there, and the similarity of the two.
 */
import { type Reading, sameWord, type Word } from './reading.ts';

/** Shares, 0 to 1; 1 where there is nothing to find. */
export interface Coverage {
  /** Of the claim's content words, numbers, dates and names, those found in the quote. */
  readonly words: number;
  /** Content words found nowhere. */
  readonly missing: readonly Word[];
  /** Longest run of content words, one after another, that are found nowhere. */
  readonly run: number;
}

/** Coverage of a claim by a quote; words of `around` (headings, title) count as found. */
export function coverageOf(claim: Reading, quote: Reading, around: Reading): Coverage {
  const words = claim.words.filter(
    (word) => word.content && !claim.names.some(({ start, end }) => word.start < end && start < word.end),
  );
  const there = [...quote.words, ...around.words].filter(({ content }) => content);
  const isFound = (word: Word) => there.some((found) => sameWord(found, word));
  const missing = words.filter((word) => !isFound(word));
  let run = 0;
  let longest = 0;
  for (const word of words) {
    run = missing.includes(word) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  // Numbers, dates and names have checks of their own; here they count as found.
  const measured = claim.numbers.length + claim.dates.length + claim.names.length;
  const all = words.length + measured;
  return { words: all === 0 ? 1 : 1 - missing.length / all, missing, run: longest };
}
