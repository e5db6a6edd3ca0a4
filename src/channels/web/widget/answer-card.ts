/**
 * An answer as a card: what kind of answer, its sentences with a button for each source, where else to go.
 */
import type { Answer, Citation } from '../../../answer.ts';
import { type AnswerLook, bodyLanguage, leadAndBody, lineGroups, lookOf, markerPieces } from '../answer-lines.ts';
import { type Child, h, type Icon, icon, safeHref } from './dom.ts';
import type { WidgetKey, WidgetWords } from './words.ts';

/** Opens the source of a marker. */
export type OpenSource = (citation: Citation, opener: HTMLElement) => void;

const LOOKS: Readonly<Record<AnswerLook, { readonly heading: WidgetKey; readonly icon: Icon }>> = {
  answered: { heading: 'answer.heading', icon: 'chat' },
  partial: { heading: 'kind.partial', icon: 'info' },
  abstained: { heading: 'kind.abstained', icon: 'search' },
  redirected: { heading: 'kind.redirected', icon: 'away' },
  refused: { heading: 'kind.refused', icon: 'stop' },
  handover: { heading: 'kind.handover', icon: 'person' },
  crisis: { heading: 'kind.crisis', icon: 'phone' },
  own_file: { heading: 'kind.own_file', icon: 'person' },
  paused: { heading: 'kind.paused', icon: 'info' },
};

/** The words above an answer. */
export function headingOf(answer: Answer, words: WidgetWords): string {
  if (answer.reason === 'conflicting') return words('answer.conflicting');
  return words(LOOKS[lookOf(answer)].heading);
}

/** Emergency and help lines in Dutch use: 112, 113, free 0800 numbers. */
const HELP_LINE = /\b(11[23]|0800-\d{4})\b(?!\.\w)/;

/** In need, a number is one press away. */
function withCalls(text: string): Child[] {
  return text
    .split(HELP_LINE)
    .map((piece, index) =>
      index % 2 === 0 ? piece : h('a', { class: 'call', href: `tel:${piece.replace('-', '')}` }, piece),
    );
}

/** The text of a line with a button for each [n] that has a source; other markers stay text. */
export function lineOf(
  line: string,
  citations: readonly Citation[],
  words: WidgetWords,
  open: OpenSource,
  calls = false,
): Child[] {
  const marker = (citation: Citation): HTMLElement => {
    const number = String(citation.number);
    const element = h(
      'button',
      {
        type: 'button',
        class: 'marker',
        'aria-label': words('source.open', { number, title: citation.title }),
        'aria-expanded': 'false',
        'data-number': number,
        onclick: () => open(citation, element),
      },
      number,
    );
    return element;
  };
  const text = (piece: string): Child => (calls ? withCalls(piece) : piece);
  const pieces = markerPieces(line);
  return pieces.map((piece, index) => {
    if (typeof piece === 'string') {
      const [kept, word] = lastWord(piece);
      return text(index < pieces.length - 1 ? kept : kept + word);
    }
    const [, word] = lastWord(String(pieces[index - 1] ?? ''));
    const citation = citations.find(({ number }) => number === piece);
    // A number stays on the line of the word before it.
    return h('span', { class: 'together' }, text(word), citation ? marker(citation) : `[${piece}]`);
  });
}

/** A text and its last word with the blank behind it; a long word stays with the text, for it may have to be broken. */
function lastWord(text: string): [string, string] {
  const [word = ''] = /\S{1,24}\s?$/.exec(text) ?? [];
  const isWhole = word.length === text.length || /\s/.test(text.charAt(text.length - word.length - 1));
  return isWhole ? [text.slice(0, text.length - word.length), word] : [text, ''];
}

/** Draws a finished answer. `id` is of its heading, unique in the widget. */
export function answerCard(
  answer: Answer,
  id: string,
  words: WidgetWords,
  open: OpenSource,
  actions: Child,
): HTMLElement {
  const look = lookOf(answer);
  const { lead, body } = leadAndBody(answer);
  const href = safeHref(answer.target?.url ?? null);
  const line = (text: string) => lineOf(text, answer.citations, words, open, look === 'crisis');
  const language = bodyLanguage(answer);
  return h(
    'article',
    { class: `answer ${look}`, 'aria-labelledby': id },
    h('h3', { id }, icon(LOOKS[look].icon), headingOf(answer, words)),
    lead !== null && h('p', { class: 'lead', lang: answer.language, dir: 'auto' }, lead),
    h(
      'div',
      { class: 'text', lang: language },
      lineGroups(body).map(({ list, lines }) =>
        list
          ? h(
              'ul',
              {},
              lines.map((text) => h('li', { dir: 'auto' }, line(text))),
            )
          : h('p', { dir: 'auto' }, line(lines[0] ?? '')),
      ),
    ),
    answer.target !== null &&
      href !== null &&
      h(
        'p',
        {},
        h('a', { class: 'button', href, rel: 'noreferrer', lang: answer.language, dir: 'auto' }, answer.target.label),
      ),
    h(
      'p',
      { class: 'small' },
      answer.citations.length === 0
        ? words('answer.ai')
        : answer.mode === 'extractive'
          ? `${words('answer.ai')} ${words('answer.quotes')}`
          : answer.disclosure,
    ),
    actions,
  );
}
