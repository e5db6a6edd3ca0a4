/**
 * How well personal data is masked: precision and recall over labelled lines. A line's text carries its labels as
 * `{kind:value}`; what stands outside them must stay as it is.
 */
import { z } from 'zod';
import { clean } from '../../src/screening/normalise.ts';
import { maskPersonalData, PERSONAL_DATA_KINDS } from '../../src/screening/personal-data.ts';

const lineSchema = z.object({ id: z.string().min(1), text: z.string().min(1) });

interface Span {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

export interface LabelledLine {
  readonly id: string;
  readonly text: string;
  readonly labels: readonly Span[];
}

export interface LineResult {
  readonly line: LabelledLine;
  readonly masked: string;
  /** Labels that were not masked whole, by their values. */
  readonly missed: readonly string[];
  /** What was masked and is no such thing. */
  readonly wrong: readonly string[];
  readonly found: number;
  readonly masks: number;
}

const KIND = PERSONAL_DATA_KINDS.join('|');
const LABEL = new RegExp(`\\{(${KIND}):([^}]+)\\}`, 'g');
const MASK = new RegExp(`\\[(${KIND})\\]`, 'g');

/** The lines of a file in JSONL. Texts are cleaned, as a question is before it is masked. @throws when a line is wrong */
export function parseLines(file: string): LabelledLine[] {
  return file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text: labelled } = lineSchema.parse(JSON.parse(line));
      const labels: Span[] = [];
      let text = '';
      let at = 0;
      const marked = clean(labelled).text;
      for (const match of marked.matchAll(LABEL)) {
        text += marked.slice(at, match.index);
        const value = match[2] as string;
        labels.push({ kind: match[1] as string, start: text.length, end: text.length + value.length });
        text += value;
        at = match.index + match[0].length;
      }
      text += marked.slice(at);
      if (/[{}]/.test(text)) throw new Error(`${id}: a label is not of the form {kind:value}`);
      return { id, text, labels };
    });
}

/** Where the masks stand for something: what lies between them stands in the text in the same order. */
function spansOf(text: string, masked: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let from = 0;
  const marks = [...masked.matchAll(MASK)];
  for (const [index, mark] of marks.entries()) {
    start += mark.index - from;
    from = mark.index + mark[0].length;
    const next = marks[index + 1];
    const literal = masked.slice(from, next?.index ?? masked.length);
    const end = next ? text.indexOf(literal, start + 1) : text.length - literal.length;
    spans.push({ kind: mark[1] as string, start, end });
    start = end;
  }
  return spans;
}

/** Masked whole: every letter and digit; of an address all digits and half of the rest, for a city names nobody. */
function isCovered(text: string, label: Span, spans: readonly Span[]): boolean {
  const same = spans.filter(({ kind }) => kind === label.kind);
  const positions = [...text.slice(label.start, label.end)].flatMap((char, index) =>
    /[\p{L}\p{N}]/u.test(char) ? [{ char, at: label.start + index }] : [],
  );
  const open = positions.filter(({ at }) => !same.some(({ start, end }) => at >= start && at < end));
  if (label.kind !== 'adres') return open.length === 0;
  return open.length <= positions.length / 2 && !open.some(({ char }) => /\d/.test(char));
}

/** Masks a line and holds the result against its labels. */
export function measureLine(line: LabelledLine, now: Date): LineResult {
  const masked = maskPersonalData(line.text, now).text;
  const spans = spansOf(line.text, masked);
  const missed = line.labels.filter((label) => !isCovered(line.text, label, spans));
  const wrong = spans.filter(
    (span) => !line.labels.some(({ kind, start, end }) => kind === span.kind && start < span.end && span.start < end),
  );
  const textOf = ({ start, end }: Span) => line.text.slice(start, end);
  return {
    line,
    masked,
    missed: missed.map(textOf),
    wrong: wrong.map(textOf),
    found: line.labels.length - missed.length,
    masks: spans.length,
  };
}

/** Precision and recall over all labels and masks together (micro average). */
export function totals(results: readonly LineResult[]) {
  const sum = (of: (result: LineResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const masks = sum(({ masks }) => masks);
  const labels = sum(({ line }) => line.labels.length);
  return {
    lines: results.length,
    labels,
    masks,
    precision: (masks - sum(({ wrong }) => wrong.length)) / masks,
    recall: sum(({ found }) => found) / labels,
  };
}
