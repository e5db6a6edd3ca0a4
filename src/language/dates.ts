/**
 * Dates and years in running text, Dutch and English, as they are written, and years as a question means them.
 */
import type { Span } from '../corpus/document.ts';
import { dutchNumberWord, englishNumberWord } from './number-words.ts';
import { findNumbers } from './numbers.ts';
import { findAll, matchesOf } from './phrases.ts';
import { COUNTED_TIMES, DAYS_AWAY, PAST_YEARS, RELATIVE_TIMES, YEARS_AGO, YEARS_AWAY } from './time-phrases.ts';

export interface DateFound extends Span {
  readonly year: number | null;
  /** Last year of a span such as a school year ("2023/2024"); null elsewhere. */
  readonly yearEnd: number | null;
  /** 1-12. */
  readonly month: number | null;
  readonly day: number | null;
  /** "begin 2024", "medio 2024", "eind 2024". */
  readonly part: 'begin' | 'middle' | 'end' | null;
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  `januari january jan|februari february feb febr|maart march mrt mar|april apr|mei may|juni june jun|juli july jul|
  augustus august aug|september sep sept|oktober october okt oct|november nov|december dec`
    .split('|')
    .flatMap((names, i) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [name, i + 1] as const),
    ),
);
const MONTH = `(?:${[...MONTHS.keys()].sort((one, other) => other.length - one.length).join('|')})`;
const YEAR = '(?:19|20)\\d{2}';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const NOT_BEFORE = '(?<![\\p{L}\\p{N}.,])';
const NOT_AFTER = '(?![\\p{L}\\p{N}])';

const ISO = new RegExp(`${NOT_BEFORE}(${YEAR})-(0[1-9]|1[0-2])-(${DAY})${NOT_AFTER}`, 'giu');
const NUMERIC = new RegExp(`${NOT_BEFORE}(${DAY})[-/.](0?[1-9]|1[0-2])[-/.](${YEAR})${NOT_AFTER}`, 'giu');
const DAY_MONTH = new RegExp(
  `${NOT_BEFORE}(${DAY})(?:e|st|nd|rd|th)?\\s{1,2}(?:of\\s)?(${MONTH})${NOT_AFTER}\\.?(?:,?\\s{1,2}(${YEAR})${NOT_AFTER})?`,
  'giu',
);
const MONTH_DAY = new RegExp(
  `${NOT_BEFORE}(${MONTH})\\.?\\s(${DAY})(?:st|nd|rd|th)?(?:,\\s?(${YEAR}))?${NOT_AFTER}`,
  'giu',
);
const MONTH_YEAR = new RegExp(
  `${NOT_BEFORE}(${MONTH})(?![\\p{L}\\p{N}])\\.?(?:\\s{1,2}(?:van\\s|of\\s)?(${YEAR})${NOT_AFTER})?`,
  'giu',
);
const SCHOOL_YEAR = new RegExp(`${NOT_BEFORE}(${YEAR})\\s?[/–-]\\s?(${YEAR}|\\d{2})${NOT_AFTER}(?![-/])`, 'giu');
const PART =
  /(?:^|[^\p{L}])(begin|start|early|beginning of|medio|halverwege|midden|mid|eind|einde|end of|late)[\s-](?:van\s|de\s)?$/iu;

/**
 * The dates in a text, in order, not overlapping: day, month and year as far as they are written. "april en juli
 * 2024" gives two months of 2024. Month names that are also words ("may", "march", "jan") count with a day or year.
 */
