/** How much of a known text came out, and in which order. */
import { parseDocument } from '../../src/corpus/parse-markdown.ts';

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}%]+(?:[.,][\p{N}%]+)*/gu) ?? [];

/** The plain text of a draft's Markdown by block, tables apart, as the index reads it. */
export function readBack(body: string): { text: string[]; tables: string[][][] } {
  const { blocks, text } = parseDocument(
    `---\nid: proef\ntitle: Proef\npublished: "2031"\nperiod: "2031"\n---\n${body}\n`,
  );
  const tables: string[][][] = [];
  const kept: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'note') continue;
    if (block.kind === 'header') tables.push([]);
    if (block.cells) tables.at(-1)?.push(block.cells.map((cell) => text.slice(cell.start, cell.end)));
    else kept.push(text.slice(block.start, block.end));
  }
  return { text: kept, tables };
}

/** Length of the longest common subsequence of two lists of words. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let before = new Uint32Array(b.length + 1);
  for (const word of a) {
    const row = new Uint32Array(b.length + 1);
    for (let at = 1; at <= b.length; at++) {
      row[at] =
        word === b[at - 1] ? (before[at - 1] as number) + 1 : Math.max(before[at] as number, row[at - 1] as number);
    }
    before = row;
  }
  return before[b.length] as number;
}

/** Words that came out in their order, as a share of the longer of what should and what did come out. */
export function wordOrder(wanted: readonly string[], found: readonly string[]): { right: number; of: number } {
  const [a, b] = [wordsOf(wanted.join(' ')), wordsOf(found.join(' '))];
  return { right: inOrder(a, b), of: Math.max(a.length, b.length) };
}

/** Cells that stand in their row and column. */
export function cellsRight(wanted: MadeTables, found: MadeTables): { right: number; of: number } {
  let right = 0;
  let of = 0;
  for (const [number, table] of wanted.entries()) {
    for (const [row, cells] of table.entries()) {
      for (const [column, cell] of cells.entries()) {
        of += 1;
        if (found[number]?.[row]?.[column] === cell) right += 1;
      }
    }
  }
  return { right, of };
}
type MadeTables = readonly (readonly (readonly string[])[])[];
