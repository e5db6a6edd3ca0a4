/**
 * Whether a claim names another thing of a kind than its quote does: "winter" for "zomer",
 * "hbo-opleiding" for "mbo-opleiding".
 */
import { contrastsOf } from './contrasts.nl.ts';
import { type Reading, sameWord, type Word } from './reading.ts';
import { synonymsOf } from './synonyms.nl.ts';

const found = (word: Word, { words }: Reading): boolean =>
  words.some((other) => other.content && sameWord(word, other));

/** Whether a word of the claim stands in contrast to a word of the quote, neither of which the other has. */
export function contrastReasons(claim: Reading, quote: Reading): 'not_covered'[] {
  if (claim.language !== quote.language) return [];
  const mine = claim.words.filter((word) => word.content && !isSaid(word, quote));
  const theirs = quote.words.filter((word) => word.content && !isSaid(word, claim));
  const differ = mine.some((word) =>
    theirs.some((other) => word.roots.some((root) => other.roots.some((one) => contrastsOf(root).has(one)))),
  );
  return differ ? ['not_covered'] : [];
}

const hasRoot = ({ roots }: Word, part: string): boolean =>
  roots.some((root) => root === part || synonymsOf(part).has(root));

/** Whether the whole word is found; of a compound every part. */
function isSaid(word: Word, reading: Reading): boolean {
  const [whole = ''] = word.roots;
  return (
    reading.words.some((other) => other.content && other.roots[0] === whole) ||
    (word.roots.length < 3
      ? found(word, reading)
      : word.roots.slice(1).every((part) => reading.words.some((other) => other.content && hasRoot(other, part))))
  );
}
