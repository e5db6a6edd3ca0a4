/**
 * A piece of a document's text as HTML: escaped, with its links.
 */
import { html } from 'hono/html';
import type { Block, Span } from '../../corpus/document.ts';
import type { Html } from './layout.ts';
import type { Words } from './words.ts';

/** Schemes that a link on a page may have: never one that runs a script. */
const SAFE_SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** The address when a page may link to it, else null. */
export function safeAddress(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && SAFE_SCHEMES.has(url.protocol) ? url.href : null;
}

/** What a link without text is called: its host and file. */
function nameOf(address: string): string {
  const { host, pathname } = new URL(address);
  const file = pathname.split('/').findLast((part) => part !== '');
  return file === undefined ? host : `${host}: ${file}`;
}

/** Draws `text` within `span`; offsets of span and links count in `text`. A link that may not be followed is text. */
export function inline(text: string, span: Span, links: Block['links'], words: Words): Html {
  const pieces: (Html | string)[] = [];
  let from = span.start;
  for (const link of links.toSorted((a, b) => a.start - b.start)) {
    const outside = link.end < from || link.start > span.end || (link.start === span.end && link.end > link.start);
    const address = safeAddress(link.url);
    if (outside || address === null || link.start < from) continue;
    const end = Math.min(link.end, span.end);
    pieces.push(text.slice(from, link.start));
    pieces.push(
      end > link.start
        ? html`<a href="${address}" rel="noreferrer">${text.slice(link.start, end)}</a>`
        : html` <a href="${address}" rel="noreferrer" class="footnote-link">${words('source.link', { name: nameOf(address) })}</a>`,
    );
    from = end;
  }
  pieces.push(text.slice(from, span.end));
  return html`${pieces}`;
}
