/**
 * What the assistant is and knows, at the top of the conversation and in one line that always stays in sight.
 */
import type { DocumentSummary } from '../../../answer.ts';
import { formatDate } from '../dates.ts';
import { viewerPath } from '../quote-place.ts';
import { h } from './dom.ts';
import type { Reader } from './plain-text.ts';
import type { WidgetWords } from './words.ts';

/** How many documents, about which years; empty while that is not known. */
export function knowsLine(documents: readonly DocumentSummary[] | null, words: WidgetWords): string {
  const years = (documents ?? []).flatMap(({ period }) => period.match(/\d{4}/g) ?? []).toSorted();
  const [from, until] = [years[0], years.at(-1)];
  if (documents === null || from === undefined || until === undefined) return '';
  const span = from === until ? from : words('widget.years', { from, until });
  const count = documents.length;
  return words(count === 1 ? 'widget.documents_one' : 'widget.documents', { count: String(count), years: span });
}

/** Who speaks, what it knows, what not, and the documents themselves. */
export function intro(documents: readonly DocumentSummary[] | null, { words, language, server }: Reader): HTMLElement {
  const newTab = { target: '_blank', rel: 'noopener' };
  const knows = knowsLine(documents, words);
  return h(
    'div',
    { class: 'intro' },
    h('p', {}, words('widget.disclosure')),
    knows !== '' && h('p', {}, `${knows} ${words('widget.later')}`),
    h('p', {}, h('strong', {}, words('scope.no')), ' ', words('scope.knows_not')),
    documents !== null &&
      h(
        'details',
        {},
        h('summary', {}, words('widget.which')),
        h(
          'ul',
          {},
          documents.map((document) =>
            h(
              'li',
              {},
              h(
                'a',
                { href: `${server}${viewerPath(document.url, language)}`, lang: document.language, ...newTab },
                document.title,
              ),
              ' ',
              h(
                'span',
                { class: 'small' },
                words('documents.item', {
                  published: formatDate(document.published, language) || words('fact.unknown'),
                  period: document.period || words('fact.unknown'),
                }),
                ' ',
                words('widget.new_tab'),
              ),
            ),
          ),
        ),
      ),
    h(
      'p',
      { class: 'small' },
      h('a', { href: `${server}/privacy?lang=${language}`, ...newTab }, words('widget.privacy')),
      ' ',
      words('widget.new_tab'),
    ),
  );
}
