/**
 * Whether numbers, years and names are said of the same things: a claim that swaps two of them holds every word of
 * its quote and still says something else.
 */
import type { Span } from '../corpus/document.ts';
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

/** Whether a year stands beside words that in the quote stand beside another year. */
function dateMoved(claim: Reading, quote: Reading): boolean {
  const years = quote.dates.filter(({ year }) => year !== null);
  if (years.length < 2) return false;
  return claim.dates.some((date) => {
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

const PASSIVE = /(?<!\p{L})(?:door|by)\s$/iu;

/** The names of a text in one spelling, with their places; a name in a list of names is none that acts. */
function actors(reading: Reading): { key: string; index: number; passive: boolean }[] {
  return reading.names.flatMap((span) => {
    const before = reading.text.slice(Math.max(0, span.start - 8), span.start).replace(/(?:de|het|the)\s$/iu, '');
    return [
      { key: reading.text.slice(span.start, span.end).toLowerCase(), index: span.start, passive: PASSIVE.test(before) },
    ];
  });
}

/** Of two names that are said more than once, the places nearest to each other. */
function nearestPair<T extends { key: string; index: number }>(
  said: readonly T[],
  one: string,
  other: string,
): (T | undefined)[] {
  const pairs = said.flatMap((a) =>
    a.key === one ? said.flatMap((b) => (b.key === other ? [[a, b] as const] : [])) : [],
  );
  const far = ([a, b]: readonly [T, T]) => Math.abs(a.index - b.index);
  return [...(pairs.sort((x, y) => far(x) - far(y))[0] ?? [])];
}

/** Whether two names changed places round the same verb: "A volgde B op" and "B volgde A op". */
function namesSwapped(claim: Reading, quote: Reading): boolean {
  // "X doet het, niet Y" and "Y doet het niet, maar X" say the same.
  if (claim.negations.length > 0 && quote.negations.length > 0) return false;
  const said = actors(quote);
  const claimed = actors(claim).filter(({ key }) => said.some((found) => found.key === key));
  for (let i = 0; i + 1 < claimed.length; i++) {
    const [one, other] = [claimed[i], claimed[i + 1]] as [(typeof claimed)[0], (typeof claimed)[0]];
    const [a, b] = nearestPair(said, one.key, other.key);
    if (!a || !b || one.key === other.key) continue;
    // A passive turns the order round and the meaning not.
    const turned = (one.passive || other.passive) !== (a.passive || b.passive);
    if (a.index < b.index !== turned) continue;
    const between = (reading: Reading, from: number, to: number) =>
      reading.words.filter((word) => word.start > Math.min(from, to) && word.start < Math.max(from, to));
    const verbs = between(quote, a.index, b.index).filter(({ content }) => content);
    const isList = (reading: Reading, from: number, to: number, name: string) =>
      /^\s*(?:,|en|of|and|or)\s/iu.test(reading.text.slice(Math.min(from, to) + name.length));
    if (isList(claim, one.index, other.index, one.key) || isList(quote, a.index, b.index, b.key)) continue;
    // The same verb between them, in one clause each: the first name does, the second undergoes.
    const shared = between(claim, one.index, other.index).some((word) => verbs.some((verb) => sameWord(verb, word)));
    if (shared) return true;
  }
  return false;
}

/** Whether what a name does in a clause of the claim is in the quote what another name does. */
function nameMoved(claim: Reading, quote: Reading): boolean {
  const clauses = [...new Set(claim.names.map((span) => clauseOf(claim, span)))];
  const sayings = quote.names.map((span) => ({
    key: quote.text.slice(span.start, span.end).toLowerCase(),
    clause: clauseOf(quote, span),
  }));
  return clauses.some((clause) => {
    const names = claim.names.filter((span) => clauseOf(claim, span) === clause);
    const actor = names[0];
    if (!actor) return false;
    const key = claim.text.slice(actor.start, actor.end).toLowerCase();
    const own = new Set(sayings.filter((said) => said.key === key).map((said) => said.clause));
    if (own.size === 0) return false;
    let mine = 0;
    let theirs = 0;
    const rest = claim.words.filter(
      (word) =>
        word.content && word.clause === clause && !names.some((name) => word.start < name.end && name.start < word.end),
    );
    for (const word of rest) {
      const places = quote.words.filter((found) => found.content && sameWord(found, word)).map((found) => found.clause);
      if (places.length === 0) continue;
      if (places.some((place) => own.has(place))) mine++;
      else if (places.some((place) => sayings.some((said) => said.clause === place && said.key !== key))) theirs++;
    }
    return theirs >= 2 && mine === 0;
  });
}

/** Whether the verb right behind a name at the head of the claim has another name before it in the quote. */
function actorDiffers(claim: Reading, quote: Reading): boolean {
  const actor = claim.names[0];
  if (!actor || actor.start > 5) return false;
  const verb = claim.words.find(({ start }) => start > actor.end);
  if (!verb?.content) return false;
  const key = claim.text.slice(actor.start, actor.end).toLowerCase();
  const said = actors(quote);
  if (!said.some((found) => found.key === key) || said.some(({ passive }) => passive)) return false;
  const places = quote.words.filter((word) => word.content && word.roots[0] === verb.roots[0]);
  return (
    places.length > 0 &&
    places.every((place) => {
      const before = said.filter(({ index }) => index < place.start).at(-1);
      return (
        before !== undefined &&
        before.key !== key &&
        !said.some((found) => found.key === key && found.index > place.start && found.index - place.end < 6)
      );
    })
  );
}

/** `number`, `date` or `name` where one of them is said of something else than in the quote. */
export function arrangementReasons(claim: Reading, quote: Reading, context: QuoteContext): VerificationReason[] {
  const reasons: VerificationReason[] = [];
  const translated = claim.language !== quote.language;
  if (!translated && numberMoved(claim, quote)) reasons.push('number');
  if (yearMoved(claim, quote, context) || (!translated && dateMoved(claim, quote))) reasons.push('date');
  if (!translated && (namesSwapped(claim, quote) || nameMoved(claim, quote) || actorDiffers(claim, quote)))
    reasons.push('name');
  return reasons;
}
