/**
 * Whether an answer helped: two buttons, then room for a remark. Every step is sent as it is made.
 */
import { maskPersonalData } from '../../../screening/personal-data.ts';
import { button, h } from './dom.ts';
import type { Reader } from './plain-text.ts';
import { sendFeedback } from './server-calls.ts';

/** Draws the question; `say` tells a screen reader how it went. */
export function feedback(answerId: string, { server, words }: Reader, say: (text: string) => void): HTMLElement {
  const status = h('p', { class: 'small' });
  const id = `remark-${answerId}`;
  const remark = h('textarea', { id, rows: '2', maxlength: '1000' });
  const more = h('form', { class: 'remark', hidden: true }, h('label', { for: id }, words('feedback.comment')), remark);
  more.append(h('button', { type: 'submit', class: 'secondary' }, words('feedback.send')));
  let helpful = true;

  const send = async (comment?: string) => {
    const outcome = await sendFeedback(server, { answerId, helpful, ...(comment === undefined ? {} : { comment }) });
    const text = words(`feedback.${outcome}`);
    status.textContent = text;
    say(text);
    more.hidden = outcome !== 'thanks' || comment !== undefined;
    return outcome;
  };
  const choose = (value: boolean) => () => {
    helpful = value;
    for (const [one, isIt] of [
      [yes, value],
      [no, !value],
    ] as const)
      one.setAttribute('aria-pressed', String(isIt));
    void send();
  };
  const yes = button(words('feedback.yes'), choose(true), { class: 'secondary', 'aria-pressed': 'false' });
  const no = button(words('feedback.no'), choose(false), { class: 'secondary', 'aria-pressed': 'false' });
  more.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = remark.value.trim();
    if (text === '') return;
    void send(maskPersonalData(text, new Date()).text).then((outcome) => {
      if (outcome === 'thanks') yes.focus();
    });
  });
  return h(
    'div',
    { class: 'feedback', role: 'group', 'aria-label': words('feedback.question') },
    h('div', { class: 'row' }, h('span', { 'aria-hidden': 'true' }, words('feedback.question')), yes, no),
    more,
    status,
  );
}
