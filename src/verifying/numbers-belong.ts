/**
 * Whether each number of a claim is said of the words that it is said of in the quote. In a clause a word goes with
 * the number before it, or with the first one where none stands before it: "33 van het hbo", "het Duitse 1.100 keer".
 */
import type { NumberFound } from '../language/numbers.ts';
import { placesOf } from './numbers-agree.ts';
import { clauseOf, type Reading, sameWord, type Word } from './reading.ts';
import { isStrongVerb } from './roots.ts';

/** The number that each content word goes with; null where its clause has none. */
function goesWith(reading: Reading): ReadonlyMap<Word, NumberFound | null> {
  const byClause = new Map<number, NumberFound[]>();
  for (const number of reading.numbers) {
    const clause = clauseOf(reading, number);
    byClause.set(clause, [...(byClause.get(clause) ?? []), number]);
  }
  const found = new Map<Word, NumberFound | null>();
  for (const word of reading.words) {
    if (!word.content) continue;
    const numbers = byClause.get(word.clause) ?? [];
    const before = numbers.filter(({ end }) => end <= word.start).at(-1);
    // "van 6 naar 7": what stands before two numbers goes with both.
    found.set(word, before ?? (numbers.length === 1 ? (numbers[0] as NumberFound) : null));
  }
  return found;
}

/** Whether words stand beside a number that in the quote stand beside another one, more of them than beside it. */
export function numberMoved(
  claim: Reading,
  quote: Reading,
  isPlaced: (number: NumberFound) => boolean = () => false,
): boolean {
  if (quote.numbers.length < 2 || claim.numbers.length === 0) return false;
  const claimed = goesWith(claim);
  const said = goesWith(quote);
  const moved = claim.numbers.some((number) => {
    const own = placesOf(number, claim, quote);
    if (own.length === 0 || own.length === quote.numbers.length || isPlaced(number)) return false;
    let mine = 0;
    let theirs = 0;
    let behind = 0;
    const ofIt = [...claimed].filter(([, goes]) => goes === number).map(([word]) => word);
    for (const word of ofIt.sort((one, other) => other.start - one.start)) {
      const places = [...said].filter(([found]) => sameWord(found, word)).map(([, place]) => place);
      if (places.length === 0 || places.includes(null)) continue;
      if (places.some((place) => own.includes(place as NumberFound))) {
        mine++;
        if (word.start > number.end) behind++;
      }
      // "er zijn in Nederland 48 A en 134 B": what stands before the first belongs to all of them.
      else if (word.start < number.start && behind > 0 && standsFirst(word, quote)) continue;
      else if (!places.some((place) => isLeftOut(place as NumberFound, own, claim, quote)))
        theirs += isHead(word, number, claim) ? HEAD : isName(word, claim) ? NAME : 1;
    }
    return theirs > mine;
  });
  if (changedPlaces(claim, quote)) return true;
  if (claim.numbers.length > 0 && claim.numbers.every(isPlaced)) return false;
  return moved || inOtherOrder(claim, quote, claimed, said);
}

/** Whether the words of a claim stand in the quote in their order, and its numbers in another. */
function changedPlaces(claim: Reading, quote: Reading): boolean {
  const wordsOf = ({ words, numbers }: Reading) =>
    words.filter(({ start, end }) => !numbers.some((number) => start < number.end && number.start < end));
  const theirs = wordsOf(quote);
  let at = 0;
  for (const { text } of wordsOf(claim)) {
    while (at < theirs.length && theirs[at]?.text !== text) at++;
    if (at++ >= theirs.length) return false;
  }
  const places = claim.numbers.flatMap((number) => {
    const own = placesOf(number, claim, quote);
    return own.length === 1 && own[0] ? [own[0].start] : [];
  });
  return places.some((place, i) => i > 0 && place < (places[i - 1] as number));
}

/** Whether a word stands before the first number of the quote. */
function standsFirst(word: Word, { words, numbers }: Reading): boolean {
  const first = numbers[0]?.start ?? 0;
  return words.some((found) => found.content && found.start < first && sameWord(found, word));
}

/** What stands right behind a number is what it counts, and a name where it is counted: more than any other word. */
const HEAD = 10;
const NAME = 3;
const isHead = (word: Word, { end }: NumberFound, { text }: Reading): boolean =>
  word.start > end && /^\s(?:procent\s)?$/.test(text.slice(end, word.start)) && !isStrongVerb(word.text);

const isName = (word: Word, { names }: Reading): boolean =>
  names.some(({ start, end }) => word.start < end && start < word.end);

/** A number of the same clause that the claim leaves out: its words then go with the one that is left. */
function isLeftOut(place: NumberFound, own: readonly NumberFound[], claim: Reading, quote: Reading): boolean {
  const clause = clauseOf(quote, place);
  return (
    own.some((number) => clauseOf(quote, number) === clause) &&
    !claim.numbers.some((number) => placesOf(number, claim, quote).includes(place))
  );
}

/** "A dan B: 5 tegen 3" says 5 of A; a claim with both pairs in one order must keep it. */
function inOtherOrder(
  claim: Reading,
  quote: Reading,
  claimed: ReadonlyMap<Word, NumberFound | null>,
  said: ReadonlyMap<Word, NumberFound | null>,
): boolean {
  const pairs = [...claimed].flatMap(([word, number]) => {
    const places = [...said].filter(([found]) => sameWord(found, word));
    const own = number === null ? [] : placesOf(number, claim, quote);
    const [place, found] = [places[0], own[0]];
    // Only what the quote says once, apart from any number, and a number that it has once.
    if (number === null || places.length !== 1 || own.length !== 1 || !place || !found || place[1] !== null) return [];
    return [{ word: place[0].start, number: found.start, of: number }];
  });
  return pairs.some((one) =>
    pairs.some((other) => one.of !== other.of && one.word < other.word && one.number > other.number),
  );
}