export function findDates(text: string): DateFound[] {
  const found: DateFound[] = [];
  const add = (match: RegExpExecArray | { index: number; 0: string }, parts: Partial<DateFound>): void => {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((date) => start < date.end && date.start < end)) return;
    found.push({
      start,
      end,
      year: null,
      yearEnd: null,
      month: null,
      day: null,
      part: partBefore(text, start),
      ...parts,
    });
  };
  // Most texts have no figure: nothing but the name of a month can stand there.
  const figures = /\d/.test(text) ? text : '';
  for (const match of matchesOf(figures, ISO))
    add(match, { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  for (const match of matchesOf(figures, NUMERIC))
    add(match, { day: Number(match[1]), month: Number(match[2]), year: Number(match[3]) });
  for (const match of matchesOf(figures, DAY_MONTH))
    add(match, { day: Number(match[1]), month: month(match[2]), year: optional(match[3]) });
  for (const match of matchesOf(figures, MONTH_DAY))
    add(match, { month: month(match[1]), day: Number(match[2]), year: optional(match[3]) });
  for (const match of matchesOf(text, MONTH_YEAR)) {
    const name = (match[1] as string).toLowerCase();
    if (match[2] === undefined && (name.length < 4 ? name !== 'mei' : name === 'march')) continue;
    add(match, { month: month(name), year: optional(match[2]) });
  }
  for (const match of matchesOf(figures, SCHOOL_YEAR)) {
    const first = Number(match[1]);
    const last =
      (match[2] as string).length === 2 ? Math.floor(first / 100) * 100 + Number(match[2]) : Number(match[2]);
    if (last > first && last - first < 100) add(match, { year: first, yearEnd: last });
  }
  for (const number of findNumbers(text)) {
    if (number.unit === 'year')
      add({ index: number.start, 0: text.slice(number.start, number.end) }, { year: number.value });
  }
  return lendYears(
    text,
    found.sort((one, other) => one.start - other.start),
  );
}

/**
 * Times that mean something else in another year ("vorig jaar", "nu", "twee jaar geleden"), in order, the longest
 * form at each place. A quote that holds one needs its document's year beside it.
 */
export function findRelativeTimes(text: string): Span[] {
  let end = 0;
  return [...findAll(text, RELATIVE_TIMES), ...findAll(text, COUNTED_TIMES)]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((span) => {
      const free = span.start >= end;
      if (free) end = span.end;
      return free;
    });
}

/**
 * The years a question asks about, in digits, ascending, each once; empty when it names none. "nu" and "de laatste
 * jaren" name none. A school year and a range of years give their first and last year.
 */
export function yearsAskedFor(text: string, now: Date): string[] {
  const years = new Set<number>();
  const current = now.getFullYear();
  for (const date of findDates(text)) {
    if (date.year !== null) years.add(date.year);
    if (date.yearEnd !== null) years.add(date.yearEnd);
  }
  for (const [phrases, away] of YEARS_AWAY) if (findAll(text, phrases).length > 0) years.add(current + away);
  for (const [phrases, days] of DAYS_AWAY) {
    if (findAll(text, phrases).length === 0) continue;
    const day = new Date(now);
    if (Math.abs(days) === 30) {
      day.setDate(1);
      day.setMonth(day.getMonth() + Math.sign(days));
    } else day.setDate(day.getDate() + days);
    years.add(day.getFullYear());
  }
  for (const match of matchesOf(text, YEARS_AGO)) {
    const count = countOf(match[1] as string);
    if (count !== null) years.add(current - count);
  }
  for (const match of matchesOf(text, PAST_YEARS)) {
    const count = countOf(match[1] as string);
    for (let i = 1; i <= Math.min(count ?? 0, 10); i++) years.add(current - i);
  }
  return [...years].sort((one, other) => one - other).map(String);
}

/** In "16 juni en 3 juli 2024" the year belongs to both. */
function lendYears(text: string, dates: readonly DateFound[]): DateFound[] {
  const lent = [...dates];
  for (let i = lent.length - 2; i >= 0; i--) {
    const date = lent[i] as DateFound;
    const next = lent[i + 1] as DateFound;
    if (date.year !== null || next.year === null || next.month === null) continue;
    const between = text.slice(date.end, next.start);
    if (between.length < 12 && /^(?:,|\s(?:en|of|tot|tot en met|t\/m|and|or|to|-|–))\s$/u.test(between))
      lent[i] = { ...date, year: next.year };
  }
  return lent;
}

function partBefore(text: string, start: number): DateFound['part'] {
  const word = PART.exec(text.slice(Math.max(0, start - 20), start))?.[1]?.toLowerCase();
  if (word === undefined) return null;
  if (/^(?:begin|start|early)/.test(word)) return 'begin';
  return /^(?:eind|end|late)/.test(word) ? 'end' : 'middle';
}

function month(name: string | undefined): number | null {
  return MONTHS.get((name ?? '').toLowerCase()) ?? null;
}

function optional(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function countOf(word: string): number | null {
  if (/^\p{N}+$/u.test(word)) return Number(word);
  if (/^(?:een|a|an|one)$/i.test(word)) return 1;
  const number = dutchNumberWord(word) ?? englishNumberWord(word);
  return number === null || number.ordinal || !Number.isInteger(number.value) ? null : number.value;
}
