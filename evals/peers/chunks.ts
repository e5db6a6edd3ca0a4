/**
 * Fixed-size chunks, as most retrieval examples cut them: without a look at headings, sentences or tables.
 */
import type { BankEntry } from '../../src/corpus/document.ts';
import { letters } from '../matching.ts';
import type { Chunk, Entry } from './peer.ts';

export const CHUNK_SIZE = 500;
const CHUNK_OVERLAP = 50;

/** Pieces of at most 500 characters that overlap by about 50, cut at white space. */
export function chunkText(document: string, text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + CHUNK_SIZE, text.length);
    if (end < text.length) {
      const blank = text.lastIndexOf(' ', end);
      if (blank > start + CHUNK_SIZE / 2) end = blank;
    }
    chunks.push({ document, text: text.slice(start, end).trim() });
    if (end === text.length) break;
    start = end - CHUNK_OVERLAP;
    const next = text.indexOf(' ', start);
    if (next !== -1 && next < end) start = next + 1;
  }
  return chunks;
}

/** An entry for each chunk. */
export function chunkEntries(chunks: readonly Chunk[]): Entry[] {
  return chunks.map(({ text }, chunk) => ({ text, chunk }));
}

/** An entry for each bank question whose quote begins in a chunk; gaps lead nowhere and are left out. */
export function bankEntries(chunks: readonly Chunk[], bank: readonly BankEntry[]): Entry[] {
  const plain = chunks.map(({ document, text }) => ({ document, letters: letters(text) }));
  return bank.flatMap(({ kind, document, quote, question }) => {
    if (kind !== 'question') return [];
    const wanted = letters(quote);
    const holds = (part: string) =>
      plain.findIndex((chunk) => chunk.document === document && chunk.letters.includes(part));
    const whole = holds(wanted);
    const chunk = whole === -1 ? holds(wanted.slice(0, Math.ceil(wanted.length / 2))) : whole;
    return chunk === -1 ? [] : [{ text: question, chunk }];
  });
}
