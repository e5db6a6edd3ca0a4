/**
 * The panel beside the conversation: the passage behind a number, with the quoted sentence marked, where it stands
 * and the way to the whole document.
 */
import type { Citation } from '../../../answer.ts';
import { formatDate } from '../dates.ts';
import { viewerPath } from '../quote-place.ts';
import { button, type Child, h, hidden, icon, safeHref } from './dom.ts';
import type { Reader } from './plain-text.ts';
import type { WidgetWords } from './words.ts';

const CELL = ' | ';

/** A piece of the passage from `from` on, the part of it that the quote covers marked. */
function withMark(text: string, from: number, quote: { start: number; end: number }, words: WidgetWords): Child[] {
  const start = Math.max(quote.start - from, 0);
  const end = Math.min(quote.end - from, text.length);
  if (start >= end) return [text];
  return [
    text.slice(0, start),
    h(
      'mark',
      {},
      from + start === quote.start && hidden(`${words('sources.quote')} `),
      text.slice(start, end),
      from + end === quote.end && hidden(` ${words('sources.quote_end')}`),
    ),
    text.slice(end),
  ];
}

/** The passage: its heading, its paragraphs, its rows as a table. A quote that does not stand there comes before it. */
function passageView({ passage, quote, section, language }: Citation, words: WidgetWords): HTMLElement {
  const at = quote === '' ? -1 : passage.indexOf(quote);
  const place = { start: at, end: at + quote.length };
  const view = h('blockquote', { lang: language });
  if (at < 0)
    view.append(h('p', { dir: 'auto' }, withMark(quote, 0, { start: 0, end: quote.length }, words) as Node[]));
  let from = 0;
  let rows: HTMLElement | null = null;
  for (const line of passage.split('\n')) {
    const isRow = line.includes(CELL);
    if (isRow) {
      const head = rows === null;
      if (rows === null) {
        rows = h('tbody');
        view.append(
          h('div', { class: 'table', tabindex: '0', role: 'group', 'aria-label': section }, h('table', {}, rows)),
        );
      }
      const row = h('tr');
      let cellFrom = from;
      for (const [column, cell] of line.split(CELL).entries()) {
        const name = head || column === 0 ? 'th' : 'td';
        row.append(
          h(
            name,
            head ? { scope: 'col' } : column === 0 ? { scope: 'row' } : {},
            withMark(cell, cellFrom, place, words),
          ),
        );
        cellFrom += cell.length + CELL.length;
      }
      rows.append(row);
    } else {
      rows = null;
      const isHeading = from === 0 && section.endsWith(line);
      view.append(
        h('p', { dir: 'auto', class: isHeading ? 'passage-heading' : null }, withMark(line, from, place, words)),
      );
    }
    from += line.length + 1;
  }
  return view;
}

/** What the panel shows and what its buttons do. */
export interface PanelOptions {
  readonly citation: Citation;
  readonly reader: Reader;
  readonly onclose: () => void;
  /** Shows the source before or after this one; null where there is none. */
  readonly onprevious: (() => void) | null;
  readonly onnext: (() => void) | null;
}

/** Draws the panel's content. Its heading has the class `panel-title` and takes the focus. */
export function panelContent({ citation, reader, onclose, onprevious, onnext }: PanelOptions): HTMLElement[] {
  const { words, language, server } = reader;
  const publication = safeHref(citation.sourceUrl);
  const facts: [string, Child][] = [
    [words('source.document'), h('span', { lang: citation.language }, citation.title)],
    ...(citation.section === ''
      ? []
      : [[words('source.section'), h('span', { lang: citation.language }, citation.section)] as [string, Child]]),
    [words('source.published'), formatDate(citation.published, language) || words('fact.unknown')],
    [words('source.period'), citation.period || words('fact.unknown')],
    ...(citation.page === null ? [] : [[words('source.page'), String(citation.page)] as [string, Child]]),
  ];
  const newTab = { target: '_blank', rel: 'noopener noreferrer' };
  const link = (href: string, text: string) =>
    h('a', { href, ...newTab }, text, ' ', h('span', { class: 'small' }, words('widget.new_tab')));
  return [
    h(
      'div',
      { class: 'panel-head' },
      h(
        'h3',
        { class: 'panel-title', id: 'panel-title', tabindex: '-1' },
        words('source.heading', { number: String(citation.number) }),
      ),
      button([icon('close'), h('span', {}, words('source.close'))], onclose, { class: 'quiet' }),
    ),
    h(
      'div',
      { class: 'panel-body' },
      h(
        'dl',
        {},
        facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
      ),
      language !== citation.language &&
        citation.language === 'nl' &&
        h('p', { class: 'small' }, words('sources.in_dutch')),
      h('p', { class: 'small' }, words('source.marked')),
      passageView(citation, words),
      h('p', {}, link(`${server}${viewerPath(citation.url, language, citation.quote)}`, words('source.read'))),
      publication !== null && h('p', {}, link(publication, words('sources.publication'))),
      (onprevious !== null || onnext !== null) &&
        h(
          'div',
          { class: 'row' },
          onprevious !== null && button(words('source.previous'), onprevious, { class: 'secondary' }),
          onnext !== null && button(words('source.next'), onnext, { class: 'secondary' }),
        ),
    ),
  ];
}
