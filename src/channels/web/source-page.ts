/**
 * A document as a page: what a citation's address opens. Every passage has an element with the address's fragment
 * as its id, which the style sheet highlights; that needs no script.
 */
import { html } from 'hono/html';
import type { Block, CorpusDocument, Passage, Span } from '../../corpus/document.ts';
import { formatDate } from './dates.ts';
import { safeAddress } from './inline.ts';
import { type Html, layout, type View } from './layout.ts';
import { markPassages } from './marking.ts';
import {
  blockAt,
  type Drawing,
  headingDepth,
  headingId,
  identity,
  isTitle,
  type Segment,
  segment,
  segmentsOf,
} from './source-blocks.ts';

/** Deepest heading, counted from the document's own highest, that the table of contents shows. */
const CONTENTS_DEPTH = 2;

function body(drawing: Drawing): Html {
  const groups: { owner: string | null; segments: Segment[] }[] = [];
  for (const shown of segmentsOf(drawing)) {
    const last = groups.at(-1);
    const first = blockAt(drawing, shown.blocks[0] as number);
    if (isTitle(drawing.document, first)) continue;
    if (last && last.owner === shown.owner) last.segments.push(shown);
    else groups.push({ owner: shown.owner, segments: [shown] });
  }
  return html`${groups.map(({ owner, segments }) => {
    const goesOn = owner !== null && drawing.given.has(owner);
    const id = identity(drawing, owner);
    const inside = segments.map((shown) => html`${segment(drawing, shown)}\n`);
    return owner === null
      ? inside
      : html`<div class="${goesOn ? 'passage continues' : 'passage'}"${id}>\n${inside}</div>\n`;
  })}`;
}

function contents(drawing: Drawing): Html {
  const headings = [...drawing.document.blocks.entries()].filter(
    ([, block]) =>
      block.kind === 'heading' &&
      !isTitle(drawing.document, block) &&
      headingDepth(drawing, block) < 2 + CONTENTS_DEPTH,
  );
  if (headings.length < 2) return html``;
  const { document, view } = drawing;
  const link = (index: number, block: Block) =>
    html`<a href="#${headingId(index)}" lang="${document.meta.language}">${document.text.slice(block.start, block.end)}</a>`;
  const chapters: { index: number; block: Block; inside: [number, Block][] }[] = [];
  for (const [index, block] of headings) {
    if (headingDepth(drawing, block) > 2 && chapters.length > 0) chapters.at(-1)?.inside.push([index, block]);
    else chapters.push({ index, block, inside: [] });
  }
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${view.words('source.contents')}</h2><ul>
${chapters.map(
  ({ index, block, inside }) =>
    html`<li>${link(index, block)}${
      inside.length > 0
        ? html`<ul>${inside.map(([child, heading]) => html`<li>${link(child, heading)}</li>`)}</ul>`
        : ''
    }</li>\n`,
)}</ul></nav>`;
}

/**
 * Draws a document with its table of contents. Each passage's fragment is the id of exactly one element; `quoted`
 * (quoted-span.ts) is marked within its passage.
 */
export function sourcePage(
  view: View,
  document: CorpusDocument,
  passages: readonly Passage[],
  quoted: Span | null = null,
): Html {
  const levels = document.blocks
    .filter((block) => block.kind === 'heading' && !isTitle(document, block))
    .map((block) => block.level);
  const drawing: Drawing = {
    view,
    document,
    marking: markPassages(document, passages),
    quoted,
    top: levels.length > 0 ? Math.min(...levels) : 2,
    given: new Set(),
    page: null,
  };
  const { meta } = document;
  const { words, language } = view;
  const address = meta.url === null ? null : safeAddress(meta.url);
  const about = html`<p class="lead">${words('source.about', {
    publisher: meta.publisher,
    published: formatDate(meta.published, language) || words('fact.unknown'),
    period: meta.period || words('fact.unknown'),
  })}${address === null ? '' : html` <a href="${address}" rel="noreferrer">${words('sources.publication')}</a>`}</p>`;
  return layout(view, {
    title: meta.title,
    main: html`<p class="back"><a href="/?lang=${language}">${words('source.back')}</a></p>
<h1 lang="${meta.language}">${meta.title}</h1>
${about}
<div class="source">
${contents(drawing)}
<article lang="${meta.language}">
${body(drawing)}</article>
</div>`,
  });
}
