/**
 * A PDF: by its structure tree where it is tagged, by the geometry of its pages elsewhere. Pages are read one after
 * another and let go of; what stays is their text and where it stands.
 */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { escapeMarkdown, shorten } from './clean-text.ts';
import { type Draft, draftOf, type Finding, ReadError } from './draft.ts';
import { levelled } from './html.ts';
import type { IsWord } from './paragraphs.ts';
import { type BlockOptions, blocksOf, joinBlocks, type PdfBlock } from './pdf-blocks.ts';
import { believable, findFurniture } from './pdf-furniture.ts';
import { REFERENCE, type Segment, segmentsOf } from './pdf-lines.ts';
import { type Box, type PageContent, readPage } from './pdf-page.ts';
import { type Float, readingOrder } from './pdf-regions.ts';
import { findTables } from './pdf-tables.ts';
import { isTagged, taggedBlocks } from './pdf-tagged.ts';

const MOST_PAGES = 3000;
/** A page of which no text but a picture came out is a scan. */
const FEW_LETTERS = 20;

interface PageRead {
  readonly page: PageContent;
  readonly segments: readonly Segment[];
  readonly tagged: boolean;
}

export interface PdfOptions {
  readonly isWord?: IsWord | undefined;
  readonly onPage?: ((done: number, total: number) => void) | undefined;
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return (await getDocumentProxy(bytes, {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      enableXfa: false,
    } as never)) as unknown as PDFDocumentProxy;
  } catch (error) {
    throw new ReadError((error as Error).name === 'PasswordException' ? 'encrypted' : 'damaged');
  }
}

/** A date of PDF metadata, "D:20240315…". */
const dateOf = (value: unknown): string | null => {
  const match = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(String(value ?? ''));
  return match ? [match[1], match[2], match[3]].filter(Boolean).join('-') : null;
};

