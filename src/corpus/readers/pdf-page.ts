/** What one page of a PDF holds, in points from its top left corner: pieces of text, rectangles and rules. */
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { cleanText } from './clean-text.ts';

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A piece of text on one base line. `y1` is the base line, `y0` lies the font's size above it. */
export interface Piece extends Box {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** Id of the marked content it belongs to; null outside any. */
  readonly mark: string | null;
  /** Whether it is marked as decoration: running titles, page numbers. */
  readonly artifact: boolean;
}

export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly boxes: readonly Box[];
  readonly horizontal: readonly Box[];
  readonly vertical: readonly Box[];
  readonly images: number;
  readonly tree: StructNode | null;
  /** Texts that readers of the page do not see: outside it, too small, drawn invisibly or in white. */
  readonly unseen: readonly string[];
  readonly rotated: readonly string[];
  /** Whether all text is invisible over a picture, as OCR makes it. */
  readonly ocr: boolean;
  readonly ligatures: number;
}

export interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

type Matrix = readonly [number, number, number, number, number, number];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

function boxOf(m: Matrix, [x0, y0, x1, y1]: readonly [number, number, number, number]): Box {
  const xs = [m[0] * x0 + m[2] * y0 + m[4], m[0] * x1 + m[2] * y1 + m[4]];
  const ys = [m[1] * x0 + m[3] * y0 + m[5], m[1] * x1 + m[3] * y1 + m[5]];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Text smaller than this cannot be read, in points. */
const LEAST_SIZE = 2.5;
const INVISIBLE = 3;

type Ops = Readonly<Record<string, number>>;
interface Drawn {
  readonly boxes: Box[];
  readonly horizontal: Box[];
  readonly vertical: Box[];
  images: number;
  /** Characters drawn so that they are seen, and so that they are not, without blanks. */
  readonly seen: string[];
  readonly unseen: string[];
}

const isWhite = (args: readonly unknown[]): boolean => {
  const [first] = args;
  if (typeof first === 'string') return /^#f{6}$/i.test(first);
  return args.length >= 3 && args.slice(0, 3).every((value) => Number(value) >= 255);
};

/** Walks what a page draws: paths as rectangles and rules, and how its text is painted. */
async function drawnOn(page: PDFPageProxy, base: Matrix, ops: Ops): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawn: Drawn = { boxes: [], horizontal: [], vertical: [], images: 0, seen: [], unseen: [] };
  let state = { matrix: base, mode: 0, white: false };
  const stack: (typeof state)[] = [];
  // White text on a coloured box is seen.
  const coloured: Box[] = [];
  for (let at = 0; at < fnArray.length; at++) {
    const args = (argsArray[at] ?? []) as unknown[];
    switch (fnArray[at]) {
      case ops.save:
        stack.push(state);
        break;
      case ops.restore:
        state = stack.pop() ?? state;
        break;
      case ops.transform:
        state = { ...state, matrix: times(state.matrix, args as unknown as Matrix) };
        break;
      case ops.paintFormXObjectBegin:
        stack.push(state);
        if (args[0]) state = { ...state, matrix: times(state.matrix, args[0] as unknown as Matrix) };
        break;
      case ops.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case ops.setTextRenderingMode:
        state = { ...state, mode: Number(args[0]) };
        break;
      case ops.setFillRGBColor:
      case ops.setFillGray:
        state = { ...state, white: isWhite(args) };
        break;
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject:
        drawn.images += 1;
        coloured.push(boxOf(state.matrix, [0, 0, 1, 1]));
        break;
      case ops.constructPath: {
        const extent = args[2] as Record<number, number> | null;
        if (!extent || extent[0] === undefined) break;
        const box = boxOf(state.matrix, [extent[0], extent[1] ?? 0, extent[2] ?? 0, extent[3] ?? 0]);
        const [wide, high] = [box.x1 - box.x0, box.y1 - box.y0];
        if (high < 3 && wide > 20) drawn.horizontal.push(box);
        else if (wide < 3 && high > 8) drawn.vertical.push(box);
        else if (wide > 30 && high > 12) {
          drawn.boxes.push(box);
          if (!state.white) coloured.push(box);
        }
        break;
      }
      case ops.showText:
      case ops.showSpacedText: {
        const glyphs = (args[0] ?? []) as readonly ({ unicode?: string } | number | null)[];
        const text = glyphs
          .map((glyph) => (typeof glyph === 'object' && glyph !== null ? (glyph.unicode ?? '') : ''))
          .join('');
        const hidden = state.mode === INVISIBLE || (state.white && coloured.length === 0);
        (hidden ? drawn.unseen : drawn.seen).push(text.replace(/\s+/g, ''));
        break;
      }
      default:
    }
  }
  return drawn;
}

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: Matrix;
  readonly fontName: string;
}
interface MarkItem {
  readonly type: string;
  readonly id?: string;
  readonly tag?: string;
}

