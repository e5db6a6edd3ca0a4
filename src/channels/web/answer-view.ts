/**
 * An answer as HTML: what kind of answer it is, its sentences with their numbers, its sources with the quote
 * marked, where else to go, what else to ask.
 */
import { html } from 'hono/html';
import type { Answer, Citation } from '../../answer.ts';
import { formatDate } from './dates.ts';
import { bodyLanguage } from './history.ts';
import { safeAddress } from './inline.ts';
import type { Html, View } from './layout.ts';

/** What an answer's markers lead to. */
interface Marked {
  readonly number: number;
  readonly address: string;
}

/** A citation's place in this server's own source viewer, in the reader's language, whatever prefix is shown elsewhere. */
export function viewerPath(view: View, url: string): string {
  const [path = '', fragment] = url.slice(Math.max(0, url.indexOf('/bronnen/'))).split('#');
  return `${path}?lang=${view.language}${fragment === undefined ? '' : `#${fragment}`}`;
}

function withMarkers(view: View, line: string, marked: readonly Marked[]): Html {
  const pieces = line.split(/\[(\d{1,3})\]/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const target = marked.find((one) => one.number === Number(piece));
    if (!target) return `[${piece}]`;
    const label = view.words('sources.marker', { number: piece });
    return html`<a class="marker" href="${target.address}" aria-label="${label}" lang="${view.language}">[${piece}]</a>`;
  });
  return html`${pieces}`;
}

/** Lines as paragraphs; lines that begin with "- " or "• " as a list. Markers without a source stay text. */
export function answerText(view: View, text: string, marked: readonly Marked[]): Html {
  const groups: { list: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
    const list = /^\s*[-•] /.test(line);
    const last = groups.at(-1);
    if (list && last?.list) last.lines.push(line.replace(/^\s*[-•] /, ''));
    else groups.push({ list, lines: [line.replace(/^\s*[-•] /, '')] });
  }
  return html`${groups.map(({ list, lines }) =>
    list
      ? html`<ul>${lines.map((line) => html`<li>${withMarkers(view, line, marked)}</li>`)}</ul>`
      : html`<p>${withMarkers(view, lines[0] ?? '', marked)}</p>`,
  )}`;
}

/** The passage with its quote marked; a quote that does not stand there as it is (cells of a row) comes before it. */
function markedPassage(view: View, citation: Citation): Html {
  const { passage, quote } = citation;
  const hint = (key: 'sources.quote' | 'sources.quote_end') =>
    html`<span class="hidden" lang="${view.language}"> ${view.words(key)} </span>`;
  const marked = html`<mark>${hint('sources.quote')}${quote}${hint('sources.quote_end')}</mark>`;
  const at = passage.indexOf(quote);
  if (quote === '' || at < 0) return html`${marked}\n${passage}`;
  return html`${passage.slice(0, at)}${marked}${passage.slice(at + quote.length)}`;
}

function source(view: View, citation: Citation): Html {
  const { words, language } = view;
  const publication = citation.sourceUrl === null ? null : safeAddress(citation.sourceUrl);
  return html`<li id="bron-${citation.number}" class="source-card">
<h3><span class="number"><span class="hidden">${words('sources.marker', { number: '' })}</span>${citation.number}</span>
<span lang="${citation.language}">${citation.title}</span></h3>
${citation.section === '' ? '' : html`<p class="section" lang="${citation.language}">${citation.section}</p>`}
<ul class="facts">
${citation.page === null ? '' : html`<li>${words('sources.page', { page: String(citation.page) })}</li>`}
<li>${words('sources.published', { date: formatDate(citation.published, language) })}</li>
<li>${words('sources.period', { period: citation.period })}</li>
</ul>
<blockquote lang="${citation.language}">${markedPassage(view, citation)}</blockquote>
<p class="links"><a href="${viewerPath(view, citation.url)}">${words('sources.link')}</a>
${publication === null ? '' : html`<a href="${publication}" rel="noreferrer">${words('sources.publication')}</a>`}</p>
</li>
`;
}

/** What is to stand out: someone in need, else how the turn ended. */
function kindOf(answer: Answer): Answer['status'] | 'crisis' {
  return answer.reason === 'crisis' ? 'crisis' : answer.status;
}

/** Draws an answer, without the form that asks on. */
export function answerView(view: View, answer: Answer): Html {
  const { words, language } = view;
  const kind = kindOf(answer);
  const lead = answer.lead !== null && answer.text.startsWith(answer.lead) ? answer.lead : null;
  const marked = answer.citations.map(({ number }) => ({ number, address: `#bron-${number}` }));
  const target = answer.target === null ? null : safeAddress(answer.target.url);
  return html`<section class="answer ${kind}" aria-labelledby="antwoord-kop">
<h2 id="antwoord-kop">${words(kind === 'answered' ? 'answer.heading' : `kind.${kind}`)}</h2>
${lead === null ? '' : html`<p class="answer-lead" lang="${answer.language}">${lead}</p>`}
<div class="answer-text" lang="${bodyLanguage(answer)}">${answerText(view, answer.text.slice(lead?.length ?? 0), marked)}</div>
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
${answer.citations.map((citation) => source(view, citation))}</ol></section>`
}`;
}
