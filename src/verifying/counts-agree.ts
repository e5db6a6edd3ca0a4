/**
 * Counts that are no numbers: "beide scholen" where the quote has three, "enkele" for hundreds, half a year for a year.
 */
import { type Reading, sameWord, type Word, wordBehind } from './reading.ts';

/** From this number on things are not few. */
const MANY = 20;
const FEW = /^(?:enkele|paar|handvol|handjevol|few)$/;
const BOTH = /^(?:beide|both)$/;
/** "twee en een half jaar" is no half year. */
const HALF = /(?<!\p{L})(?<!\sen\seen\s)(?:half|halve)\s?(jaar|uur|dag|maand|year|hour|day)(?!\p{L})/giu;
const HALVES: Readonly<Record<string, RegExp>> = {
  jaar: /(?<!\p{L})(?:zes|6)\smaanden/iu,
  uur: /(?<!\p{L})(?:dertig|30)\sminuten/iu,
};
const WHOLE = (unit: string) => new RegExp(`(?<!\\p{L})(?:een|één|1)\\s${unit}(?!\\p{L})`, 'iu');
const RATE = (before: string, unit: string) =>
  new RegExp(`(?<!\\p{L})(?:${before})\\s(?:(?:een|één)\\s)?${unit}(?!\\p{L})`, 'iu');

/** The content word right behind another. */
function nounBehind({ words }: Reading, at: number): Word | undefined {
  const next = words[at + 1];
  return next?.content ? next : undefined;
}

/** Whether the quote counts a thing, and every count of it is so. */
function isCounted(noun: Word, quote: Reading, isSo: (value: number) => boolean): boolean {
  const counts = quote.numbers.filter(({ unit, end }) => {
    const next = wordBehind(quote, end);
    return unit === null && next !== undefined && sameWord(next, noun);
  });
  return counts.length > 0 && counts.every(({ value }) => isSo(value));
}

function halvesDiffer(claim: Reading, quote: Reading): boolean {
  const halves = ({ text }: Reading) => [...text.matchAll(HALF)].map(([, unit = '']) => unit.toLowerCase());
  const [own, said] = [halves(claim), halves(quote)];
  // "in een jaar" is "per jaar", which a quote may have beside its half.
  const isRate = (unit: string) =>
    RATE('in|per', unit).test(claim.text) && RATE('per|elk|ieder', unit).test(quote.text);
  return (
    own.some((unit) => !said.includes(unit) && WHOLE(unit).test(quote.text) && !HALVES[unit]?.test(quote.text)) ||
    said.some(
      (unit) => !own.includes(unit) && WHOLE(unit).test(claim.text) && !WHOLE(unit).test(quote.text) && !isRate(unit),
    )
  );
}

/** `number` where a count in words is another than the quote's. */
export function countReasons(claim: Reading, quote: Reading): 'number'[] {
  if (claim.language !== quote.language) return [];
  const differs = claim.words.some(({ text }, at) => {
    const noun = BOTH.test(text) || FEW.test(text) ? nounBehind(claim, at) : undefined;
    if (noun === undefined) return false;
    return isCounted(noun, quote, BOTH.test(text) ? (value) => value !== 2 : (value) => value >= MANY);
  });
  return differs || halvesDiffer(claim, quote) ? ['number'] : [];
}
