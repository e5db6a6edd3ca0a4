/**
 * The statements of an answer and whether the quotes behind them support them.
 */
import type { Answer, Citation } from '../src/answer.ts';
import { fold, letters } from './matching.ts';

/** Words of an answer up to and with the markers behind them. */
export interface Statement {
  readonly text: string;
  /** Numbers of the citations behind it; empty for words without any. */
  readonly numbers: readonly number[];
}

/** Share of a statement's longer words that its quotes must hold when it does not quote them to the letter. */
const WORDS_SHARED = 0.7;
const LONG_WORD = /\p{L}{4,}/gu;
const NUMBER = /\d+(?:[.,]\d+)*/g;

/**
 * The statements of an answer, in order: the text is cut after each group of markers. Leads are no statements: the
 * answer's own lead, and lines without a marker that end in a colon.
 */
export function statementsOf(answer: Answer): Statement[] {
  const body =
    answer.lead !== null && answer.text.startsWith(answer.lead) ? answer.text.slice(answer.lead.length) : answer.text;
  const lines = body.split('\n').filter((line) => !/:\s*$/.test(line));
  const statements: Statement[] = [];
  for (const line of lines) {
    let start = 0;
    for (const match of line.matchAll(/(?:\[\d{1,3}\][\s,]*)+[.!?]?/g)) {
      const numbers = [...match[0].matchAll(/\d+/g)].map((number) => Number(number[0]));
      statements.push({ text: line.slice(start, match.index).trim(), numbers });
      start = match.index + match[0].length;
    }
    const rest = line.slice(start).trim();
    if (letters(rest) !== '') statements.push({ text: rest, numbers: [] });
  }
  return statements;
}

/**
 * Whether quotes support a statement: they hold it to the letter, or they hold all its numbers and 70 % of its words of
 * four letters and more. No inference: a negation left out passes, a good paraphrase may fail.
 */
export function supports(quotes: readonly string[], statement: string): boolean {
  if (quotes.length === 0) return false;
  if (letters(statement) === '') return false;
  if (letters(quotes.join(' ')).includes(letters(statement))) return true;
  const evidence = fold(quotes.join(' '));
  const held = new Set(evidence.match(LONG_WORD) ?? []);
  const heldNumbers = new Set(evidence.match(NUMBER) ?? []);
  const folded = fold(statement);
  const words = folded.match(LONG_WORD) ?? [];
  if ((folded.match(NUMBER) ?? []).some((number) => !heldNumbers.has(number))) return false;
  return words.length > 0 && words.filter((word) => held.has(word)).length / words.length >= WORDS_SHARED;
}

/** A row of a table is read under its head: the first line of cells in its passage. */
function quoteWithHead({ quote, passage }: Citation): string {
  if (!quote.includes(' | ')) return quote;
  const head = passage.split('\n').find((line) => line.includes(' | ')) ?? '';
  return `${head}\n${quote}`;
}

/** The quotes behind a statement, by number, a table row with its head; a marker without a citation has none. */
export function quotesBehind(answer: Answer, numbers: readonly number[]): string[] {
  return answer.citations.filter(({ number }) => numbers.includes(number)).map(quoteWithHead);
}
