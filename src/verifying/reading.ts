/**
 * A sentence taken apart once, for every check: its words, clauses, numbers, dates, names and negations.
 */
import type { Span } from '../corpus/document.ts';
import { type DateFound, findDates } from '../language/dates.ts';
import { fold } from '../language/fold.ts';
import { findNames } from '../language/names.ts';
import { findNegations } from '../language/negation.ts';
import { findNumbers, type NumberFound } from '../language/numbers.ts';
import { STOP_WORDS } from '../language/stop-words.ts';
import { rootOf, sameRoot } from './roots.ts';
import { synonymsOf } from './synonyms.nl.ts';

export interface Word extends Span {
  /** Folded: lower case, without diacritics. */
  readonly text: string;
  /** Root of the word and of each of its compound parts. */
  readonly roots: readonly string[];
  /** Carries meaning: no stop word, number, month or auxiliary. */
  readonly content: boolean;
  /** Number of the clause it stands in, from 0. */
  readonly clause: number;
}

export interface Reading {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly words: readonly Word[];
  /** Numbers that are neither a year nor part of a date. */
  readonly numbers: readonly NumberFound[];
  readonly dates: readonly DateFound[];
  readonly names: readonly Span[];
  readonly negations: readonly Span[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-&.,’'][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** Between two clauses: a sign, or a word that begins another statement. */
const BREAK =
  /[;:–—?!]|\.(?=\s)|,(?!\d)|\s-\s|\b(?:en|maar|of|terwijl|waarbij|waarvan|waarvoor|waarin|omdat|doordat|zodat|tegen|and|but|while|whereas|or|because|against)\b/giu;
/** Auxiliaries and fillers that say nothing of the subject; the stop words hold the rest. */
const EMPTY = new Set(
  `hoef hoeft hoeven gaat gaan ging gaf komt kwam kwamen blijft betekent sprake geval gevallen keer totaal onder andere
  manier wijze zaken nog reeds alweer zulke zoals gemiddeld gemiddelde respectievelijk staat staan houdt verschillende bestaan bestaat
  brief volgens document jaarbericht bericht rapport beide waren werd zal zullen wordt worden hebben heeft had is zijn was
  hundred thousand million miljoen miljard duizend honderd procent percent euro euros dollar dollars jaar jaren maand maanden week weken dag
  dagen uur uren year years month months weeks days hours`.split(/\s+/),
);

/** Takes a sentence apart. `split` gives the parts of a compound, where there is one. */
export function readSentence(text: string, language: string, split?: (word: string) => readonly string[]): Reading {
  const dates = findDates(text);
  const numbers = findNumbers(text, language).filter(
    (number) => number.unit !== 'year' && !dates.some((date) => number.start < date.end && date.start < number.end),
  );
  const breaks = clauseBreaks(text);
  let clause = 0;
  const words: Word[] = [...text.matchAll(WORD)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    while (clause < breaks.length && (breaks[clause] as number) < start) clause++;
    const plain = fold(match[0]).replace(/[’']s$/, '');
    const measured = [...dates, ...numbers].some((span) => start < span.end && span.start < end);
    const content =
      !measured &&
      plain.length > 1 &&
      !/^[\p{N}.,]+$/u.test(plain) &&
      !EMPTY.has(plain) &&
      !STOP_WORDS.has(plain.replace(/[’']/g, ''));
    return { start, end, text: plain, roots: content ? rootsOf(plain, split) : [rootOf(plain)], content, clause };
  });
  return { text, language, words, numbers, dates, names: findNames(text), negations: findNegations(text) };
}

/** Where clauses part. What stands between two breaks in a word or three is part of an enumeration and no clause. */
function clauseBreaks(text: string): number[] {
  const found = [...text.matchAll(BREAK)].map((match) => ({ at: match.index, weak: /^(?:,|en|of|and|or)$/i.test(match[0]) }));
  // "(2,1 miljoen in 2023)" says something of its own; "(vanaf 2007)" does not.
  for (const match of text.matchAll(/\([^()]{0,120}\)/g))
    if ((match[0].match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []).length > 1) found.push({ at: match.index, weak: false });
  found.sort((one, other) => one.at - other.at);
  return found
    .filter(({ at, weak }, i) => {
      const piece = text.slice(at + 1, found[i + 1]?.at ?? text.length);
      return !weak || (piece.match(WORD) ?? []).length > 3;
    })
    .map(({ at }) => at);
}

function rootsOf(word: string, split: ((word: string) => readonly string[]) | undefined): string[] {
  const pieces = word.split(/[-&]/).filter((piece) => piece.length > 1);
  const parts = pieces.flatMap((piece) => split?.(piece) ?? []).filter((part) => !STOP_WORDS.has(part));
  return [...new Set([word, ...(pieces.length > 1 ? pieces : []), ...parts].map(rootOf))];
}

/** Whether two words say the same: one root or part of them in common, or a synonym of the whole. */
export function sameWord(one: Word, other: Word): boolean {
  const [whole = ''] = one.roots;
  const same = synonymsOf(whole);
  if (other.roots.some((root) => same.has(root))) return true;
  // "basisbeurs" is a kind of "beurs" and not the same as "prestatiebeurs": a part meets a whole, never a part.
  const [own = ''] = other.roots;
  return one.roots.some((root) => sameRoot(root, own)) || other.roots.some((root) => sameRoot(root, whole));
}

/** The content words of a text among which `span` stands, that is those of its clause. */
export function clauseOf(reading: Reading, span: Span): number {
  const word = reading.words.find(({ start, end }) => start < span.end && span.start < end);
  return word?.clause ?? 0;
}
