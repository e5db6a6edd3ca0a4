/**
 * The words of a reviewed Markdown document, read independently of the program's own parser: Markdown and
 * comments removed, headings, items, cells and footnotes kept.
 */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parse } from 'yaml';
import { collapse } from './repaired-source.ts';

/** What a Markdown file holds, for comparison with its source. */
export interface DocumentText {
  /** The front matter as it stands, not validated. */
  readonly meta: {
    readonly title: string;
    readonly sources: readonly { readonly file: string; readonly sha256: string }[];
  };
  /** Markdown after the front matter. */
  readonly body: string;
  /** Words of every heading, paragraph, list item and table row (cells joined by a blank), in order. */
  readonly blocks: readonly string[];
  /** Where the links lead, in order. */
  readonly links: readonly string[];
}

/** Reads a Markdown file with YAML front matter; throws when there is none. */
export function readDocument(markdown: string): DocumentText {
  const end = markdown.indexOf('\n---\n', 4);
  if (!markdown.startsWith('---\n') || end < 0) throw new Error('The document has no front matter.');
  const body = markdown.slice(end + 5);
  const root: Root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const links: string[] = [];
  const words = (node: Nodes): string => {
    if (node.type === 'link') links.push(node.url);
    if (node.type === 'text' || node.type === 'inlineCode') return node.value;
    if (!('children' in node)) return '';
    return node.children.map(words).join(node.type === 'tableRow' ? ' ' : '');
  };
  const blocks: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableRow')
      blocks.push(collapse(words(node)));
    else if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return { meta: parse(markdown.slice(4, end)), body, blocks: blocks.filter((block) => block !== ''), links };
}
