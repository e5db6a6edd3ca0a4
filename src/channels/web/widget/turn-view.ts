/**
 * One question and what became of it: being answered, answered, or why not.
 */
import type { Answer, Citation, StepName } from '../../../answer.ts';
import { leadAndBody } from '../answer-lines.ts';
import type { Announcer } from './announcer.ts';
import { answerCard, headingOf, lineOf, type OpenSource } from './answer-card.ts';
import type { Turn } from './conversation.ts';
import { button, type Child, h, hidden, icon } from './dom.ts';
import { feedback } from './feedback.ts';
import { answerAsText, type Reader } from './plain-text.ts';

/** What the buttons under an answer do. */
export interface TurnActions {
  readonly open: OpenSource;
  readonly copy: (text: string) => void;
  readonly retry: (question: string) => void;
  readonly edit: (question: string) => void;
  readonly stop: () => void;
  readonly announcer: Announcer;
}

const withoutMarkers = (text: string) => text.replace(/\s{0,9}\[\d{1,3}\]/g, '');

/** What is kept of an answer, on the server's own page: by a form, so that its number ends up in no address. */
function keptForm(id: string, { server, language, words }: Reader): HTMLElement {
  return h(
    'form',
    { method: 'post', action: `${server}/privacy?lang=${language}#antwoord`, target: '_blank', rel: 'noopener' },
    h('input', { type: 'hidden', name: 'answer', value: id }),
    h('button', { type: 'submit', class: 'quiet', name: 'action', value: 'show' }, [
      icon('info'),
      words('privacy.button_answer'),
      hidden(` ${words('widget.new_tab')}`),
    ]),
  );
}

/** Draws a turn and keeps it up to date. */
export interface TurnView {
  readonly element: HTMLElement;
  onStep(step: StepName): void;
  onSentence(text: string, citations: readonly Citation[]): void;
  onSlow(): void;
  /** The turn has its answer or its trouble; says what was not said yet. */
  settle(): void;
}

/** `number` makes ids unique. A turn that is settled already is drawn so and nothing is said. */
export function createTurnView(turn: Turn, number: number, reader: Reader, actions: TurnActions): TurnView {
  const { words } = reader;
  const { announcer } = actions;
  const id = `answer-${number}`;
  const said: string[] = [];
  const outcome = h('div');
  const element = h(
    'div',
    { class: 'turn' },
    h(
      'p',
      { class: 'asked', dir: 'auto' },
      h('span', { class: 'hidden', dir: 'ltr' }, `${words('asked')}: `),
      turn.question,
    ),
    outcome,
  );
  const sentences = h('p', { dir: 'auto' });
  const progress = h('span', {}, words('status.screen'));

  const making = () =>
    h(
      'div',
      { class: 'answer making' },
      h('div', { class: 'text' }, sentences),
      h(
        'div',
        { class: 'row progress' },
        h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
        progress,
        button([icon('stop'), words('chat.stop')], actions.stop, { class: 'quiet' }),
      ),
    );

  const answered = (answer: Answer) => {
    const row: Child = h(
      'div',
      { class: 'row actions' },
      button(
        [icon('copy'), words(answer.citations.length > 0 ? 'copy.answer' : 'copy.plain')],
        () => actions.copy(answerAsText(answer, reader)),
        { class: 'quiet' },
      ),
      keptForm(answer.id, reader),
    );
    const asks = answer.reason !== 'crisis';
    return answerCard(answer, id, words, actions.open, [row, asks && feedback(answer.id, reader, announcer.say)]);
  };

  const failed = () => {
    const { kind = 'interrupted', detail, seconds = 60 } = turn.trouble ?? {};
    const text = detail ?? words(`trouble.${kind}`, { seconds: String(seconds) });
    const half = sentences.childNodes.length > 0 && h('div', { class: 'text' }, sentences);
    const heading = words(half === false ? 'trouble.heading' : 'answer.unfinished');
    const card = h(
      'article',
      { class: 'answer trouble', 'aria-labelledby': id },
      half,
      h('h3', { id }, icon('warning'), heading),
      h('p', {}, text),
      h(
        'div',
        { class: 'row' },
        button(words('chat.retry'), () => actions.retry(turn.question), { class: 'primary' }),
        button(words('trouble.edit'), () => actions.edit(turn.question), { class: 'secondary' }),
      ),
    );
    return { card, text: `${heading}. ${text}` };
  };

  const announce = (answer: Answer) => {
    const { lead, body } = leadAndBody(answer);
    // What was said already is not said again; the answer may hold it otherwise, or more.
    const rest = said.reduce((text, sentence) => text.replace(sentence, ''), body);
    const whole = said.length > 0 && !/[\p{L}\d]/u.test(withoutMarkers(rest));
    const count = answer.citations.length;
    const parts = [
      answer.status === 'answered' && whole && answer.reason === null
        ? words('answer.ready')
        : `${headingOf(answer, words)}.`,
      lead ?? '',
      whole ? '' : withoutMarkers(rest).trim(),
      count > 0 ? words('answer.sources', { count: String(count) }) : '',
    ];
    announcer.say(parts.filter((part) => part !== '').join(' '));
  };

  const draw = () => {
    const { answer } = turn;
    if (answer !== null) outcome.replaceChildren(answered(answer));
    else outcome.replaceChildren(turn.trouble === null ? making() : failed().card);
  };
  draw();

  return {
    element,
    onStep(step) {
      const text = `status.${step}` as const;
      if (step) progress.textContent = words(text) ?? '';
    },
    onSentence(text, citations) {
      if (sentences.childNodes.length > 0) sentences.append(' ');
      sentences.append(h('span', {}, lineOf(text, citations, words, actions.open)));
      said.push(text);
      announcer.say(withoutMarkers(text));
    },
    onSlow() {
      progress.textContent = words('progress.slow');
      announcer.say(words('progress.slow'));
    },
    settle() {
      if (turn.answer !== null) {
        draw();
        announce(turn.answer);
      } else {
        const { card, text } = failed();
        outcome.replaceChildren(card);
        announcer.say(text);
      }
    },
  };
}
