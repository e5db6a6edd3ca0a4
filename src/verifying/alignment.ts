/**
 * A claim laid beside its quote, word by word: what both have in one order, and between that the gaps, in which the
 * claim puts other words than the quote does, or words where the quote has none.
 */
import { type Reading, sameWord, type Word } from './reading.ts';

/** Words of both between two that they share; either side may be empty. */
export interface Gap {
  readonly claim: readonly Word[];
  readonly quote: readonly Word[];
}

export interface Alignment {
  /** Words of the claim that stand in the quote in the same order, of any kind. */
  readonly shared: number;
  readonly gaps: readonly Gap[];
}

/** Longer texts are cut: the table of lengths grows with the product. */
const LONGEST = 90;

function isSame(one: Word, other: Word): boolean {
  return one.text === other.text || (one.content && other.content && sameWord(other, one));
}

/** The longest sequence of words that both have in one order (Wagner and Fischer 1974), and the gaps between them. */
export function alignWords(claim: Reading, quote: Reading): Alignment {
  const mine = claim.words.slice(0, LONGEST);
  const theirs = quote.words.slice(0, LONGEST);
  const width = theirs.length + 1;
  const lengths = new Uint16Array((mine.length + 1) * width);
  const same = mine.map((word) => theirs.map((other) => isSame(word, other)));
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = mine.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      lengths[i * width + j] = same[i]?.[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const gaps: Gap[] = [];
  let [i, j, fromMine, fromTheirs, shared] = [0, 0, 0, 0, 0];
  const close = () => {
    if (i > fromMine || j > fromTheirs)
      gaps.push({ claim: mine.slice(fromMine, i), quote: theirs.slice(fromTheirs, j) });
  };
  while (i < mine.length && j < theirs.length) {
    if (same[i]?.[j] && at(i, j) === at(i + 1, j + 1) + 1) {
      close();
      shared++;
      i++;
      j++;
      [fromMine, fromTheirs] = [i, j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  [i, j] = [mine.length, theirs.length];
  close();
  return { shared, gaps };
}

/** How much of both the words are that they share in one order: 1 where one is the other, 0 where they have none. */
export function closeness(claim: Reading, quote: Reading): number {
  const all = claim.words.length + quote.words.length;
  return all === 0 ? 1 : (2 * alignWords(claim, quote).shared) / all;
}

/** Whether the claim is the quote with words left out: each of its words stands there, in its order. */
export function isShortened(claim: Reading, quote: Reading): boolean {
  let at = 0;
  return claim.words.every(({ text }) => {
    while (at < quote.words.length && quote.words[at]?.text !== text) at++;
    return at++ < quote.words.length;
  });
}
