/**
 * Denials in other words: "stopte met controleren" is "controleert niet meer", "lastig" is "gaat niet goed".
 */
import type { Denial } from './denials.ts';
import { isNegative, standsForDenial } from './negative-words.nl.ts';
import { clauseOf, type Reading, sameWord, type Word } from './reading.ts';

/** Letters that two forms of a word begin with alike. */
const BEGINNING = 6;
/** Words on either side of a denial that tell what it denies. */
const AROUND = 4;

/** Words of a text with a "not" in them, which the other has not. */
function negativeOf({ words }: Reading, other: Reading): Word[] {
  return words.filter(
    ({ text }) =>
      isNegative(text) && !other.words.some((word) => word.text.slice(0, BEGINNING) === text.slice(0, BEGINNING)),
  );
}

/**
 * Whether a text has a word with a "not" in it that stands for another's denial: in a clause that shares a word with
 * what is denied, and not made up for by such a word of the other; `isClaims` where the claim denies.
 */
export function isDeniedInOtherWords(
  { at, near }: Denial,
  reading: Reading,
  other: Reading,
  isClaims: boolean,
): boolean {
  const negative = negativeOf(reading, other);
  if (negative.length <= negativeOf(other, reading).length) return false;
  // "mag niet" for "mag": what is denied stands together in a clause without such a word.
  const places = near.map((word) => reading.words.filter((found) => found.content && sameWord(found, word)));
  const isPlain = (clause: number) =>
    places.every((found) => found.some((word) => word.clause === clause)) &&
    !negative.some((word) => word.clause === clause);
  if (near.length > 1 && places[0]?.some(({ clause }) => isPlain(clause))) return false;
  const place = clauseOf(other, at);
  const denied = other.words.filter((word) => word.content && word.clause === place);
  const isNamed = ({ start, end }: Word) => reading.names.some((name) => start < name.end && name.start < end);
  const from = Math.max(0, other.words.findIndex(({ end }) => end > at.start) - AROUND);
  const beside = other.words.slice(from, from + 2 * AROUND + 1).map(({ text }) => text);
  const standing = negative.filter(({ text }) => standsForDenial(text, beside, isClaims));
  return standing.some(({ text, clause }) =>
    reading.words.some(
      (word) =>
        word.content &&
        word.clause === clause &&
        word.text !== text &&
        !isNamed(word) &&
        denied.some((one) => sameWord(one, word)),
    ),
  );
}
