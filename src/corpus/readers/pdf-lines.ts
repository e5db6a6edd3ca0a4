/** Pieces on one base line as segments: runs of text without a gap that a column or a table cell would leave. */
import type { Box, Piece } from './pdf-page.ts';

export interface Segment extends Box {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
}

/** A gap wider than so many times the size parts two segments, and one wider than the second is a blank. */
const PARTS = 1.05;
const BLANK = 0.17;

/** Marks where a footnote is referred to: taken for a reference when the footnote is found. */
export const REFERENCE = /\u{f0000}(\d{1,3})\u{f0001}/gu;

const union = (a: Box, b: Box): Box => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});

/** Pieces by base line, top to bottom; a raised or lowered small piece belongs to the line it stands beside. */
function baselines(pieces: readonly Piece[]): { y: number; size: number; pieces: Piece[] }[] {
  const lines: { y: number; size: number; pieces: Piece[] }[] = [];
  // Large ones first: they make the lines, small ones join them.
  for (const piece of [...pieces].sort((a, b) => b.size - a.size || a.y1 - b.y1)) {
    const line = lines.find(
      ({ y, size, pieces: own }) =>
        Math.abs(y - piece.y1) < 0.3 * Math.min(size, piece.size) ||
        (piece.size < 0.85 * size &&
          piece.text.trim().length <= 3 &&
          Math.abs(y - piece.y1) < 0.6 * size &&
          own.some(
            (other) => Math.abs(other.x1 - piece.x0) < 0.35 * size || Math.abs(piece.x1 - other.x0) < 0.6 * size,
          )),
    );
    if (line) line.pieces.push(piece);
    else lines.push({ y: piece.y1, size: piece.size, pieces: [piece] });
  }
  return lines.sort((a, b) => a.y - b.y);
}

/** Segments of a page or a part of it, top to bottom and left to right. `spaces` counts blanks that were put in by distance. */
export function segmentsOf(pieces: readonly Piece[]): { segments: Segment[]; spaces: number } {
  const segments: Segment[] = [];
  let spaces = 0;
  for (const line of baselines(pieces)) {
    const row = line.pieces.toSorted((a, b) => a.x0 - b.x0);
    let current: { box: Box; text: string; size: number; letters: number; bold: number } | null = null;
    const flush = () => {
      if (current && current.text.trim() !== '') {
        segments.push({
          ...current.box,
          text: current.text.replace(/ {2,}/g, ' ').trim(),
          size: current.size,
          bold: current.bold > current.letters / 2,
        });
      }
      current = null;
    };
    for (const piece of row) {
      const raised = piece.size < 0.85 * line.size && Math.abs(line.y - piece.y1) > 0.12 * line.size;
      const isMark = raised && /^\d{1,3}$/.test(piece.text.trim()) && piece.y1 < line.y;
      const text = isMark ? `\u{f0000}${piece.text.trim()}\u{f0001}` : piece.text;
      const letters = piece.text.trim().length;
      if (!current) {
        current = { box: piece, text, size: piece.size, letters, bold: piece.bold ? letters : 0 };
        continue;
      }
      const open: { box: Box; text: string; size: number; letters: number; bold: number } = current;
      const gap = piece.x0 - open.box.x1;
      if (gap > PARTS * line.size) {
        flush();
        current = { box: piece, text, size: piece.size, letters, bold: piece.bold ? letters : 0 };
        continue;
      }
      const wanted = gap > BLANK * line.size && !raised && !/\s$/.test(open.text) && !/^\s/.test(piece.text);
      if (wanted) spaces += 1;
      current = {
        box: union(open.box, piece),
        text: open.text + (wanted ? ' ' : '') + text,
        size: Math.max(open.size, piece.size),
        letters: open.letters + letters,
        bold: open.bold + (piece.bold ? letters : 0),
      };
    }
    flush();
  }
  return { segments, spaces };
}
