/**
 * Markdown to document: plain text and blocks with their place, heading path, page and links. Reads CommonMark with
 * GitHub's tables and footnotes, and three comments of our own:
 * `<!-- page: 22 -->` (or `unknown`), `<!-- missing: … -->` (a note for readers), and `<!-- chapter: untitled -->` or
 * `<!-- section: untitled -->` (what follows belongs to no heading of level 2, or of level 3, above).
 */
import { createHash } from 'node:crypto';
import type { FootnoteDefinition, List, Nodes, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, CorpusDocument, Span } from './document.ts';
import { readFrontMatter } from './front-matter.ts';

const CELL_SEPARATOR = ' | ';
const BLOCK_SEPARATOR = '\n\n';

type Link = Span & { url: string };

/** Text of inline nodes with links and page marks; offsets count from `offset`. */
class InlineText {
  text = '';
  readonly links: Link[] = [];
  readonly footnotes: string[] = [];
  page: number | null | undefined;

  add(node: Nodes, offset: number): void {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        this.text += node.value.replace(/\s+/g, ' ');
        break;
      case 'break':
        this.text += ' ';
        break;
      case 'html': {
        const page = pageMark(node.value);
        if (page !== undefined) this.page = page;
        if (/^<br\s*\/?>$/i.test(node.value)) this.text += ' ';
        break;
      }
      case 'footnoteReference':
        this.footnotes.push(node.identifier);
        break;
      case 'link': {
        const start = offset + this.text.length;
        for (const child of node.children) this.add(child, offset);
        this.links.push({ start, end: offset + this.text.length, url: node.url });
        break;
      }
      default:
        if ('children' in node) for (const child of node.children) this.add(child, offset);
    }
  }
}

/** Nodes with a blank between them. */
function spaced(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node, number): Nodes[] => (number === 0 ? [node] : [{ type: 'text', value: ' ' }, node]));
}

/** The page a mark names: null when it says unknown, undefined when this is no page mark. */
function pageMark(comment: string): number | null | undefined {
  const match = /^<!--\s*page:\s*(\d+|unknown)\s*-->$/.exec(comment.trim());
  if (!match) return undefined;
  return match[1] === 'unknown' ? null : Number(match[1]);
}

class DocumentBuilder {
  text = '';
  readonly blocks: Block[] = [];
  #page: number | null = null;
  #headings: { level: number; text: string }[] = [];
  readonly #footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Footnotes stand after the first block that refers to them. */
  readonly #placed = new Set<string>();

