/**
 * An answer's text taken apart, for every way of drawing it: lines and lists, and the [n] within a line.
 */
import type { Answer } from '../../answer.ts';

/** Lines that belong together: items of one list, or one paragraph. */
export interface LineGroup {
  readonly list: boolean;
  readonly lines: string[];
}

const ITEM = /^\s*[-•] /;

/** Lines as paragraphs; runs of lines that begin with "- " or "• " as lists. Empty lines are left out. */
export function lineGroups(text: string): LineGroup[] {
  const groups: LineGroup[] = [];
  for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
    const list = ITEM.test(line);
    const last = groups.at(-1);
    if (list && last?.list) last.lines.push(line.replace(ITEM, ''));
    else groups.push({ list, lines: [line.replace(ITEM, '')] });
  }
  return groups;
}

/** A line's pieces: text, and the n of each [n] as a number. */
export function markerPieces(line: string): (string | number)[] {
  return line.split(/\[(\d{1,3})\]/).map((piece, index) => (index % 2 === 0 ? piece : Number(piece)));
}

/** An answer's lead, and the text behind it; no lead where the text does not begin with it. */
export function leadAndBody({ lead, text }: Pick<Answer, 'lead' | 'text'>): { lead: string | null; body: string } {
  return lead !== null && text.startsWith(lead) ? { lead, body: text.slice(lead.length) } : { lead: null, body: text };
}

/** The language of an answer's sentences: in extractive mode the documents' own, whatever was asked in. */
export function bodyLanguage(answer: Pick<Answer, 'mode' | 'citations' | 'language'>): string {
  return (answer.mode === 'extractive' ? answer.citations[0]?.language : undefined) ?? answer.language;
}

/** What is to stand out about how a turn ended. */
export type AnswerLook = Answer['status'] | 'crisis' | 'own_file' | 'paused';

/** Someone in need, one's own file and a pause look like themselves; else it is how the turn ended. */
export function lookOf({ status, reason }: Pick<Answer, 'status' | 'reason'>): AnswerLook {
  return reason === 'crisis' || reason === 'own_file' || reason === 'paused' ? reason : status;
}