/** Reads one page. The page's own memory is released. */
export async function readPage(page: PDFPageProxy, ops: Ops): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const base = viewport.transform as unknown as Matrix;
  const content = await page.getTextContent({ includeMarkedContent: true });
  const drawn = await drawnOn(page, base, ops);
  const tree = (await page.getStructTree().catch(() => null)) as StructNode | null;
  const bold = new Map<string, boolean>();
  const isBold = (name: string): boolean => {
    if (!bold.has(name)) {
      const font = page.commonObjs.has(name)
        ? (page.commonObjs.get(name) as { name?: string; bold?: boolean; black?: boolean })
        : {};
      bold.set(name, font.bold === true || font.black === true || /bold|black|heavy|semib|demi/i.test(font.name ?? ''));
    }
    return bold.get(name) as boolean;
  };
  const allSeen = drawn.seen.join('\n');
  const allUnseen = drawn.unseen.join('\n');
  const ocr = drawn.images > 0 && drawn.seen.join('').length < 20 && allUnseen.length > 100;
  const pieces: Piece[] = [];
  const unseen: string[] = [];
  const rotated: string[] = [];
  const marks: { id: string | null; artifact: boolean }[] = [];
  let ligatures = 0;
  for (const item of content.items as unknown as (TextItem | MarkItem)[]) {
    if ('type' in item) {
      if (item.type.startsWith('begin')) {
        const outer = marks.at(-1);
        marks.push({ id: item.id ?? outer?.id ?? null, artifact: item.tag === 'Artifact' || outer?.artifact === true });
      } else if (item.type === 'endMarkedContent') marks.pop();
      continue;
    }
    if (item.str.trim() === '') continue;
    const m = times(base, item.transform);
    const size = Math.hypot(m[2], m[3]);
    ligatures += item.str.match(/[ﬀ-ﬆ]/g)?.length ?? 0;
    // Bullets of symbol fonts come as private characters.
    const text = cleanText(
      /^[\ue000-\uf8ff]\s*$/.test(item.str) ? '•' : item.str.replace(/^[\ue000-\uf8ff](?=\s)/, '•'),
    );
    if (text.trim() === '') continue;
    if (Math.abs(m[1]) > 0.2 * Math.hypot(m[0], m[1])) {
      rotated.push(text.trim());
      continue;
    }
    const [x, y] = [m[4], m[5]];
    const flat = item.str.replace(/\s+/g, '');
    const outside = x > viewport.width || x + item.width < 0 || y < 0 || y - size > viewport.height;
    const painted = !ocr && flat.length > 3 && allUnseen.includes(flat) && !allSeen.includes(flat);
    if (outside || size < LEAST_SIZE || painted) {
      unseen.push(text.trim());
      continue;
    }
    const mark = marks.at(-1);
    pieces.push({
      text,
      size,
      bold: isBold(item.fontName),
      x0: x,
      x1: x + item.width,
      y0: y - size,
      y1: y,
      mark: mark?.id ?? null,
      artifact: mark?.artifact ?? false,
    });
  }
  page.cleanup();
  const { boxes, horizontal, vertical, images } = drawn;
  return {
    width: viewport.width,
    height: viewport.height,
    pieces,
    boxes,
    horizontal,
    vertical,
    images,
    tree,
    unseen,
    rotated,
    ocr,
    ligatures,
  };
}
