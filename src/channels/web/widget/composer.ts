/**
 * Where a question is typed: the field, what is wrong with it, and the warning before personal data are sent.
 */
import { clean } from '../../../screening/normalise.ts';
import { maskPersonalData, type PersonalDataKind } from '../../../screening/personal-data.ts';
import { button, h, icon } from './dom.ts';
import type { WidgetLanguage, WidgetWords } from './words.ts';

export interface Composer {
  readonly element: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  /** What is typed. */
  text(): string;
  fill(text: string): void;
  /** While an answer is made nothing is sent; typing goes on. */
  setBusy(busy: boolean): void;
}

export interface ComposerOptions {
  readonly words: WidgetWords;
  readonly language: WidgetLanguage;
  readonly onsend: (question: string) => void;
  readonly oninput: (draft: string) => void;
  readonly say: (text: string) => void;
}

/** A list as people write it: "a, b". */
const list = (kinds: readonly PersonalDataKind[], words: WidgetWords) =>
  kinds.map((kind) => words(`personal.${kind}`)).join(', ');

export function createComposer({ words, language, onsend, oninput, say }: ComposerOptions): Composer {
  const limit = WIDGET_QUESTION_LIMIT;
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const error = h('p', { id: 'question-error', class: 'error', hidden: true });
  const counter = h('p', { class: 'small', hidden: true });
  const warning = h('div', { class: 'warning', role: 'group', 'aria-labelledby': 'personal-heading', hidden: true });
  const field = h('textarea', {
    id: 'question',
    rows: '2',
    autocomplete: 'off',
    enterkeyhint: 'send',
    dir: 'auto',
    'aria-describedby': 'question-hint',
  });
  const sendButton = h(
    'button',
    { type: 'submit', class: 'primary' },
    icon('send'),
    h('span', {}, words('form.button')),
  );
  let busy = false;

  const complain = (text: string | null) => {
    error.hidden = text === null;
    error.textContent = text;
    if (text === null) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', text === null ? 'question-hint' : 'question-error question-hint');
  };
  const send = (question: string) => {
    warning.hidden = true;
    fill('');
    oninput('');
    onsend(question);
  };
  const fill = (text: string) => {
    field.value = text;
    counter.hidden = text.length < limit * 0.8;
    counter.textContent = words('ask.count', { count: number(text.length), limit: number(limit) });
    complain(null);
  };
  const warn = (question: string, masked: string, kinds: readonly PersonalDataKind[]) => {
    const back = () => {
      warning.hidden = true;
      field.focus();
    };
    const leave = (text: string) => () => {
      field.focus();
      send(text);
    };
    const heading = h('h3', { id: 'personal-heading', tabindex: '-1' }, icon('warning'), words('personal.heading'));
    warning.replaceChildren(
      heading,
      h('p', {}, words('personal.found', { kinds: list(kinds, words) })),
      h(
        'div',
        { class: 'row' },
        button(words('personal.masked'), leave(masked), { class: 'primary' }),
        button(words('personal.edit'), back, { class: 'secondary' }),
        button(words('personal.as_is'), leave(question), { class: 'secondary' }),
      ),
    );
    warning.hidden = false;
    heading.focus();
    warning.scrollIntoView({ block: 'nearest' });
  };
  const submit = () => {
    const question = field.value.trim();
    if (busy) return say(words('ask.busy'));
    if (question === '' || question.length > limit) {
      complain(question === '' ? words('error.empty') : words('error.too_long', { limit: number(limit) }));
      field.focus();
      field.scrollIntoView({ block: 'nearest' });
      return;
    }
    complain(null);
    const { text, kinds } = maskPersonalData(clean(question).text, new Date());
    if (kinds.length > 0) warn(question, text, kinds);
    else send(question);
  };

  field.addEventListener('input', () => {
    warning.hidden = true;
    fill(field.value);
    oninput(field.value);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  const element = h(
    'form',
    {
      class: 'composer',
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit();
      },
    },
    warning,
    h('label', { for: 'question' }, words('form.label')),
    error,
    h('div', { class: 'field' }, field, sendButton),
    counter,
    h(
      'p',
      { id: 'question-hint', class: 'small' },
      words('form.hint', { limit: number(limit) }),
      h('span', { class: 'keys' }, ` ${words('ask.keys')}`),
    ),
  );
  return {
    element,
    field,
    text: () => field.value,
    fill,
    setBusy(value) {
      busy = value;
      sendButton.setAttribute('aria-disabled', String(value));
    },
  };
}
