/**
 * The blocks of a document as HTML: headings, paragraphs, lists, tables, notes, with the ids that fragments lead to.
 */
import { html } from 'hono/html';
import type { Block, CorpusDocument, Span } from '../../corpus/document.ts';
import { inline } from './inline.ts';
import type { Html, View } from './layout.ts';
import type { Marking, Part } from './marking.ts';

/** Blocks shown together: one block, a run of list items of one passage, or a whole table. */
export interface Segment {
  readonly owner: string | null;
  readonly blocks: number[];
}

/** What drawing a document keeps track of. */
export interface Drawing {
  readonly view: View;
  readonly document: CorpusDocument;
  readonly marking: Marking;
  /** The sentence that an answer quotes. */
  readonly quoted: Span | null;
  /** Depth of the document's highest heading below its title. */
  readonly top: number;
  /** Fragments that an element carries already: an id stands in a page once. */
  readonly given: Set<string>;
  page: number | null;
}

/** The block by its index. */
export function blockAt(drawing: Drawing, index: number): Block {
  return drawing.document.blocks[index] as Block;
}

function ownerOf(drawing: Drawing, index: number): string | null {
  return drawing.marking.parts[index]?.[0]?.owner ?? null;
}

/** The blocks of a document in the groups that they are drawn in. */
export function segmentsOf(drawing: Drawing): Segment[] {
  const segments: Segment[] = [];
  for (const [index, block] of drawing.document.blocks.entries()) {
    const last = segments.at(-1);
    const before = last === undefined ? undefined : blockAt(drawing, last.blocks.at(-1) as number);
    const owner = ownerOf(drawing, index);
    const inTable = block.kind === 'row' && (before?.kind === 'row' || before?.kind === 'header');
    const inList =
      before !== undefined &&
      blockAt(drawing, last?.blocks[0] as number).kind === 'item' &&
      ((block.kind === 'item' && last?.owner === owner) || block.kind === 'footnote');
    if (last && (inTable || inList)) last.blocks.push(index);
    else segments.push({ owner, blocks: [index] });
  }
  return segments;
}

/** The attribute that makes an element the target of a fragment; nothing when another element is that already. */
export function identity(drawing: Drawing, fragment: string | null): Html {
  if (fragment === null || drawing.given.has(fragment)) return html``;
  drawing.given.add(fragment);
  return html` id="${fragment}" data-cited="${drawing.view.words('source.cited')}"`;
}

function pageMark(drawing: Drawing, block: Block): Html {
  if (block.page === null || block.page === drawing.page) return html``;
  drawing.page = block.page;
  return html`<span class="page-mark">${drawing.view.words('source.page', { page: String(block.page) })}</span> `;
}

function anchorsAt(drawing: Drawing, index: number): Html {
  const fragments = drawing.marking.anchors.get(index) ?? [];
  return html`${fragments.map((fragment) => html`<span class="anchor"${identity(drawing, fragment)}></span>`)}`;
}

/** Text within a span, the quoted sentence in it marked. */
function withQuote({ document, view, quoted }: Drawing, span: Span, links: Block['links']): Html {
  const draw = (start: number, end: number) =>
    start < end ? inline(document.text, { start, end }, links, view.words) : html``;
  const start = Math.max(quoted?.start ?? 0, span.start);
  const end = Math.min(quoted?.end ?? 0, span.end);
  if (quoted === null || start >= end) return inline(document.text, span, links, view.words);
  const hint = (key: 'sources.quote' | 'sources.quote_end') =>
    html`<span class="hidden" lang="${view.language}"> ${view.words(key)} </span>`;
  return html`${draw(span.start, start)}<mark class="quoted">${start === quoted.start ? hint('sources.quote') : ''}${draw(start, end)}${
    end === quoted.end ? hint('sources.quote_end') : ''
  }</mark>${draw(end, span.end)}`;
}

/** The text of a block; a part that belongs to another passage than the block's first is wrapped. */
function content(drawing: Drawing, index: number): Html {
  const block = blockAt(drawing, index);
  const parts = drawing.marking.parts[index] ?? [];
  const draw = (part: Part) => withQuote(drawing, part, block.links);
  return html`${pageMark(drawing, block)}${anchorsAt(drawing, index)}${parts.map((part) =>
    part.owner === null || part.owner === parts[0]?.owner
      ? draw(part)
      : html`<span class="part"${identity(drawing, part.owner)}>${draw(part)}</span>`,
  )}`;
}

