/**
 * Numbers that a quote does not write and still says: shares told as so many of a hundred ("15 van de 100"), a round
 * limit that its own number keeps ("meer dan 3.000" for 3.439), "meer dan één" for "meerdere" or a plural, one of several
 * ("één van de"), how many things the claim itself lists, and what it asks and answers with another number. How many
 * things a quote lists is not among them: what a list lists, no rule can tell, and a wrong number is the worst to pass.
 */
import type { NumberFound } from '../language/numbers.ts';
import { boundAt } from './bounds.ts';
import { type Reading, sameWord, type Word, wordBehind } from './reading.ts';

const OUT_OF =
  /\s(?:van|op|of|in|out of)\s(?:(?:de|elke|iedere|every|the)\s)?(10|100|1000|tien|honderd|duizend)(?![\p{L}\p{N}])/iu;
const WHOLES: Readonly<Record<string, number>> = { tien: 10, honderd: 100, duizend: 1000 };

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

/** Limits of an amount alone: "voor" and "binnen", which bounds.ts knows too, stand before other numbers. */
const MORE_THAN = /(?<!\p{L})(?:(?:meer|hoger|langer|ouder) dan|boven|more than|over|above)\s(?:de\s|the\s)?$/iu;
const LESS_THAN =
  /(?<!\p{L})(?:(?:minder|lager|korter|jonger) dan|onder|(?:less|fewer) than|under|below)\s(?:de\s|the\s)?$/iu;

/** "meer dan de helft" is what "de meeste" says, and where every share of the quote is more than 50 procent. */
function isOverOrUnderHalf({ value, unit, start }: NumberFound, claim: Reading, quote: Reading): boolean {
  if (unit !== 'fraction' || value !== 0.5) return false;
  const before = claim.text.slice(0, start);
  const shares = quote.numbers.filter((found) => found.unit === 'percent').map((found) => found.value);
  const every = (holds: (share: number) => boolean) => shares.length > 0 && shares.every(holds);
  if (LESS_THAN.test(before)) return every((share) => share < 50);
  const isMost = /(?<!\p{L})(?:de|het) meeste(?!\p{L})|(?<!\p{L})most of(?!\p{L})/iu.test(quote.text);
  return MORE_THAN.test(before) && (isMost || every((share) => share > 50));
}

/** The word right behind a number or a word of number: what it counts. */
function counted(reading: Reading, end: number): Word | undefined {
  const next = wordBehind(reading, end);
  return next !== undefined && next.start - end <= 2 && next.text.length > 3 ? next : undefined;
}

/** Whether both count something, and the same. */
function isSameThing(one: Word | undefined, other: Word | undefined): boolean {
  return one !== undefined && other !== undefined && sameWord(one, other);
}

/** How far the quote's number may lie from a round limit that it keeps to: nobody calls 3.439 "more than 100". */
const NEAR = 1.34;

/** "meer dan drieduizend medewerkers" for 3.439 of them: one exact number of the same thing, itself without a limit. */
function keepsBound(number: NumberFound, claim: Reading, quote: Reading): boolean {
  const { value, unit, ordinal } = number;
  const before = claim.text.slice(0, number.start);
  const isLower = MORE_THAN.test(before);
  const noun = counted(claim, number.end);
  if (!(isLower || LESS_THAN.test(before)) || unit === 'year' || ordinal || Number(value.toPrecision(2)) !== value)
    return false;
  const same = quote.numbers.filter((found) => {
    if (found.unit !== unit || found.ordinal) return false;
    return unit !== null || isSameThing(noun, counted(quote, found.end));
  });
  const [only, ...more] = same;
  if (only === undefined || more.length > 0 || only.approximate !== null || boundAt(quote.text, only).bound !== null)
    return false;
  const [least, most] = isLower ? [value, only.value] : [only.value, value];
  return most > least && most <= least * NEAR;
}

const SEVERAL =
  /(?<!\p{L})(?:meerdere|verschillende|diverse|allerlei|een aantal|een paar|several|various|multiple)\s/giu;

const PLURAL = /(?:en|s)$/u;

