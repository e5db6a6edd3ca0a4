/**
 * Numbers that a quote does not write and still says: how many things it lists ("in drie talen"), and shares told as
 * so many of a hundred ("15 van de 100").
 */
import type { NumberFound } from '../language/numbers.ts';
import { type Reading, sameWord } from './reading.ts';

/** More than these nobody counts in a list. */
const MOST = 12;
/** Words of an item of a list; what is longer is a clause. */
const ITEM = 7;
/** Content words of a short sentence. */
const SHORT = 12;
const BETWEEN_ITEMS = /,\s(?:(?:en|of|én|and|or)\s)?|\s(?:en|of|én|and|or)\s(?:ook\s)?/giu;
const OUT_OF =
  /\s(?:van|op|of|in|out of)\s(?:(?:de|elke|iedere|every|the)\s)?(10|100|1000|tien|honderd|duizend)(?![\p{L}\p{N}])/iu;
const WHOLES: Readonly<Record<string, number>> = { tien: 10, honderd: 100, duizend: 1000 };

/** How many things each list of a text has: short parts between commas, the last behind "en" or "of". */
function listsIn(text: string): number[] {
  return text.split(/[.;:()–]\s?/).flatMap((part) => {
    const items = part.split(BETWEEN_ITEMS);
    if (!/(?<!\p{L})(?:en|of|én|and|or)(?!\p{L})/iu.test(part)) return [];
    // The first item has the rest of the sentence before it.
    const short = items.slice(1, -1).every((item) => item.split(/\s/).length <= ITEM);
    return short && items.length > 1 ? [items.length] : [];
  });
}

/** Whether a claim counts what the quote lists or names as often; only where the quote counts nothing itself. */
function isCountOfList({ value, unit, ordinal, end }: NumberFound, claim: Reading, quote: Reading): boolean {
  if (unit !== null || ordinal || !Number.isInteger(value) || value < 2 || value > MOST) return false;
  if (quote.numbers.some((number) => number.unit === null && number.value <= MOST && !number.ordinal)) return false;
  const noun = claim.words.find((word) => word.start >= end && word.content);
  const named = noun ? quote.words.filter((word) => word.content && sameWord(word, noun)).length : 0;
  // Two things joined by "en" stand in nearly every sentence; a short one may be about them.
  const isTold = value > 2 || quote.words.filter(({ content }) => content).length <= SHORT;
  return named === value || (isTold && listsIn(quote.text).includes(value));
}

/** Whether a number is one of the two in "15 van de 100" and the quote has that share. */
function isOutOf(number: NumberFound, claim: Reading, quote: Reading): boolean {
  return claim.numbers.some((part) => {
    const said = OUT_OF.exec(claim.text.slice(part.end, part.end + 24));
    if (said?.index !== 0) return false;
    const whole = WHOLES[said[1]?.toLowerCase() ?? ''] ?? Number(said[1]);
    const isOwn = number === part || (number.start >= part.end && number.start <= part.end + said[0].length);
    const share = (part.value / whole) * 100;
    return isOwn && quote.numbers.some(({ unit, value }) => unit === 'percent' && Math.abs(value - share) < 1e-9);
  });
}

/** Whether a quote says a claim's number without writing it. */
export function isImplied(number: NumberFound, claim: Reading, quote: Reading): boolean {
  return claim.language === quote.language && (isCountOfList(number, claim, quote) || isOutOf(number, claim, quote));
}
