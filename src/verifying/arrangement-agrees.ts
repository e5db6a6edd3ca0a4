/**
 * Whether numbers, years and names are said of the same things: a claim that swaps two of them holds every word of
 * its quote and still says something else.
 */
import type { Span } from '../corpus/document.ts';
import { type QuoteContext, type YearSaid, yearsSaid } from './context.ts';
import { placesOf } from './numbers-agree.ts';
import { clauseOf, type Reading, sameWord, type Word } from './reading.ts';
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

/** The one or two content words right behind a number: what it counts. */
function counted({ words, text }: Reading, span: Span): Word[] {
  const found: Word[] = [];
  for (const word of words) {
    if (word.start < span.end) continue;
    if (!word.content || /[.,;:()]/.test(text.slice(found.at(-1)?.end ?? span.end, word.start))) break;
    found.push(word);
    if (found.length === 2) break;
  }
  return found;
}

const sameCounted = (one: readonly Word[], other: readonly Word[]): boolean => {
  const [a, b] = [one.at(-1), other.at(-1)];
  return (
    a !== undefined &&
    b !== undefined &&
    one.length === other.length &&
    one.every((word, i) => sameWord(word, other[i] as Word))
  );
};

/** Whether no other of these places is nearer to the word than this one. */
function isNearest(reading: Reading, word: number, own: Span, all: readonly Span[]): boolean {
  const far = distance(reading, word, own);
  return all.every((other) => other === own || distance(reading, word, other) >= far);
}

/** Whether the words around a claim's number stand around another number of the quote. */
function numberMoved(claim: Reading, quote: Reading): boolean {
  if (quote.numbers.length < 2) return false;
  return claim.numbers.some((number) => {
    const own = placesOf(number, claim, quote);
    const others = quote.numbers.filter((found) => !own.includes(found));
    if (own.length === 0 || others.length === 0) return false;
    const head = counted(claim, number);
    if (
      !own.some((found) => sameCounted(head, counted(quote, found))) &&
      others.some((found) => sameCounted(head, counted(quote, found)))
    )
      return true;
    const clause = clauseOf(claim, number);
    const near = claim.words.filter(
      (word, at) =>
        word.content &&
        word.clause === clause &&
        distance(claim, at, number) <= 6 &&
        isNearest(claim, at, number, claim.numbers),
    );
    let mine = 0;
    let theirs = 0;
    for (const word of near) {
      const places = quote.words.flatMap((found, i) => (found.content && sameWord(found, word) ? [i] : []));
      if (places.length === 0) continue;
      const to = (spans: readonly Span[]) =>
        Math.min(...places.flatMap((at) => spans.map((span) => distance(quote, at, span))));
      const [toOwn, toOthers] = [to(own), to(others)];
      if (toOwn <= toOthers) mine++;
      else if (toOthers + 2 < toOwn) theirs++;
      // "3.439 fte" where the quote has so many "medewerkers" and another number of "fte".
      if (toOthers + 2 < toOwn && word === head[0] && toOthers <= 2) theirs += 2;
    }
    return theirs >= 2 && theirs > mine;
  });
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

/** Whether a number stands with another year than in the quote. */
function yearMoved(claim: Reading, quote: Reading, context: QuoteContext): boolean {
  const said = yearsSaid(quote, context);
  const claimed = yearsSaid(claim, context);
  if (claimed.length === 0 || new Set(said.map(({ year }) => year)).size < 2) return false;
  return claim.numbers.some((number) => {
    const year =
      yearFor(claim, number, claimed) ?? (claimed.length === 1 && claim.numbers.length === 1 ? claimed[0] : null);
    if (!year || claimed.some((other) => other !== year && other.year !== year.year && claim.numbers.length < 2))
      return false;
    const own = placesOf(number, claim, quote).map(
      (found) => yearFor(quote, found, said) ?? nearestBefore(said, found),
    );
    return (
      own.length > 0 && own.every((found) => found !== null && found.year !== year.year && found.yearEnd !== year.year)
    );
  });
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
    if (!a || !b || one.key === other.key || a.index < b.index) continue;
    const between = (reading: Reading, from: number, to: number) =>
      reading.words.filter((word) => word.start > Math.min(from, to) && word.start < Math.max(from, to));
    const verbs = between(quote, a.index, b.index).filter(({ content }) => content);
    const isList = (reading: Reading, from: number, to: number, name: string) =>
      /^\s*(?:,|en|of|and|or)\s/iu.test(reading.text.slice(Math.min(from, to) + name.length));
    if (isList(claim, one.index, other.index, one.key) || isList(quote, a.index, b.index, b.key)) continue;
    const passive = one.passive || other.passive;
    if (passive !== (a.passive || b.passive)) continue;
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
      (word) => word.content && word.clause === clause && !(word.start < actor.end && actor.start < word.end),
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