function list(drawing: Drawing, blocks: readonly number[]): Html {
  const level = Math.min(...blocks.map((index) => blockAt(drawing, index)).map((block) => block.level || 99));
  const items: { index: number; inside: number[]; notes: number[] }[] = [];
  for (const index of blocks) {
    const block = blockAt(drawing, index);
    const last = items.at(-1);
    if (block.kind === 'item' && (block.level === level || !last)) items.push({ index, inside: [], notes: [] });
    else if (block.kind === 'footnote' && last?.inside.length === 0) last.notes.push(index);
    else last?.inside.push(index);
  }
  return html`<ul>${items.map(
    ({ index, inside, notes }) => html`
<li>${content(drawing, index)}${notes.map((note) => html`<br><small>${content(drawing, note)}</small>`)}${
      inside.length > 0 ? list(drawing, inside) : ''
    }</li>`,
  )}
</ul>`;
}

function row(drawing: Drawing, index: number): Html {
  const block = blockAt(drawing, index);
  const cells = (block.cells ?? [block]).map((cell, column) => {
    const text = withQuote(drawing, cell, block.links);
    const before = column === 0 ? anchorsAt(drawing, index) : '';
    if (cell.start === cell.end) return html`<td>${before}</td>`;
    if (block.kind === 'header') return html`<th scope="col">${before}${text}</th>`;
    return column === 0 ? html`<th scope="row">${before}${text}</th>` : html`<td>${before}${text}</td>`;
  });
  return html`<tr>${cells}</tr>\n`;
}

/** A table stays one table: rows of another passage than the table's first come in a body of their own. */
function table(drawing: Drawing, { owner, blocks }: Segment): Html {
  const header = blocks.filter((index) => blockAt(drawing, index).kind === 'header');
  const bodies: { owner: string | null; rows: number[] }[] = [];
  for (const index of blocks.slice(header.length)) {
    const rowOwner = ownerOf(drawing, index);
    const last = bodies.at(-1);
    if (last?.owner === rowOwner) last.rows.push(index);
    else bodies.push({ owner: rowOwner, rows: [index] });
  }
  const label = drawing.view.words('source.table');
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
${header.length > 0 ? html`<thead>${header.map((index) => row(drawing, index))}</thead>` : ''}
${bodies.map(
  (body) =>
    html`<tbody${body.owner === owner ? '' : identity(drawing, body.owner)}>${body.rows.map((index) => row(drawing, index))}</tbody>`,
)}</table></div>`;
}

/** Draws one group of blocks; each passage that begins inside it gets its fragment as an id. */
export function segment(drawing: Drawing, shown: Segment): Html {
  const index = shown.blocks[0] as number;
  const block = blockAt(drawing, index);
  if (block.kind === 'item') return list(drawing, shown.blocks);
  if (block.kind === 'header' || block.kind === 'row') return table(drawing, shown);
  if (block.kind === 'note') {
    const label = drawing.view.words('source.note');
    return html`<p class="note" role="note" lang="nl"><strong lang="${drawing.view.language}">${label}</strong> ${block.note ?? ''}</p>`;
  }
  if (block.kind === 'footnote') return html`<p class="footnote">${content(drawing, index)}</p>`;
  if (block.kind === 'paragraph') return html`<p>${content(drawing, index)}</p>`;
  const depth = headingDepth(drawing, block);
  const body = content(drawing, index);
  const id = headingId(index);
  if (depth === 2) return html`<h2 id="${id}">${body}</h2>`;
  if (depth === 3) return html`<h3 id="${id}">${body}</h3>`;
  if (depth === 4) return html`<h4 id="${id}">${body}</h4>`;
  return html`<h5 id="${id}">${body}</h5>`;
}

/** The h2 to h5 that a heading is: the highest in the document comes under the title. */
export function headingDepth(drawing: Drawing, block: Block): number {
  return Math.max(2, Math.min(5, block.level - drawing.top + 2));
}

/** Never a passage's fragment: that is hexadecimal. */
export function headingId(index: number): string {
  return `kop-${index}`;
}

/** The document's title is the page's heading; a heading in the text that says the same is left out. */
export function isTitle(document: CorpusDocument, block: Block): boolean {
  return (
    block.kind === 'heading' && block.level === 1 && document.text.slice(block.start, block.end) === document.meta.title
  );
}
