/**
 * An answer as HTML: what kind of answer it is, its sentences with their numbers, its sources with the quote
 * marked, where else to go, what else to ask.
 */
import { html } from 'hono/html';
import type { Answer, Citation } from '../../answer.ts';
import { bodyLanguage, leadAndBody, lineGroups, lookOf, markerPieces } from './answer-lines.ts';
import { formatDate } from './dates.ts';
import { safeAddress } from './inline.ts';
import type { Html, View } from './layout.ts';
import { viewerPath } from './quote-place.ts';

/** What an answer's markers lead to. */
interface Marked {
  readonly number: number;
  readonly address: string;
}

function withMarkers(view: View, line: string, marked: readonly Marked[]): Html {
  const pieces = markerPieces(line).map((piece) => {
    if (typeof piece === 'string') return piece;
    const target = marked.find((one) => one.number === piece);
    if (!target) return `[${piece}]`;
    const label = view.words('sources.marker', { number: String(piece) });
    return html`<a class="marker" href="${target.address}" aria-label="${label}" lang="${view.language}">[${piece}]</a>`;
  });
  return html`${pieces}`;
}

/** Lines as paragraphs; lines that begin with "- " or "• " as a list. Markers without a source stay text. */
export function answerText(view: View, text: string, marked: readonly Marked[]): Html {
  return html`${lineGroups(text).map(({ list, lines }) =>
    list
      ? html`<ul>${lines.map((line) => html`<li>${withMarkers(view, line, marked)}</li>`)}</ul>`
      : html`<p>${withMarkers(view, lines[0] ?? '', marked)}</p>`,
  )}`;
}

/** A quote in a passage, and where it begins there; -1 where it does not stand there as it is. */
interface Place {
  readonly number: number;
  readonly quote: string;
  readonly at: number;
}

/** The passage with the quotes from it marked; a quote that does not stand there as it is comes before it. */
function markedPassage(view: View, passage: string, citations: readonly Citation[]): Html {
  const hint = (key: 'sources.quote' | 'sources.quote_end') =>
    html`<span class="hidden" lang="${view.language}"> ${view.words(key)} </span>`;
  const mark = (quote: string) => html`<mark>${hint('sources.quote')}${quote}${hint('sources.quote_end')}</mark>`;
  const places: Place[] = citations
    .map(({ number, quote }) => ({ number, quote, at: quote === '' ? -1 : passage.indexOf(quote) }))
    .toSorted((a, b) => a.at - b.at);
  const pieces: (Html | string)[] = [];
  let from = 0;
  for (const { quote, at } of places) {
    if (at < 0) pieces.push(html`${mark(quote)}\n`);
    if (at < from) continue;
    pieces.push(passage.slice(from, at), mark(quote));
    from = at + quote.length;
  }
  return html`${pieces}${passage.slice(from)}`;
}

/** One card for each passage, however many of its sentences are quoted: the numbers stand together above it. */
function source(view: View, citations: readonly Citation[]): Html {
  const { words, language } = view;
  const [citation] = citations;
  if (citation === undefined) return html``;
  const publication = citation.sourceUrl === null ? null : safeAddress(citation.sourceUrl);
  const quote = citations.length === 1 ? citation.quote : undefined;
  return html`<li class="source-card">
<h3>${citations.map(
    ({ number }) =>
      html`<span class="number" id="bron-${number}"><span class="hidden">${words('sources.marker', { number: '' })}</span>${number}</span>`,
  )}
<span lang="${citation.language}">${citation.title}</span></h3>
${citation.section === '' ? '' : html`<p class="section" lang="${citation.language}">${citation.section}</p>`}
<ul class="facts">
${citation.page === null ? '' : html`<li>${words('sources.page', { page: String(citation.page) })}</li>`}
<li>${words('sources.published', { date: formatDate(citation.published, language) || words('fact.unknown') })}</li>
<li>${words('sources.period', { period: citation.period || words('fact.unknown') })}</li>
</ul>
<blockquote lang="${citation.language}">${markedPassage(view, citation.passage, citations)}</blockquote>
<p class="links"><a href="${viewerPath(citation.url, language, quote)}">${words('sources.link')}</a>
${publication === null ? '' : html`<a href="${publication}" rel="noreferrer">${words('sources.publication')}</a>`}</p>
</li>
`;
}

/** Citations of one passage together, in the order of their first numbers. */
function byPassage(citations: readonly Citation[]): Citation[][] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = `${citation.url}\n${citation.passage}`;
    const group = groups.get(key);
    if (group) group.push(citation);
    else groups.set(key, [citation]);
  }
  return [...groups.values()];
}

/** Draws an answer, without the form that asks on. */
export function answerView(view: View, answer: Answer): Html {
  const { words, language } = view;
  const look = lookOf(answer);
  const kind = look === 'own_file' || look === 'paused' ? answer.status : look;
  const { lead, body } = leadAndBody(answer);
  const marked = answer.citations.map(({ number }) => ({ number, address: `#bron-${number}` }));
  const target = answer.target === null ? null : safeAddress(answer.target.url);
  return html`<section class="answer ${kind}" aria-labelledby="antwoord-kop">
<h2 id="antwoord-kop">${words(kind === 'answered' ? 'answer.heading' : `kind.${kind}`)}</h2>
${lead === null ? '' : html`<p class="answer-lead" lang="${answer.language}" dir="auto">${lead}</p>`}
<div class="answer-text" lang="${bodyLanguage(answer)}" dir="auto">${answerText(view, body, marked)}</div>
${
  answer.target === null || target === null
    ? ''
    : html`<p><a class="button" href="${target}" rel="noreferrer">${answer.target.label}</a></p>`
}
<p class="disclosure" lang="${answer.language}">${answer.disclosure}</p>
</section>
${
  answer.citations.length === 0
    ? ''
    : html`<section class="sources" aria-labelledby="bronnen-kop"><h2 id="bronnen-kop">${words('sources.heading')}</h2>
${language === 'nl' ? '' : html`<p>${words('sources.in_dutch')}</p>`}
<ol>
${byPassage(answer.citations).map((citations) => source(view, citations))}</ol></section>`
}`;
}