/** Size of the type that most letters of the document have. */
function bodySize(pages: readonly PageRead[]): number {
  const letters = new Map<number, number>();
  for (const { segments } of pages) {
    for (const { size, text } of segments) {
      const key = Math.round(size * 2) / 2;
      letters.set(key, (letters.get(key) ?? 0) + text.length);
    }
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

const holds = (box: Box, { x0, x1, y0, y1 }: Box): boolean =>
  x0 >= box.x0 - 2 && x1 <= box.x1 + 2 && (y0 + y1) / 2 > box.y0 && (y0 + y1) / 2 < box.y1;

/** Rectangles that frame some of a page's text: not the page itself, not lines or cells. */
function framesOf({ page, segments }: PageRead, taken: ReadonlySet<Segment>): Box[] {
  const frames: Box[] = [];
  const area = ({ x0, x1, y0, y1 }: Box) => (x1 - x0) * (y1 - y0);
  for (const box of page.boxes.toSorted((a, b) => area(b) - area(a))) {
    const own = segments.filter((segment) => !taken.has(segment) && holds(box, segment));
    const whole = area(box) > 0.65 * page.width * page.height || own.length > 0.9 * segments.length;
    const cut = segments.some(
      (segment) =>
        !holds(box, segment) &&
        segment.x0 < box.x1 - 4 &&
        segment.x1 > box.x0 + 4 &&
        segment.y0 < box.y1 - 4 &&
        segment.y1 > box.y0 + 4,
    );
    if (own.length < 2 || whole || cut || frames.some((frame) => holds(frame, box))) continue;
    frames.push(box);
  }
  return frames;
}

/** Footnotes: small lines at the foot of a column that begin with a mark. */
function takeFootnotes(blocks: readonly PdfBlock[], body: number): PdfBlock[] {
  return blocks.map((block) => {
    const mark = /^(?:\u{f0000}(\d{1,3})\u{f0001}|(\d{1,3}))\s*(?=\S)/u.exec(block.text);
    const number = mark?.[1] ?? mark?.[2];
    if (!mark || !number || block.size > 0.93 * body || block.kind === 'heading' || block.kind === 'table')
      return block;
    return { ...block, kind: 'note' as const, mark: number, text: block.text.slice(mark[0].length) };
  });
}

function geometricBlocks(
  read: PageRead,
  furniture: ReadonlySet<Segment>,
  options: BlockOptions,
  findings: Finding[],
): PdfBlock[] {
  const { page } = read;
  const segments = read.segments.filter((segment) => !furniture.has(segment));
  const tables = findTables(segments, page);
  const inTables = new Set(tables.flatMap((table) => [...table.segments]));
  const frames = framesOf({ ...read, segments }, inTables).filter(
    (frame) => !tables.some(({ box }) => holds(frame, box) || holds(box, frame)),
  );
  const framed = frames.map((frame) => segments.filter((segment) => !inTables.has(segment) && holds(frame, segment)));
  const inFrames = new Set(framed.flat());
  const floats: Float[] = [...tables.map(({ box }) => box), ...frames].map((box, float) => ({ ...box, float }));
  const free = segments.filter((segment) => !inTables.has(segment) && !inFrames.has(segment));
  const blocksIn = (members: readonly (Segment | Float)[]): PdfBlock[] => {
    const { columns, count } = readingOrder(members);
    if (count > 1) findings.push({ level: 'repaired', code: 'columns', values: { count }, page: options.page });
    return columns.flatMap(({ members: own }) => {
      const blocks: PdfBlock[] = [];
      let run: Segment[] = [];
      const flush = () => {
        if (run.length > 0) blocks.push(...takeFootnotes(blocksOf(run, options), options.body));
        run = [];
      };
      for (const member of own) {
        if (!('float' in member)) {
          run.push(member);
          continue;
        }
        flush();
        const table = tables[member.float];
        if (table) {
          blocks.push({
            kind: 'table',
            text: '',
            rows: table.rows,
            page: options.page,
            size: options.body,
            bold: false,
            apart: true,
          });
          const columns = Math.max(...table.rows.map((row) => row.length));
          findings.push({
            level: 'doubtful',
            code: 'table',
            values: { rows: table.rows.length, columns },
            page: options.page,
            near: table.rows[0]?.find(Boolean) ?? '',
          });
        } else {
          const inside = blocksIn(framed[member.float - tables.length] ?? []);
          findings.push({ level: 'repaired', code: 'box', page: options.page, near: inside[0]?.text ?? '' });
          blocks.push(...inside.map((block) => ({ ...block, apart: true })));
        }
      }
      flush();
      return blocks;
    });
  };
  return blocksIn([...free, ...floats]);
}

/** Headings by the size of their type, the largest first: `##`, `###`, `####`. */
function levelsOf(blocks: readonly PdfBlock[]): Map<string, number> {
  const key = (block: PdfBlock) => `${Math.round(block.size)}${block.size > 90 ? '' : block.bold ? 'b' : ''}`;
  const kinds = new Map(blocks.filter(({ kind }) => kind === 'heading').map((block) => [key(block), block]));
  const sorted = [...kinds].sort(
    ([, a], [, b]) => Math.round(b.size) - Math.round(a.size) || Number(b.bold) - Number(a.bold),
  );
  return new Map(sorted.map(([name], at) => [name, Math.min(at, 4)]));
}

const tableLines = (rows: readonly (readonly string[])[]): string => {
  const wide = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: wide }, (_, at) => (row[at] ?? '').replace(REFERENCE, '').replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(rows[0] ?? []), `|${'---|'.repeat(wide)}`, ...rows.slice(1).map(line)].join('\n');
};

const pageMark = (page: number | null): string => `<!-- page: ${page ?? 'unknown'} -->`;

interface Written {
  readonly body: string;
  readonly title: string | null;
}

