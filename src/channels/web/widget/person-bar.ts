/**
 * The way to a person, always in sight, and the conversation to take along.
 */
import { button, h, icon } from './dom.ts';
import { copyText } from './plain-text.ts';
import type { WidgetWords } from './words.ts';

export interface PersonBar {
  readonly element: HTMLElement;
  /** Copies any text; where the browser forbids, shows it to be copied by hand. */
  copy(text: string): Promise<void>;
  /** Shows or hides what needs a conversation. */
  refresh(): void;
}

export interface PersonBarOptions {
  readonly words: WidgetWords;
  readonly contact: string;
  /** The conversation as text. */
  readonly text: () => string;
  readonly hasText: () => boolean;
  readonly say: (text: string) => void;
}

/** Time that "copied" stays in sight, in ms; it is said as well. */
const SHOWN = 4_000;

export function createPersonBar({ words, contact, text, hasText, say }: PersonBarOptions): PersonBar {
  const status = h('span', { class: 'small' });
  const byHand = h('div', { class: 'by-hand', hidden: true });

  const copy = async (content: string) => {
    if (await copyText(content)) {
      status.textContent = words('copy.done');
      say(words('copy.done'));
      setTimeout(() => {
        status.textContent = '';
      }, SHOWN);
      return;
    }
    const area = h('textarea', { readonly: true, rows: '4', 'aria-label': words('copy.text') });
    area.value = content;
    byHand.replaceChildren(
      h('p', { class: 'small' }, words('copy.failed')),
      area,
      button(
        words('copy.close'),
        () => {
          byHand.hidden = true;
        },
        { class: 'secondary' },
      ),
    );
    byHand.hidden = false;
    area.focus();
    area.select();
  };
  const download = () => {
    const url = URL.createObjectURL(new Blob([text()], { type: 'text/plain;charset=utf-8' }));
    h('a', { href: url, download: `${words('person.file')}.txt` }).click();
    // The browser has taken the file over by then.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };

  const take = h(
    'div',
    { class: 'row take' },
    button([icon('copy'), words('person.copy')], () => void copy(text()), { class: 'quiet' }),
    button([icon('download'), words('person.download')], download, { class: 'quiet' }),
    status,
  );
  return {
    element: h(
      'div',
      { class: 'person' },
      byHand,
      h(
        'p',
        {},
        icon('person'),
        h('strong', {}, words('contact.heading')),
        ' ',
        h('a', { href: contact, rel: 'noreferrer' }, words('person.link')),
      ),
      take,
    ),
    copy,
    refresh() {
      take.hidden = !hasText();
    },
  };
}
