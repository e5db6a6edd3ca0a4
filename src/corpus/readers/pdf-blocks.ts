/** What stands in a PDF, in reading order: headings, paragraphs, list items, tables and footnotes. */
import type { IsWord } from './paragraphs.ts';
import { joinLines } from './paragraphs.ts';
import type { Segment } from './pdf-lines.ts';

export interface PdfBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'table' | 'note';
  text: string;
  readonly page: number;
  /** Size of the type, in points; for headings by tag 100 less their level. */
  readonly size: number;
  readonly bold: boolean;
  readonly rows?: readonly (readonly string[])[];
  /** Mark of a footnote. */
  readonly mark?: string;
  /** Whether a box or table of its own, that may stand in the middle of somebody else's sentence. */
  readonly apart?: boolean;
  /** From a structure tree: it knows its ends, and is not joined with its neighbour on the same page. */
  readonly tagged?: boolean;
  /** Page on which a paragraph goes on, and where in its text. */
  turns?: { at: number; page: number }[];
}

export const BULLET = /^(?:[•·▪◦‣●○■□–—*]|-(?=\s)|o(?=\s\p{Lu}))\s*/u;
const NUMBERED = /^\d{1,2}[.)]\s+\p{L}/u;
const ENDED = /[.!?:;”"’)\]]\s*$/;

/** Lines of one column: segments on one base line belong together. */
interface Line {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
  readonly bold: boolean;
}

function linesOf(segments: readonly Segment[]): Line[] {
  const lines: Line[] = [];
  for (const segment of segments.toSorted((a, b) => a.y1 - b.y1 || a.x0 - b.x0)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y1 - segment.y1) < 0.35 * segment.size) {
      lines[lines.length - 1] = {
        ...last,
        text: `${last.text} ${segment.text}`,
        x1: Math.max(last.x1, segment.x1),
        x0: Math.min(last.x0, segment.x0),
      };
    } else lines.push(segment);
  }
  return lines;
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface BlockOptions {
  readonly page: number;
  /** Size of most of the document's text. */
  readonly body: number;
  readonly isWord: IsWord | undefined;
  /** Gets the number of hyphens taken out. */
  readonly onHyphens: (count: number) => void;
}

/** The blocks of one column. */
export function blocksOf(segments: readonly Segment[], { page, body, isWord, onHyphens }: BlockOptions): PdfBlock[] {
  const lines = linesOf(segments);
  const pitch = middle(
    lines
      .slice(1)
      .map((line, at) => line.y1 - (lines[at] as Line).y1)
      .filter((gap) => gap > 0),
  );
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const right = Math.max(...lines.map(({ x1 }) => x1));
  const blocks: PdfBlock[] = [];
  let open: Line[] = [];
  const isHeading = (line: Line) => line.size > 1.12 * body || (line.bold && line.size > 0.95 * body);
  const flush = () => {
    if (open.length === 0) return;
    const first = open[0] as Line;
    const { text, hyphens } = joinLines(
      open.map((line) => line.text),
      isWord,
    );
    onHyphens(hyphens);
    const heading = isHeading(first) && text.length < 200 && !/[.;,]$/.test(text) && !BULLET.test(text);
    const item = !heading && (BULLET.test(text) || NUMBERED.test(text)) && text.length > 2;
    blocks.push({
      kind: heading ? 'heading' : item ? 'item' : 'paragraph',
      text: item ? text.replace(BULLET, '') : text,
      page,
      size: first.size,
      bold: first.bold,
    });
    open = [];
  };
  for (const line of lines) {
    const last = open.at(-1);
    if (last) {
      const gap = line.y1 - last.y1;
      const size = Math.max(line.size, last.size);
      const wide = gap > 1.3 * Math.max(pitch, 1.02 * size) && gap > 1.45 * size;
      const restyled =
        Math.abs(line.size - last.size) > 0.08 * size ||
        (line.bold !== last.bold && isHeading(line) !== isHeading(last));
      const starts = BULLET.test(line.text) || NUMBERED.test(line.text);
      const first = open[0] as Line;
      const indented =
        line.x0 > left + 0.8 * size &&
        last.x0 < left + 2 &&
        first.x0 < left + 2 &&
        !BULLET.test(first.text) &&
        ENDED.test(last.text);
      const isShort =
        ENDED.test(last.text) &&
        last.x1 < right - 0.25 * (right - left) &&
        /^\p{Lu}/u.test(line.text) &&
        gap > 1.08 * pitch;
      const outdented = BULLET.test(first.text) && line.x0 < first.x0 + 1 && first.x0 > left + 1 && !starts;
      if (wide || restyled || starts || indented || isShort || outdented) flush();
    }
    open.push(line);
  }
  flush();
  return blocks;
}

/** Joins paragraphs that a column or page end cut in two, over a box or table between them. */
export function joinBlocks(
  blocks: readonly PdfBlock[],
  isWord: IsWord | undefined,
  onHyphens: (count: number) => void,
): PdfBlock[] {
  const joined: PdfBlock[] = [];
  for (const block of blocks) {
    const goesOn = block.kind === 'paragraph' && !block.apart && /^(?:\p{Ll}|[(“"‘]?\p{Ll}|\d)/u.test(block.text);
    let at = joined.length - 1;
    while (at >= 0 && (joined[at]?.apart || joined[at]?.kind === 'note')) at -= 1;
    const before = joined[at];
    const isOpen =
      before !== undefined &&
      (before.kind === 'paragraph' || before.kind === 'item') &&
      (!ENDED.test(before.text) || /[\p{L}]-$/u.test(before.text)) &&
      Math.abs(before.size - block.size) < 0.1 * block.size &&
      !(before.tagged && before.page === block.page);
    if (goesOn && isOpen) {
      const { text, hyphens } = joinLines([before.text, block.text], isWord);
      onHyphens(hyphens);
      if (block.page !== before.page)
        before.turns = [...(before.turns ?? []), { at: text.length - block.text.length, page: block.page }];
      before.text = text;
    } else joined.push({ ...block });
  }
  return joined;
}
