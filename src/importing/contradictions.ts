/**
 * Different figures for one thing: sentences of two documents that speak of the same subject in nearly the same words,
 * about the same period, with other numbers or years. A list to look at, no verdict.
 */
import type { Span } from '../corpus/document.ts';
import { shorten } from '../corpus/readers/clean-text.ts';
import type { Finding } from '../corpus/readers/draft.ts';
import { findNumbers } from '../language/numbers.ts';
import { splitSentences } from '../language/sentences.ts';
import { contentTerms } from '../language/terms.ts';

/** Words to each side of a number that say what it counts. */
const REACH = 70;
/** The same for a range of years: two that begin or end in the same year are a strong sign by themselves. */
const REACH_OF_RANGE = 50;
const LEAST_SHARED_BY_RANGES = 2;
const LEAST_SHARE_OF_RANGES = 0.5;
/** Terms that two contexts must share, and their share of the smaller one. */
const LEAST_SHARED = 3;
const LEAST_SHARE = 0.6;
/** A term in more contexts than this is no sign of a subject. */
const COMMON = 400;
const MOST = 30;

interface Context {
  readonly document: string;
  readonly sentence: string;
  readonly terms: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, ReadonlySet<number>>;
  readonly years: ReadonlySet<number>;
  /** Terms next to a range of years; null where the sentence has none. */
  readonly range: ReadonlySet<string> | null;
}

export interface Figured {
  readonly id: string;
  readonly period: string;
  readonly body: string;
}

const plain = (line: string): string =>
  line
    .replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/, '')
    .replace(/\\(.)/g, '$1')
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/[*_`[\]]/g, '');

function contextsOf({ id, period, body }: Figured): Context[] {
  const contexts: Context[] = [];
  for (const line of body.split('\n')) {
    if (!/\d/.test(line) || /^\s*(?:<!--|\|[-:| ]+$)/.test(line)) continue;
    const text = plain(line);
    for (const { start, end } of splitSentences(text)) {
      const sentence = text.slice(start, end);
      if (!/\d/.test(sentence)) continue;
      const numbers = findNumbers(sentence).filter((number) => /\d/.test(sentence.slice(number.start, number.end)));
      if (numbers.length === 0) continue;
      const around = (reach: number, some: readonly Span[]) => {
        const from = Math.max(0, (some[0]?.start ?? 0) - reach);
        const to = Math.min(sentence.length, (some.at(-1)?.end ?? 0) + reach);
        return new Set(contentTerms(sentence.slice(from, to)).filter((term) => !/\d/.test(term)));
      };
      const terms = around(REACH, numbers);
      const ofYears = numbers.filter(({ unit }) => unit === 'year');
      if (terms.size < LEAST_SHARED || terms.size > 30) continue;
      const values = new Map<string, Set<number>>();
      for (const { value, unit } of numbers) {
        const key = unit ?? 'count';
        values.set(key, (values.get(key) ?? new Set()).add(value));
      }
      const years = values.get('year') ?? new Set(period.split('-').map(Number));
      const range = values.get('year')?.size === 2 ? around(REACH_OF_RANGE, ofYears) : null;
      contexts.push({ document: id, sentence, terms, values, years, range });
    }
  }
  return contexts;
}

const disjoint = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => [...a].every((value) => !b.has(value));

/** Whether two ranges of years about one subject share one bound and not the other. */
function rangesDiffer(a: Context, b: Context): boolean {
  if (!a.range || !b.range) return false;
  const [own, other] = [a.values.get('year') as ReadonlySet<number>, b.values.get('year') as ReadonlySet<number>];
  if ([...own].filter((year) => other.has(year)).length !== 1) return false;
  const shared = [...a.range].filter((term) => b.range?.has(term)).length;
  return shared >= LEAST_SHARED_BY_RANGES && shared >= LEAST_SHARE_OF_RANGES * Math.min(a.range.size, b.range.size);
}

/** Whether two contexts with the same subject give different figures for one period. */
function differ(a: Context, b: Context): boolean {
  if (disjoint(a.years, b.years)) return false;
  const [ownYears, otherYears] = [a.values.get('year'), b.values.get('year')];
  const sameYears = a.years.size === b.years.size && [...a.years].every((year) => b.years.has(year));
  if (ownYears && otherYears && ownYears.size > 1 && otherYears.size > 1 && !sameYears) return true;
  return [...a.values].some(([unit, values]) => {
    const other = b.values.get(unit);
    return unit !== 'year' && other !== undefined && disjoint(values, other);
  });
}

/** Findings by document id: what each new document says otherwise than another one, known or new. */
export function findContradictions(added: readonly Figured[], known: readonly Figured[]): Map<string, Finding[]> {
  const fresh = added.flatMap(contextsOf);
  const wanted = new Set(fresh.flatMap(({ terms }) => [...terms]));
  const older = wanted.size === 0 ? [] : known.flatMap(contextsOf);
  const holders = new Map<string, Context[]>();
  for (const context of [...older, ...fresh]) {
    for (const term of context.terms) {
      if (!wanted.has(term)) continue;
      const list = holders.get(term);
      if (list) list.push(context);
      else holders.set(term, [context]);
    }
  }
  const found = new Map<string, Finding[]>();
  const seen = new Set<string>();
  for (const context of fresh) {
    const shared = new Map<Context, number>();
    for (const term of context.terms) {
      const list = holders.get(term) ?? [];
      if (list.length > COMMON) continue;
      for (const other of list)
        if (other.document !== context.document) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      const alike = count >= LEAST_SHARED && count >= LEAST_SHARE * Math.min(context.terms.size, other.terms.size);
      if (!(alike && differ(context, other)) && !rangesDiffer(context, other)) continue;
      const pair = [context.sentence, other.sentence].sort().join('\0');
      const list = found.get(context.document) ?? [];
      if (seen.has(pair) || list.length >= MOST) continue;
      seen.add(pair);
      list.push({
        level: 'doubtful',
        code: 'contradiction',
        values: { id: other.document, other: shorten(other.sentence, 200), text: shorten(context.sentence, 200) },
        near: context.sentence.slice(0, 60),
      });
      found.set(context.document, list);
    }
  }
  return found;
}
