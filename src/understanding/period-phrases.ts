/**
 * Periods as phrases in a question: finding them, leaving them out, putting another in their place.
 */
import type { Span } from '../corpus/document.ts';
import { findDates, findRelativeTimes } from '../language/dates.ts';

/** "in 2023", "sinds vorig jaar": the small words that go with a period. */
const BEFORE_PERIOD =
  /(?:^|\s)((?:in|over|van|voor|sinds|vanaf|tot|tot en met|rond|tijdens|per|since|from|until|for|of|during|by|between|tussen)(?: (?:het|de|begin|eind|medio|the|early|late|maand|jaar|studiejaar|schooljaar|year|academic year)){0,2}|(?:begin|eind|medio|studiejaar|schooljaar|het jaar|jaar|the year|early|late)) $/iu;
/** A year by another one: "het jaar daarvoor", "two years earlier". Group 1 counts, 2 says the direction. */
const BY_ANOTHER =
  /(?<![\p{L}\p{N}])(?:(?:het|the|een|a|één|one|twee|two|drie|three)\s)?(?:school|studie|vorige |previous |following |next )?(?:jaar|jaren|years?)\s(?:daarvoor|ervoor|eerder|daarna|erna|erop|daarop|later|before(?: that)?|after(?: that)?|earlier|prior)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])the\s(?:previous|preceding|following|prior)\syear(?![\p{L}\p{N}])/iu;
const SAME_YEAR =
  /(?<![\p{L}\p{N}])(?:(?:in\s)?(?:datzelfde|hetzelfde|dat|the same|that(?: same)?)\s(?:jaar|year)|toen|back then)(?![\p{L}\p{N}])/iu;
const LATER = /daarna|erna|erop|daarop|later|after|following/iu;

/** Whether a text names a time. */
export function hasPeriod(text: string): boolean {
  return periodSpans(text).length > 0;
}

/** Whether a text names a year only by another one, which must then have been said before. */
export function pointsAtYear(text: string): boolean {
  return (BY_ANOTHER.test(text) || SAME_YEAR.test(text)) && !findDates(text).some((date) => date.year !== null);
}

/** "En daarvoor?", "and after that?": in words alone, the time before or after the one spoken of. */
const BEFORE_OR_AFTER =
  /^(?:daarvoor|ervoor|eerder|vroeger|daarna|erna|before(?: (?:that|then))?|after(?: that)?|afterwards|earlier|previously)[?!. ]{0,5}$/iu;

/** The message as "het jaar daarvoor" or "het jaar daarna" where it says no more than "daarvoor?" or "daarna?"; else as it is. */
export function asYearByAnother(text: string): string {
  if (!BEFORE_OR_AFTER.test(text.trim())) return text;
  return /daarna|erna|after/iu.test(text) ? 'het jaar daarna' : 'het jaar daarvoor';
}

/** The text with "het jaar daarvoor" and its like as a year in digits, counted from the years given (ascending). */
export function withYearSaid(text: string, years: readonly number[]): string {
  const phrase = BY_ANOTHER.exec(text) ?? SAME_YEAR.exec(text);
  const [first] = years;
  const last = years.at(-1);
  if (phrase === null || first === undefined || last === undefined || !pointsAtYear(text)) return text;
  const words = phrase[0].toLowerCase();
  const count = /^(?:twee|two)\s/u.test(words) ? 2 : /^(?:drie|three)\s/u.test(words) ? 3 : 1;
  const year = SAME_YEAR.test(words) ? last : LATER.test(words) ? last + count : first - count;
  const head = text.slice(0, phrase.index);
  const governed = /(?:^|\s)(?:in|van|over|voor|sinds|tot|vanaf|of|for|from|since|until)\s$/iu.test(head);
  return `${head}${governed ? '' : 'in '}${year}${text.slice(phrase.index + phrase[0].length)}`;
}

/** The text without its periods and the small words before them. */
export function withoutPeriods(text: string): string {
  let rest = text;
  for (const span of periodSpans(text).reverse()) rest = `${rest.slice(0, span.start)} ${rest.slice(span.end)}`;
  return rest.replace(BY_ANOTHER, ' ').replace(SAME_YEAR, ' ').replace(/\s+/gu, ' ').trim();
}

/** The periods of a text as one phrase with their small words, or null: "in 2023", "vorig jaar", "van 2020 tot 2022". */
export function periodPhrase(text: string): string | null {
  const spans = periodSpans(text);
  const first = spans[0];
  const last = spans.at(-1);
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end).trim();
}

/**
 * The question with `phrase` as its period: in the place of the one it has, else at its end. A month alone keeps the
 * year that the question had.
 */
export function withPeriod(question: string, phrase: string): string {
  const spans = periodSpans(question);
  const [first, ...others] = spans;
  const bareYear = /^(?:19|20)\d{2}$/u.test(phrase);
  if (first === undefined) {
    const end = /[?.!\s]{0,20}$/u.exec(question)?.index ?? question.length;
    return `${question.slice(0, end)} ${bareYear ? `in ${phrase}` : phrase}${question.slice(end)}`;
  }
  let rest = question;
  for (const span of others.reverse()) rest = `${rest.slice(0, span.start).trimEnd()}${rest.slice(span.end)}`;
  const replaced = question.slice(first.start, first.end);
  const small = /^\D*?(?=(?:19|20)\d{2}$)/u.exec(replaced)?.[0];
  const monthOnly =
    findDates(phrase).every((date) => date.year === null && date.month !== null) && findDates(phrase).length > 0;
  let put = phrase;
  if (bareYear) put = small === undefined ? `in ${phrase}` : `${small}${phrase}`;
  else if (small === '') put = phrase.replace(/^in (?=(?:19|20)\d{2}$)/iu, '');
  else if (monthOnly) put = `${phrase} ${/(?:19|20)\d{2}/u.exec(replaced)?.[0] ?? ''}`.trim();
  return `${rest.slice(0, first.start)}${put}${rest.slice(first.end)}`;
}

/** Spans of the times in a text with the small words before them, in order, not overlapping. */
function periodSpans(text: string): Span[] {
  const spans: Span[] = [];
  const found = [...findDates(text), ...findRelativeTimes(text)].sort((one, other) => one.start - other.start);
  for (const { start, end } of found) {
    const head = text.slice(Math.max(0, start - 40), start);
    const small = BEFORE_PERIOD.exec(head)?.[1];
    const from = small === undefined ? start : start - small.length - 1;
    const last = spans.at(-1);
    if (last !== undefined && from < last.end) continue;
    spans.push({ start: from, end });
  }
  return spans;
}