/** Blocks as Markdown with page marks and footnotes. */
function write(
  blocks: readonly PdfBlock[],
  labels: readonly (number | null)[],
  named: string | null,
  findings: Finding[],
): Written {
  const notes = new Map(
    blocks.filter(({ kind, mark }) => kind === 'note' && mark).map((block) => [`${block.page}-${block.mark}`, block]),
  );
  const used = new Set<string>();
  const marks = (text: string, page: number) =>
    text.replace(REFERENCE, (_, number: string) => {
      if (notes.has(`${page}-${number}`)) {
        used.add(`${page}-${number}`);
        return `[^${page}-${number}]`;
      }
      return '';
    });
  const prose = (block: PdfBlock): string => {
    let text = '';
    let from = 0;
    for (const { at, page } of block.turns ?? []) {
      text +=
        marks(escapeMarkdown(block.text.slice(from, at)), block.page) +
        (/\s$/.test(block.text.slice(from, at)) ? '' : '') +
        pageMark(labels[page - 1] ?? null);
      from = at;
    }
    return text + marks(escapeMarkdown(block.text.slice(from)), block.turns?.at(-1)?.page ?? block.page);
  };
  const levels = levelsOf(blocks);
  const levelOf = (block: PdfBlock) =>
    levels.get(`${Math.round(block.size)}${block.size > 90 ? '' : block.bold ? 'b' : ''}`) ?? 0;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const [first] = headings;
  const isTop = first !== undefined && levelOf(first) === 0 && first.page <= 2;
  const isOnly = headings.filter((block) => levelOf(block) === 0).length === 1;
  const title = isTop && (isOnly || named === null) ? first : null;
  const parts: string[] = [];
  let page = 0;
  for (const block of blocks) {
    if (block === title) continue;
    if (block.kind === 'note' && block.mark) continue;
    if (block.page !== page) {
      page = block.page;
      parts.push(pageMark(labels[page - 1] ?? null));
    }
    if (block.kind === 'heading')
      parts.push(`${'#'.repeat(Math.min(6, levelOf(block) + 2))} ${escapeMarkdown(marks(block.text, block.page))}`);
    else if (block.kind === 'table') parts.push(tableLines(block.rows ?? []));
    else if (block.kind === 'item') parts.push(`- ${prose(block)}`);
    else parts.push(prose(block));
    page = block.turns?.at(-1)?.page ?? page;
  }
  for (const [name, note] of notes) {
    if (used.has(name)) parts.push(`[^${name}]: ${escapeMarkdown(note.text)}`);
    else {
      findings.push({
        level: 'doubtful',
        code: 'footnote-loose',
        values: { mark: note.mark ?? '' },
        near: note.text,
        page: note.page,
      });
      parts.push(escapeMarkdown(note.text));
    }
  }
  if (used.size > 0) findings.push({ level: 'repaired', code: 'footnote-marks', values: { count: used.size } });
  return { body: parts.join('\n\n'), title: title?.text.replace(REFERENCE, '').trim() ?? null };
}

/** Numbers of the pages: the file's labels, else what is printed on them, else their order. A page without a number is null. */
async function labelsOf(pdf: PDFDocumentProxy, printed: readonly (number | null)[]): Promise<(number | null)[]> {
  const labels = await pdf.getPageLabels().catch(() => null);
  if (labels?.some((label) => /^\d+$/.test(label)))
    return labels.map((label) => (/^\d+$/.test(label) ? Number(label) : null));
  const numbers = believable(printed);
  if (numbers.every((number) => number === null)) return printed.map((_, at) => at + 1);
  // Pages between two printed numbers are counted where nothing but that can be.
  return numbers.map((number, at) => {
    if (number !== null) return number;
    const before = numbers.findLastIndex((other, place) => place < at && other !== null);
    const after = numbers.findIndex((other, place) => place > at && other !== null);
    const inStep =
      before >= 0 && after >= 0 && (numbers[after] as number) - (numbers[before] as number) === after - before;
    return inStep ? (numbers[before] as number) + at - before : null;
  });
}

/**
 * Reads a PDF.
 * @throws ReadError `encrypted`, `damaged`, `scan` for pictures of pages without text, `no-text`.
 */