/** "meer dan één manier" for "meerdere manieren" or "de volgende manieren". */
function isSeveral(number: NumberFound, claim: Reading, quote: Reading): boolean {
  if (number.value !== 1 || !/(?<!\p{L})(?:meer dan|more than)\s$/iu.test(claim.text.slice(0, number.start)))
    return false;
  const noun = counted(claim, number.end);
  const isSingular = noun !== undefined && !PLURAL.test(noun.text);
  return (
    [...quote.text.matchAll(SEVERAL)].some(({ index, 0: found }) =>
      isSameThing(noun, counted(quote, index + found.length)),
    ) ||
    (isSingular && quote.words.some((word) => PLURAL.test(word.text) && sameWord(noun, word)))
  );
}

const AMONG = /^\s(?:van|of)\s(?:de|het|die|deze|the|these|those)(?!\p{L})/iu;

/** "één van de onderwerpen": one among several, which a quote names without counting. */
function isOneAmong({ value, end }: NumberFound, claim: Reading, quote: Reading): boolean {
  const isAmong = (text: string, from: number) => AMONG.test(text.slice(from));
  return value === 1 && isAmong(claim.text, end) && !quote.numbers.some((found) => isAmong(quote.text, found.end));
}

/** "de twee plekken" for "beide plekken". */
function isBoth({ value, end }: NumberFound, claim: Reading, quote: Reading): boolean {
  if (value !== 2) return false;
  const noun = counted(claim, end);
  return quote.words.some(
    ({ text, end: behind }) => /^(?:beide|both)$/.test(text) && isSameThing(noun, counted(quote, behind)),
  );
}

const BEFORE_LIST = /^(?:\s[\p{L}’'-]+){1,14}:\s/u;
const BETWEEN_ITEMS = /,\s(?:(?:en|of|and|or)\s)?|\s(?:en|of|and|or)\s/gu;

/** "drie dingen: kennis, kunde en middelen": the claim counts what it lists itself, each of which the quote speaks of. */
function countsOwnList({ value, unit, ordinal, end }: NumberFound, claim: Reading, quote: Reading): boolean {
  const [before] = BEFORE_LIST.exec(claim.text.slice(end)) ?? [];
  if (before === undefined || unit !== null || ordinal || value < 2) return false;
  const from = end + before.length;
  const list = claim.text.slice(from);
  if (/[.:;?!]./u.test(list)) return false;
  const breaks = [...list.matchAll(BETWEEN_ITEMS)].map(({ index }) => from + index);
  const items = [from, ...breaks].map((start, at) => {
    const until = breaks[at] ?? claim.text.length;
    return claim.words.filter((one) => one.content && one.start >= start && one.end <= until);
  });
  const isSaid = (one: Word) => quote.words.some((other) => other.content && sameWord(one, other));
  return items.length === value && items.every((words) => words.some(isSaid));
}

/** "niet tot één regio": what is denied of one is said of several. */
function isNotOne({ value, unit, ordinal, start }: NumberFound, claim: Reading): boolean {
  const isNear = ({ end }: { end: number }) => end <= start && start - end < 24;
  return value === 1 && unit === null && !ordinal && claim.negations.some(isNear);
}

/** The answer to a question: its "Ja" or "Nee". */
const ANSWERED = /\?\s(?:(ja|jawel|yes)|nee|neen|no)(?!\p{L})/iu;

/** "Waren het er meer dan honderd? Nee, 97.": what the question asks after, the number of its answer settles. */
function isAsked({ value, end, start }: NumberFound, claim: Reading): boolean {
  const answer = ANSWERED.exec(claim.text);
  if (!answer || end > answer.index) return false;
  const { bound } = boundAt(claim.text, { start, end });
  const isYes = answer[1] !== undefined;
  const settles = (said: number) => {
    if (bound === null) return !isYes && said !== value;
    const keeps = bound === 'lower' ? said > value : said < value;
    return keeps === isYes;
  };
  const given = claim.numbers.filter((number) => number.start > answer.index);
  return given.length > 0 && given.every((number) => settles(number.value));
}

/** Whether a quote says a claim's number without writing it. */
export function isImplied(number: NumberFound, claim: Reading, quote: Reading): boolean {
  return (
    claim.language === quote.language &&
    [isOutOf, isOverOrUnderHalf, keepsBound, isSeveral, isOneAmong, isBoth, countsOwnList, isNotOne, isAsked].some(
      (says) => says(number, claim, quote),
    )
  );
}
