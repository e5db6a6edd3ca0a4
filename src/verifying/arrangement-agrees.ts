/**
 * Whether numbers, years and names are said of the same things: a claim that swaps two of them holds every word of
 * its quote and still says something else.
 */
import type { Span } from '../corpus/document.ts';
import type { NumberFound } from '../language/numbers.ts';
import { actorsMoved } from './actors-agree.ts';
import { type QuoteContext, type YearSaid, yearsSaid } from './context.ts';
import { placesOf } from './numbers-agree.ts';
import { numberMoved } from './numbers-belong.ts';
import { clauseOf, type Reading, sameWord } from './reading.ts';
import type { VerificationReason } from './reasons.ts';

/** A clause border counts as so many words between a word and a number. */
const BORDER = 4;

function indexOf({ words }: Reading, span: Span): number {
  const at = words.findIndex(({ end }) => end > span.start);
  return at < 0 ? words.length - 1 : at;
}

function distance(reading: Reading, one: number, span: Span): number {
  const at = indexOf(reading, span);
  const borders = Math.abs((reading.words[one]?.clause ?? 0) - (reading.words[at]?.clause ?? 0));
  return Math.abs(one - at) + BORDER * borders;
}

/** Whether no other of these places is nearer to the word than this one. */
function isNearest(reading: Reading, word: number, own: Span, all: readonly Span[]): boolean {
  const far = distance(reading, word, own);
  return all.every((other) => other === own || distance(reading, word, other) >= far);
}

/** The year that goes with a place: in its clause the nearest; else none. */
function yearFor(reading: Reading, span: Span, years: readonly YearSaid[]): YearSaid | null {
  const at = indexOf(reading, span);
  const clause = clauseOf(reading, span);
  const own = years.filter((year) => clauseOf(reading, year) === clause);
  // Of two as near, the one that follows: "van 76 in 2023 naar 89 in 2024".
  const far = (year: YearSaid) => {
    const [from, to] = year.start > span.end ? [span.end, year.start] : [year.end, span.start];
    const parted = reading.numbers.some(({ start, end }) => start >= from && end <= to);
    return distance(reading, at, year) * (year.start > span.end ? 0.6 : 1) + (parted ? BORDER : 0);
  };
  return own.sort((a, b) => far(a) - far(b))[0] ?? null;
}

const LEFT_BEHIND = /(?<!\p{L})(?:van|from)\s(?:\p{L}{1,9}\s){0,2}[€$]?\s?$/iu;

/** Whether a number stands with another year than in the quote. */
function yearMoved(claim: Reading, quote: Reading, context: QuoteContext): boolean {
  const said = yearsSaid(quote, context);
  const claimed = yearsSaid(claim, context);
  if (claimed.length === 0 || said.length === 0) return false;
  return claim.numbers.some((number) => {
    // "in 2031 van 6 naar 7": the year is that of the second.
    if (claimed.length === 1 && LEFT_BEHIND.test(claim.text.slice(0, number.start))) return false;
    const year =
      yearFor(claim, number, claimed) ?? (claimed.length === 1 && claim.numbers.length === 1 ? claimed[0] : null);
    if (!year || claimed.some((other) => other !== year && other.year !== year.year && claim.numbers.length < 2))
      return false;
    const places = placesOf(number, claim, quote);
    const own = places.map((found) => yearFor(quote, found, said) ?? nearestBefore(said, found));
    if (own.length === 0) return false;
    return own.every((found) =>
      found === null ? isOfOthers(quote, year, said, places) : found.year !== year.year && found.yearEnd !== year.year,
    );
  });
}