export async function readPdf(bytes: Uint8Array, { isWord, onPage }: PdfOptions = {}): Promise<Draft> {
  const pdf = await open(bytes);
  const { OPS } = (await getResolvedPDFJS()) as unknown as { OPS: Record<string, number> };
  const total = pdf.numPages;
  if (total > MOST_PAGES) throw new ReadError('too-large', { megabytes: `${total} p.`, most: `${MOST_PAGES} p.` });
  const findings: Finding[] = [];
  const pages: PageRead[] = [];
  let spaces = 0;
  for (let number = 1; number <= total; number++) {
    let content: PageContent;
    try {
      content = await readPage(await pdf.getPage(number), OPS);
    } catch {
      findings.push({ level: 'alarm', code: 'page-failed', values: { page: number }, page: number });
      content = {
        width: 0,
        height: 0,
        pieces: [],
        boxes: [],
        horizontal: [],
        vertical: [],
        images: 0,
        tree: null,
        unseen: [],
        rotated: [],
        ocr: false,
        ligatures: 0,
      };
    }
    const { segments, spaces: added } = segmentsOf(content.pieces.filter((piece) => !piece.artifact));
    spaces += added;
    const tagged = isTagged(content);
    // The pieces of a page without tags are in its segments: nothing else keeps them in memory.
    pages.push({ page: tagged ? content : { ...content, pieces: [], tree: null }, segments, tagged });
    for (const text of content.unseen)
      findings.push({ level: 'omitted', code: 'outside', values: { text: shorten(text, 400) }, page: number });
    for (const text of content.rotated)
      findings.push({ level: 'omitted', code: 'rotated', values: { text: shorten(text) }, page: number });
    if (content.ocr) findings.push({ level: 'doubtful', code: 'ocr', page: number });
    onPage?.(number, total);
  }
  const letters = pages.map(({ segments }) => segments.reduce((sum, segment) => sum + segment.text.length, 0));
  if (letters.every((count) => count < FEW_LETTERS)) {
    throw new ReadError(pages.some(({ page }) => page.images > 0) ? 'scan' : 'no-text', { pages: total });
  }
  for (const [at, count] of letters.entries()) {
    if (count < FEW_LETTERS && (pages[at]?.page.images ?? 0) > 0)
      findings.push({ level: 'doubtful', code: 'page-empty', values: { page: at + 1 }, page: at + 1 });
  }
  const body = bodySize(pages);
  const furniture = findFurniture(pages.map(({ segments, page }) => ({ segments, height: page.height })));
  let hyphens = 0;
  const onHyphens = (count: number) => {
    hyphens += count;
  };
  const blocks = pages.flatMap((read, at) => {
    const options: BlockOptions = { page: at + 1, body, isWord, onHyphens };
    return read.tagged
      ? taggedBlocks(read.page, options)
      : geometricBlocks(read, furniture.segments, options, findings);
  });
  const joined = joinBlocks(blocks, isWord, onHyphens);
  const labels = await labelsOf(pdf, furniture.printed);
  const info = ((await pdf.getMetadata().catch(() => null))?.info ?? {}) as Record<string, unknown>;
  await pdf.loadingTask.destroy();
  const named = String(info.Title ?? '').trim();
  // Titles such as "Microsoft Word - concept3.docx" name a file.
  const metaTitle = /^(?:microsoft |untitled|naamloos)|\.(?:docx?|indd|pdf|pptx?|qxp)$/i.test(named) ? '' : named;
  const { body: markdown, title } = write(joined, labels, metaTitle || null, findings);
  if (markdown.trim() === '') throw new ReadError('no-text');
  const count = (code: string, level: Finding['level'], value: number, name = 'count') => {
    if (value > 0) findings.push({ level, code, values: { [name]: value } });
  };
  count('running-lines', 'omitted', furniture.segments.size);
  count('hyphens', 'repaired', hyphens);
  count(
    'ligatures',
    'repaired',
    pages.reduce((sum, { page }) => sum + page.ligatures, 0),
  );
  count('spaces-added', 'repaired', spaces);
  count('tagged', 'repaired', pages.filter(({ tagged }) => tagged).length, 'pages');
  count(
    'images',
    'omitted',
    pages.reduce((sum, { page }) => sum + page.images, 0),
  );
  const lines =
    pages.filter(({ tagged }) => !tagged).length > 0
      ? joined.filter(({ kind }) => kind !== 'table').map(({ text }) => text)
      : [];
  return draftOf('pdf', levelled(markdown, title ?? (metaTitle || null)), {
    title: title ?? (metaTitle || null),
    published: dateOf(info.ModDate) ?? dateOf(info.CreationDate),
    publisher: null,
    language: typeof info.Language === 'string' && info.Language !== '' ? info.Language.toLowerCase() : null,
    findings,
    lines,
    pages: total,
  });
}