  constructor(root: Root) {
    this.#footnotes = new Map(
      root.children.filter((node) => node.type === 'footnoteDefinition').map((node) => [node.identifier, node]),
    );
  }

  add(node: RootContent): void {
    switch (node.type) {
      case 'heading': {
        const last = this.#headings.findLastIndex((heading) => heading.level < node.depth);
        this.#headings = this.#headings.slice(0, last + 1);
        const index = this.#append('heading', node.depth, node.children);
        if (node.depth > 1 && index !== null) this.#headings.push({ level: node.depth, text: this.#textOf(index) });
        break;
      }
      case 'paragraph':
        this.#append('paragraph', 0, node.children);
        break;
      case 'list':
        this.#list(node, 1, this.#leadIn());
        break;
      case 'table':
        this.#table(node);
        break;
      case 'html':
        this.#comment(node.value);
        break;
      case 'blockquote':
        for (const child of node.children) this.add(child);
        break;
      default:
        if (node.type === 'code') this.#append('paragraph', 0, [{ type: 'text', value: node.value }]);
    }
  }

  #textOf(index: number): string {
    const block = this.blocks[index] as Block;
    return this.text.slice(block.start, block.end);
  }

  /** Index of the block just before, when it announces a list. */
  #leadIn(): number | null {
    const index = this.blocks.length - 1;
    const block = this.blocks[index];
    return block?.kind === 'paragraph' && this.#textOf(index).endsWith(':') ? index : null;
  }

  /** Adds a block and the footnotes it refers to; gives its index, or null when it has no text. */
  #append(
    kind: Block['kind'],
    level: number,
    nodes: readonly Nodes[],
    extra: Partial<Pick<Block, 'introducedBy'>> = {},
  ): number | null {
    const start = this.text.length === 0 ? 0 : this.text.length + BLOCK_SEPARATOR.length;
    const inline = new InlineText();
    for (const node of nodes) inline.add(node, start);
    const page = this.#page;
    if (inline.page !== undefined) this.#page = inline.page;
    const trimmed = inline.text.trimEnd();
    if (trimmed === '') return null;
    this.#push({ kind, level, start, page, links: inline.links, introducedBy: extra.introducedBy ?? null }, trimmed);
    const index = this.blocks.length - 1;
    this.#place(inline.footnotes, index);
    return index;
  }

  #place(footnotes: readonly string[], introducedBy: number): void {
    for (const identifier of footnotes) {
      const definition = this.#footnotes.get(identifier);
      if (!definition || this.#placed.has(identifier)) continue;
      this.#placed.add(identifier);
      this.#append('footnote', 0, spaced(definition.children), { introducedBy });
    }
  }

  #push(block: Omit<Block, 'end' | 'path'>, text: string): void {
    if (this.text.length > 0) this.text += BLOCK_SEPARATOR;
    this.text += text;
    this.blocks.push({ ...block, end: block.start + text.length, path: this.#headings.map((heading) => heading.text) });
  }

  #list(list: List, level: number, introducedBy: number | null): void {
    for (const item of list.children) {
      const paragraphs = spaced(item.children.filter((child) => child.type === 'paragraph'));
      const index = this.#append('item', level, paragraphs, { introducedBy });
      for (const child of item.children) {
        if (child.type === 'list') this.#list(child, level + 1, index);
        else if (child.type !== 'paragraph') this.add(child);
      }
    }
  }

  #table(table: Table): void {
    let header: number | null = null;
    const footnotes: { identifier: string; row: number }[] = [];
    for (const [number, row] of table.children.entries()) {
      const start = this.text.length === 0 ? 0 : this.text.length + BLOCK_SEPARATOR.length;
      const cells: Span[] = [];
      const links: Link[] = [];
      let text = '';
      for (const cell of row.children) {
        if (cells.length > 0) text += CELL_SEPARATOR;
        const inline = new InlineText();
        for (const child of cell.children) inline.add(child, start + text.length);
        const value = inline.text.trim();
        cells.push({ start: start + text.length, end: start + text.length + value.length });
        links.push(...inline.links);
        footnotes.push(...inline.footnotes.map((identifier) => ({ identifier, row: this.blocks.length })));
        text += value;
      }
      const kind = number === 0 ? 'header' : 'row';
      this.#push({ kind, level: 0, start, page: this.#page, introducedBy: header, links, cells }, text);
      if (number === 0) header = this.blocks.length - 1;
    }
    for (const { identifier, row } of footnotes) this.#place([identifier], row);
  }

  /** A comment on a line of its own; text that follows it on that line counts as a paragraph. */
  #comment(value: string): void {
    for (const comment of value.match(/<!--[\s\S]*?-->/g) ?? []) {
      const page = pageMark(comment);
      if (page !== undefined) this.#page = page;
      const untitled = /^<!--\s*(chapter|section):\s*untitled\s*-->$/.exec(comment)?.[1];
      if (untitled) this.#headings = this.#headings.filter((heading) => untitled === 'section' && heading.level < 3);
      const note = /^<!--\s*missing:\s*([\s\S]*?)\s*-->$/.exec(comment)?.[1];
      if (note) {
        const at = this.text.length;
        this.blocks.push({
          kind: 'note',
          level: 0,
          start: at,
          end: at,
          page: this.#page,
          path: this.#headings.map((heading) => heading.text),
          introducedBy: null,
          links: [],
          note,
        });
      }
    }
    const rest = value.replace(/<!--[\s\S]*?-->/g, '').trim();
    if (rest !== '' && !rest.startsWith('<')) this.#append('paragraph', 0, [{ type: 'text', value: rest }]);
  }
}

/**
 * Reads one document.
 * @throws DocumentError when the front matter is missing or wrong; the body is never refused.
 */
export function parseDocument(markdown: string): CorpusDocument {
  const { meta, body, guessed } = readFrontMatter(markdown);
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const builder = new DocumentBuilder(root);
  for (const node of root.children) builder.add(node);
  return {
    // What was guessed is for who looks at the file: a reader would take it for a fact.
    meta: { ...meta, ...Object.fromEntries(guessed.map((field) => [field, ''])) },
    text: builder.text,
    blocks: builder.blocks,
    digest: createHash('sha256').update(markdown).digest('hex'),
  };
}
