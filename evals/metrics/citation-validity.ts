/**
 * Citation validity.
 * Measures: the share of answers whose citations hold as objects: every [n] has a citation and every citation a [n], no
 * number twice, every quote stands verbatim in its passage (white space apart, a table row as its cells), every line of
 * the passage in the document when the corpus is at hand, and nothing is cited where nothing was answered. About every
 * case that got an answer of any status.
 * Nearest neighbour: citation-recall, which asks whether the quote says what the sentence says.
 * Source: the contract of src/answer.ts.
 * Blind spot: a valid citation can be about something else entirely.
 */
import type { Answer } from '../../src/answer.ts';
import type { Sources } from '../record.ts';
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';

const flat = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A row's cells may be joined by any white space, bar or semicolon. */
const cells = (text: string): string => flat(text.replace(/[|;]/g, ' '));

/** What is wrong with an answer's citations; empty when nothing is. */
export function citationFaults(answer: Answer, sources: Sources): string[] {
  const faults: string[] = [];
  const markers = new Set([...answer.text.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1])));
  const numbers = answer.citations.map((citation) => citation.number);
  for (const marker of markers) if (!numbers.includes(marker)) faults.push(`[${marker}] has no citation`);
  for (const number of numbers) if (!markers.has(number)) faults.push(`citation ${number} has no marker`);
  if (new Set(numbers).size !== numbers.length) faults.push('a citation number stands twice');
  for (const { number, quote, passage, document } of answer.citations) {
    if (flat(quote) === '') faults.push(`quote ${number} is empty`);
    if (!flat(passage).includes(flat(quote)) && !cells(passage).includes(cells(quote))) {
      faults.push(`quote ${number} does not stand in its passage`);
    }
    const text = sources.text(document);
    if (text === null) continue;
    const source = flat(text);
    const strange = passage.split('\n').find((line) => !source.includes(flat(line)));
    if (strange !== undefined)
      faults.push(`passage ${number} does not stand in ${document}: "${strange.slice(0, 60)}"`);
  }
  return faults;
}

export const citationValidity: Metric = {
  name: 'citation-validity',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record, sources) {
    const { answer } = record.outcome;
    if (answer === null) return null;
    const faults = citationFaults(answer, sources);
    if (answered(record) === null && answer.citations.length > 0) faults.push(`cites although ${answer.status}`);
    return faults.length === 0 ? { value: 1 } : { value: 0, note: faults.join('; ') };
  },
};
