/**
 * What is known of the document that a quote stands in, and the years that its relative times mean.
 */
import type { Reading } from './reading.ts';

export interface QuoteContext {
  /** The year, or years joined by a dash, that the document speaks about; null where nothing is known of it. */
  readonly documentPeriod: string | null;
  /** ISO 8601: a date, a year and month, or a year; null where it is not known. */
  readonly published: string | null;
  /** BCP 47 of the quote. */
  readonly language: string;
  /** Names that may be said though the quote says "we" or "die": publisher, title, headings. Absent where the quote is of no document known. */
  readonly around?: readonly string[];
}

const AWAY: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:vorige? (?:studie|school|kalender)?jaar|verleden jaar|afgelopen (?:studie|school)?jaar|last year|(?:the )?past year)\b/giu,
    -1,
  ],
  [/\b(?:dit (?:studie|school|kalender)?jaar|het huidige jaar|this year)\b/giu, 0],
  [/\b(?:volgend (?:studie|school)?jaar|komende? jaar|next year|coming year)\b/giu, 1],
];
/** "het jaar daarvoor": the year before the one named last. */
const BEFORE = /\b(?:(?:het )?jaar (?:daarvoor|ervoor|eerder)|(?:the )?year before|a year earlier)\b/giu;
const AFTER = /\b(?:(?:het )?jaar (?:daarop|erna|later)|(?:the )?year after|a year later)\b/giu;

/** Last year that the document speaks about. */
export function periodYear({ documentPeriod }: Pick<QuoteContext, 'documentPeriod'>): number | null {
  const year = documentPeriod?.match(/(?:19|20)\d{2}/g)?.at(-1);
  return year === undefined ? null : Number(year);
}

/** The year in which the document speaks: an annual report over a year is written in the next. */
function speaksIn(context: QuoteContext): number | null {
  const period = periodYear(context);
  const published = context.published?.match(/^(?:19|20)\d{2}/)?.[0];
  if (published !== undefined && period !== null && Number(published) - period <= 1) return Number(published);
  return period === null ? null : period + 1;
}

/** A year that a text says, with its place: written out, or meant by a relative time. */
export interface YearSaid {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly yearEnd: number | null;
}

/** Years said in a reading, in order; relative ones resolved where the context allows it. */
export function yearsSaid({ text, dates }: Reading, context: QuoteContext | null): YearSaid[] {
  const said: YearSaid[] = dates.flatMap(({ start, end, year, yearEnd }) =>
    year === null ? [] : [{ start, end, year, yearEnd }],
  );
  const now = context === null ? null : speaksIn(context);
  for (const [phrase, away] of now === null ? [] : AWAY) {
    for (const { index, 0: found } of text.matchAll(phrase))
      said.push({ start: index, end: index + found.length, year: (now as number) + away, yearEnd: null });
  }
  const from = [...said].sort((a, b) => a.start - b.start);
  for (const [phrase, away] of [
    [BEFORE, -1],
    [AFTER, 1],
  ] as const) {
    for (const { index, 0: found } of text.matchAll(phrase)) {
      const base = from.filter(({ start }) => start < index).at(-1) ?? from[0];
      if (base) said.push({ start: index, end: index + found.length, year: base.year + away, yearEnd: null });
    }
  }
  return said.sort((a, b) => a.start - b.start);
}