/** Whether a number stands beside the year that it has in the quote: then nothing else need be looked at. */
function hasItsYear(number: NumberFound, claim: Reading, quote: Reading, context: QuoteContext): boolean {
  const claimed = yearFor(claim, number, yearsSaid(claim, context));
  if (claimed === null) return false;
  const said = yearsSaid(quote, context);
  // Only where the years tell the numbers apart.
  const yearsOf = quote.numbers.map((other) => (yearFor(quote, other, said) ?? nearestBefore(said, other))?.year);
  if (new Set(yearsOf).size < 2) return false;
  return placesOf(number, claim, quote).some((place) => {
    const own = yearFor(quote, place, said) ?? nearestBefore(said, place);
    return own !== null && own.year === claimed.year && own.yearEnd === claimed.yearEnd;
  });
}

/** Whether the quote says a year only in clauses with a number of their own, other than these. */
function isOfOthers(quote: Reading, { year }: YearSaid, said: readonly YearSaid[], own: readonly Span[]): boolean {
  const clauses = said.filter((found) => found.year === year).map((found) => clauseOf(quote, found));
  const isOwn = (clause: number) => own.some((place) => clauseOf(quote, place) === clause);
  const hasNumber = (clause: number) => quote.numbers.some((number) => clauseOf(quote, number) === clause);
  return clauses.length > 0 && clauses.every((clause) => !isOwn(clause) && hasNumber(clause));
}

function nearestBefore(years: readonly YearSaid[], span: Span): YearSaid | null {
  return years.filter(({ start }) => start < span.start).at(-1) ?? null;
}

const RANGE = /(?<!\p{L})(?:19|20)\d{2}\s(?:en|tot|tot en met|t\/m|and|to|-|–)\s$/u;

/** Whether a year stands beside words that in the quote stand beside another year. */
function dateMoved(claim: Reading, quote: Reading): boolean {
  const years = quote.dates.filter(({ year }) => year !== null);
  if (years.length < 2) return false;
  return claim.dates.some((date) => {
    // "tussen 2031 en 2033" is one time, whatever stands beside its ends.
    if (RANGE.test(claim.text.slice(Math.max(0, date.start - 20), date.start))) return false;
    if (/^\s(?:en|tot|and|to|-|–)\s?(?:19|20)\d{2}/.test(claim.text.slice(date.end, date.end + 12))) return false;
    const own = years.filter(({ year, month }) => year === date.year && (date.month === null || month === date.month));
    const others = years.filter(({ year }) => year !== date.year);
    if (own.length === 0 || others.length === 0) return false;
    // The year of a number is compared by the number.
    if (claim.numbers.some((number) => clauseOf(claim, number) === clauseOf(claim, date))) return false;
    let mine = 0;
    let theirs = 0;
    for (const [at, word] of claim.words.entries()) {
      if (!word.content || !isNearest(claim, at, date, claim.dates)) continue;
      const places = quote.words.flatMap((found, i) => (found.content && sameWord(found, word) ? [i] : []));
      if (places.length === 0) continue;
      const to = (spans: readonly Span[]) =>
        Math.min(...places.flatMap((at) => spans.map((span) => distance(quote, at, span))));
      if (to(own) <= 3 && to(own) < to(others)) mine++;
      // As near to its year as in the claim: another year beside it says nothing.
      else if (to(own) <= 3 && to(own) <= distance(claim, at, date)) continue;
      else if (to(others) <= 3 && to(others) + 1 < to(own)) theirs++;
    }
    return theirs > 0 && mine === 0;
  });
}

/** `number`, `date` or `name` where one of them is said of something else than in the quote. */
export function arrangementReasons(claim: Reading, quote: Reading, context: QuoteContext): VerificationReason[] {
  const reasons: VerificationReason[] = [];
  const translated = claim.language !== quote.language;
  if (!translated && numberMoved(claim, quote, (number) => hasItsYear(number, claim, quote, context)))
    reasons.push('number');
  if (yearMoved(claim, quote, context) || (!translated && dateMoved(claim, quote))) reasons.push('date');
  if (!translated && actorsMoved(claim, quote)) reasons.push('name');
  return reasons;
}
