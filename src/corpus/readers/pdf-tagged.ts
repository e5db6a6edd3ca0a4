/** A page by its structure tree: the order, headings, lists and tables that the maker of the PDF put in it. */
import { joinLines } from './paragraphs.ts';
import { type BlockOptions, BULLET, type PdfBlock } from './pdf-blocks.ts';
import { segmentsOf } from './pdf-lines.ts';
import type { PageContent, Piece, StructNode } from './pdf-page.ts';

/** Share of a page's characters that the tree must name to be believed. */
const COVERED = 0.9;

const childrenOf = (node: StructNode): readonly StructNode[] => node.children ?? [];

function leaves(node: StructNode): string[] {
  if (node.type === 'content' && node.id) return [node.id];
  return childrenOf(node).flatMap(leaves);
}

/** Whether the tree holds (nearly) all text of the page that is no decoration. */
export function isTagged(page: PageContent): boolean {
  if (!page.tree) return false;
  const named = new Set(leaves(page.tree));
  const length = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0);
  const content = page.pieces.filter((piece) => !piece.artifact);
  return (
    named.size > 1 &&
    length(content.filter((piece) => piece.mark !== null && named.has(piece.mark))) >= COVERED * length(content)
  );
}

/** The blocks of a tagged page. */
export function taggedBlocks(page: PageContent, { page: number, body, isWord, onHyphens }: BlockOptions): PdfBlock[] {
  const byMark = new Map<string, Piece[]>();
  for (const piece of page.pieces) {
    if (piece.mark === null || piece.artifact) continue;
    byMark.set(piece.mark, [...(byMark.get(piece.mark) ?? []), piece]);
  }
  const blocks: PdfBlock[] = [];
  const textOf = (node: StructNode): { text: string; size: number } => {
    const lines: string[] = [];
    let size = 0;
    // Pieces that touch on one line are one word, whatever element they belong to.
    let last: Piece | null = null;
    for (const id of leaves(node)) {
      const pieces = byMark.get(id) ?? [];
      for (const piece of pieces) size = Math.max(size, piece.size);
      for (const { text, y1, x0, x1 } of segmentsOf(pieces).segments) {
        const sameLine = last !== null && Math.abs(last.y1 - y1) < 1;
        if (sameLine && lines.length > 0) lines[lines.length - 1] += (x0 - (last as Piece).x1 > 1 ? ' ' : '') + text;
        else lines.push(text);
        last = { ...(pieces.at(-1) as Piece), y1, x1 };
      }
    }
    const { text, hyphens } = joinLines(lines, isWord);
    onHyphens(hyphens);
    return { text: text.trim(), size: size || body };
  };
  const push = (kind: PdfBlock['kind'], node: StructNode, extra: Partial<PdfBlock> = {}) => {
    const { text, size } = textOf(node);
    if (text !== '') blocks.push({ kind, text, page: number, size, bold: false, tagged: true, ...extra });
  };
  const table = (node: StructNode) => {
    const rows: string[][] = [];
    const visit = (part: StructNode) => {
      if (part.role === 'TR')
        rows.push(
          childrenOf(part)
            .filter(({ role }) => role === 'TH' || role === 'TD')
            .map((cell) => textOf(cell).text),
        );
      else if (part.role === 'Caption') push('paragraph', part);
      else childrenOf(part).forEach(visit);
    };
    visit(node);
    if (rows.length > 0)
      blocks.push({ kind: 'table', text: '', rows, page: number, size: body, bold: false, apart: true });
  };
  const visit = (node: StructNode): void => {
    const role = node.role ?? '';
    if (/^H[1-6]?$/.test(role)) push('heading', node, { size: 100 - Number(role.slice(1) || 2) });
    else if (role === 'Title') push('heading', node, { size: 99 });
    else if (role === 'Table') table(node);
    else if (role === 'LI') {
      const body = childrenOf(node).filter((child) => child.role !== 'Lbl');
      const nested = body.flatMap((child) => childrenOf(child)).filter((child) => child.role === 'L');
      const own: StructNode = {
        children: body.map((child) => ({ ...child, children: childrenOf(child).filter((part) => part.role !== 'L') })),
      };
      const { text, size } = textOf(own);
      if (text !== '')
        blocks.push({ kind: 'item', text: text.replace(BULLET, ''), page: number, size, bold: false, tagged: true });
      nested.forEach(visit);
    } else if (role === 'Note' || role === 'FENote') {
      const { text, size } = textOf(node);
      const mark = /^\D{0,2}(\d{1,3})\D{0,2}\s*/u.exec(text);
      if (text !== '')
        blocks.push({
          kind: 'note',
          text: mark ? text.slice(mark[0].length) : text,
          page: number,
          size,
          bold: false,
          ...(mark?.[1] ? { mark: mark[1] } : {}),
        });
    } else if (role === 'Figure' || role === 'Artifact') return;
    else if (
      role === 'P' ||
      role === 'Caption' ||
      role === 'BlockQuote' ||
      role === 'TOCI' ||
      childrenOf(node).some(({ type }) => type === 'content')
    )
      push('paragraph', node);
    else childrenOf(node).forEach(visit);
  };
  visit(page.tree as StructNode);
  return blocks;
}
