/**
 * When two questions are nearly the same. One rule, for duplicates among cases and against the question bank.
 */

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

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const element of small) if (large.has(element)) count += 1;
  return count;
}

/** Words in both over words in either (Jaccard 1901). */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = shared(a, b);
  return both / (a.size + b.size - both);
}

/** Twice what is in both over the sum of the sizes (Dice 1945). */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * shared(a, b)) / (a.size + b.size);
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
