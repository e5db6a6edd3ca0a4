/**
 * When two questions are nearly the same. One rule, for duplicates among cases and against the question bank.
 */
import { dice, overlap } from '../src/language/overlap.ts';

/** Share of words in common from which two questions are nearly the same. */
const MOST_WORDS = 0.8;
/** Share of character trigrams in common from which two questions are nearly the same. */
const MOST_TRIGRAMS = 0.85;

/** A question as it is compared: lower case, without accents and punctuation, its words and its trigrams. */
export interface Fingerprint {
  readonly words: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
}

export function fingerprint(question: string): Fingerprint {
  const plain = question
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const trigrams = new Set<string>();
  const padded = `  ${plain} `;
  for (let start = 0; start + 3 <= padded.length; start++) trigrams.add(padded.slice(start, start + 3));
  return { words: new Set(plain.split(' ')), trigrams };
}

/** Words in both over words in either (Jaccard 1901). */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = overlap(a, b);
  return both / (a.size + b.size - both);
}

/**
 * Whether two questions of one language are nearly the same: their words have a Jaccard index of .8 or more, or their
 * character trigrams a Dice coefficient of .85 or more. Same meaning in other words is not noticed; neither is that one
 * word ("niet", another year) turns the meaning round.
 */
export function nearlyEqual(a: Fingerprint, b: Fingerprint): boolean {
  // Both are bounded by the sizes alone, which is where most pairs end.
  const words = Math.min(a.words.size, b.words.size) / Math.max(a.words.size, b.words.size);
  if (words >= MOST_WORDS && jaccard(a.words, b.words) >= MOST_WORDS) return true;
  const trigrams = (2 * Math.min(a.trigrams.size, b.trigrams.size)) / (a.trigrams.size + b.trigrams.size);
  return trigrams >= MOST_TRIGRAMS && dice(a.trigrams, b.trigrams) >= MOST_TRIGRAMS;
}

/**
 * Who shares enough: sets by those of their elements of which two that are alike must have one in common, the rarest
 * (prefix filtering; Chaudhuri, Ganti and Kaushik 2006).
 */
class PrefixIndex {
  readonly #least: number;
  readonly #counts = new Map<string, number>();
  readonly #places = new Map<string, number[]>();

  /** @param least Jaccard index from which two sets are alike. */
  constructor(sets: readonly ReadonlySet<string>[], least: number) {
    this.#least = least;
    for (const set of sets) for (const element of set) this.#counts.set(element, (this.#counts.get(element) ?? 0) + 1);
    for (const [place, set] of sets.entries()) {
      for (const element of this.#prefix(set)) {
        const places = this.#places.get(element);
        if (places) places.push(place);
        else this.#places.set(element, [place]);
      }
    }
  }

  #prefix(set: ReadonlySet<string>): string[] {
    const rarest = [...set].sort((a, b) => (this.#counts.get(a) ?? 0) - (this.#counts.get(b) ?? 0) || (a < b ? -1 : 1));
    return rarest.slice(0, set.size - Math.ceil(this.#least * set.size - 1e-9) + 1);
  }

  /** Places of sets that may be alike; every one that is, is among them. */
  candidates(set: ReadonlySet<string>): number[] {
    return this.#prefix(set).flatMap((element) => this.#places.get(element) ?? []);
  }
}

/** Finds the places of those nearly equal to a question, in their order, without comparing it with each of them. */
export function nearlyEqualAmong(prints: readonly Fingerprint[]): (print: Fingerprint) => number[] {
  const words = new PrefixIndex(
    prints.map((print) => print.words),
    MOST_WORDS,
  );
  // A Dice coefficient d is a Jaccard index of d / (2 - d).
  const trigrams = new PrefixIndex(
    prints.map((print) => print.trigrams),
    MOST_TRIGRAMS / (2 - MOST_TRIGRAMS),
  );
  return (print) =>
    [...new Set([...words.candidates(print.words), ...trigrams.candidates(print.trigrams)])]
      .sort((a, b) => a - b)
      .filter((place) => nearlyEqual(prints[place] as Fingerprint, print));
}
