/**
 * The chat: header, conversation, field, panel, the way to a person; and what goes on between them.
 */
import type { Citation, DocumentSummary } from '../../../answer.ts';
import { createAnnouncer } from './announcer.ts';
import { createComposer } from './composer.ts';
import { type Conversation, messagesFor, readConversation, type Turn, writeConversation } from './conversation.ts';
import { button, h, icon } from './dom.ts';
import { intro, knowsLine } from './intro.ts';
import { panelContent } from './passage-panel.ts';
import { createPersonBar } from './person-bar.ts';
import { conversationAsText, type Reader } from './plain-text.ts';
import { askServer, ChatTrouble, fetchDocuments } from './server-calls.ts';
import { createTurnView, type TurnActions, type TurnView } from './turn-view.ts';

/** Time without any sign of an answer after which the reader is told, in ms. */
const SLOW = 8_000;

export interface Chat {
  readonly element: HTMLElement;
  /** Puts the focus where one begins. */
  focus(): void;
  /** Whether Escape had something to close in here. */
  escape(): boolean;
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
  /** Ends what goes on; a question without its answer can be asked again later. */
  close(): void;
}

export interface ChatOptions {
  readonly reader: Reader;
  readonly contact: string;
  readonly store: Storage | null;
  /** What was typed elsewhere before this was there. */
  readonly draft: string;
  /** Closes the chat; null where it cannot be closed. */
  readonly onclose: (() => void) | null;
}

export function createChat({ reader, contact, store, draft, onclose }: ChatOptions): Chat {
  const { words, language, server } = reader;
  const key = `duo-vraagbaak ${server}`;
  const conversation: Conversation = readConversation(store, key);
  if (conversation.draft === '') conversation.draft = draft;
  const keep = () => writeConversation(store, key, conversation);

  const announcer = createAnnouncer();
  const about = h('p', { id: 'about', class: 'small' }, words('widget.kind'));
  const introduction = h('div');
  const turns = h('div');
  const suggestions = h('div');
  const log = h(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'off', tabindex: '0', 'aria-label': words('chat.log') },
    introduction,
    turns,
    suggestions,
  );
  const panel = h('section', { class: 'panel', id: 'panel', 'aria-labelledby': 'panel-title', hidden: true });
  const notice = h('p', { class: 'notice small', role: 'status', hidden: true });
  const question = h('div', { class: 'confirm', role: 'group', 'aria-label': words('chat.new'), hidden: true });
  const newButton = button([icon('new'), h('span', {}, words('chat.new'))], () => askNew(), { class: 'quiet' });

  let running: AbortController | null = null;
  let opener: { element: HTMLElement; citation: Citation; turn: number } | null = null;
  let stays = true;
  let count = 0;

  const views: TurnView[] = [];
  const composer = createComposer({
    words,
    language,
    say: announcer.say,
    oninput(text) {
      conversation.draft = text;
      keep();
    },
    onsend: (text) => void ask(text),
  });
  const person = createPersonBar({
    words,
    contact,
    say: announcer.say,
    text: () => conversationAsText(conversation.turns, reader, new Date()),
    hasText: () => conversation.turns.length > 0,
  });

  /** Keeps the chat in sight and the last question at its top while its answer grows, until the reader scrolls. */
  const follow = () => {
    const last = views.at(-1)?.element;
    if (!last || !stays) return;
    element.scrollIntoView({ block: 'nearest' });
    log.scrollTop += last.getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
  };
  for (const sign of ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const) {
    log.addEventListener(
      sign,
      () => {
        stays = false;
      },
      { passive: true },
    );
  }

  const closePanel = (focus = true) => {
    panel.hidden = true;
    if (!opener) return;
    const { citation, turn, element } = opener;
    opener = null;
    for (const one of turns.querySelectorAll('.marker[aria-expanded=true]')) one.setAttribute('aria-expanded', 'false');
    if (focus) (element.isConnected ? element : markerOf(turn, citation))?.focus();
  };
  const markerOf = (turn: number, { number }: Citation) =>
    views[turn]?.element.querySelector<HTMLElement>(`.marker[data-number="${number}"]`) ?? null;
  const openPanel = (citation: Citation, element: HTMLElement) => {
    closePanel(false);
    const turn = views.findIndex((view) => view.element.contains(element));
    opener = { element, citation, turn };
    element.setAttribute('aria-expanded', 'true');
    const all = conversation.turns[turn]?.answer?.citations ?? [];
    const at = all.findIndex(({ number }) => number === citation.number);
    const go = (step: number) => {
      const next = at < 0 ? undefined : all[at + step];
      const marker = next && markerOf(turn, next);
      return next && marker ? () => openPanel(next, marker) : null;
    };
    panel.replaceChildren(
      ...panelContent({ citation, reader, onclose: closePanel, onprevious: go(-1), onnext: go(1) }),
    );
    panel.hidden = false;
    panel.querySelector<HTMLElement>('.panel-title')?.focus();
    const body = panel.querySelector<HTMLElement>('.panel-body');
    const mark = panel.querySelector('mark');
    if (body && mark) {
      const below = mark.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom;
      if (below > 0) body.scrollTop += below + 24;
    }
  };

  const actions = (turn: Turn): TurnActions => ({
    open: openPanel,
    copy: (text) => void person.copy(text),
    retry(text) {
      drop(turn);
      composer.field.focus();
      void ask(text);
    },
    edit(text) {
      const typed = composer.text().trim();
      drop(turn);
      composer.fill(typed === '' ? text : `${text}\n${typed}`);
      conversation.draft = composer.text();
      keep();
      composer.field.focus();
    },
    stop() {
      composer.field.focus();
      running?.abort();
    },
    announcer,
  });
  const add = (turn: Turn): TurnView => {
    const view = createTurnView(turn, ++count, reader, actions(turn));
    views.push(view);
    turns.append(view.element);
    return view;
  };
  const drop = (turn: Turn) => {
    const at = conversation.turns.indexOf(turn);
    if (at < 0) return;
    conversation.turns.splice(at, 1);
    views.splice(at, 1)[0]?.element.remove();
    refresh();
  };

  const suggest = () => {
    const last = conversation.turns.at(-1)?.answer;
    suggestions.replaceChildren();
    if (!last || last.suggestions.length === 0 || running !== null) return;
    suggestions.append(
      h(
        'div',
        { class: 'suggestions', role: 'group', 'aria-labelledby': 'suggestions' },
        h('h3', { id: 'suggestions' }, words('suggestions.heading')),
        last.suggestions.map((text) =>
          button(
            text,
            () => {
              composer.field.focus({ preventScroll: true });
              void ask(text);
            },
            { class: 'secondary', dir: 'auto', lang: last.language },
          ),
        ),
      ),
    );
  };
  /** What depends on whether there is a conversation. */
  const refresh = () => {
    newButton.hidden = conversation.turns.length === 0;
    element.classList.toggle('begun', conversation.turns.length > 0);
    person.refresh();
    suggest();
    keep();
  };

  async function ask(text: string): Promise<void> {
    if (running !== null) return announcer.say(words('ask.busy'));
    const messages = messagesFor(conversation.turns, text);
    const turn: Turn = { question: text, answer: null, trouble: null };
    const controller = new AbortController();
    running = controller;
    conversation.turns.push(turn);
    const view = add(turn);
    composer.setBusy(true);
    stays = true;
    refresh();
    follow();
    let slow = setTimeout(view.onSlow, SLOW);
    const alive = () => {
      clearTimeout(slow);
      slow = setTimeout(view.onSlow, SLOW);
    };
    try {
      turn.answer = await askServer(
        server,
        messages,
        language,
        {
          onStep: view.onStep,
          onSentence(sentence, citations) {
            alive();
            view.onSentence(sentence, citations);
            follow();
          },
        },
        controller.signal,
      );
    } catch (error) {
      if (!(error instanceof ChatTrouble)) throw error;
      turn.trouble = error.trouble;
    } finally {
      clearTimeout(slow);
      running = null;
    }
    const root = log.getRootNode() as ShadowRoot;
    const focused = root.activeElement as HTMLElement | null;
    const number = views.at(-1)?.element.contains(focused) ? focused?.dataset.number : undefined;
    const hadFocus = focused !== null && view.element.contains(focused);
    view.settle();
    if (hadFocus) {
      (
        view.element.querySelector<HTMLElement>(number ? `.marker[data-number="${number}"]` : '.marker') ??
        composer.field
      ).focus();
    }
    composer.setBusy(false);
    refresh();
    follow();
    if (documents === null) void learn();
  }

  const askNew = () => {
    const back = () => {
      question.hidden = true;
      newButton.focus();
    };
    const erase = () => {
      running?.abort();
      closePanel(false);
      question.hidden = true;
      conversation.turns = [];
      views.length = 0;
      turns.replaceChildren();
      refresh();
      composer.field.focus();
      announcer.say(words('new.done'));
    };
    const no = button(words('new.no'), back, { class: 'secondary' });
    question.replaceChildren(
      h('p', {}, words('new.question')),
      h('div', { class: 'row' }, button(words('new.yes'), erase, { class: 'primary' }), no),
    );
    question.hidden = false;
    no.focus();
    announcer.say(words('new.question'));
  };

  let documents: readonly DocumentSummary[] | null = null;
  const introduce = () => {
    about.textContent = [`${words('widget.kind')}.`, knowsLine(documents, words)].join(' ');
    introduction.replaceChildren(intro(documents, reader));
  };
  const learn = async () => {
    documents = await fetchDocuments(server);
    if (documents !== null) introduce();
  };
  const offline = () => {
    notice.hidden = false;
    notice.textContent = words('progress.offline');
  };
  const online = () => {
    notice.hidden = true;
    announcer.say(words('progress.online'));
    if (documents === null) void learn();
  };
  addEventListener('offline', offline);
  addEventListener('online', online);

  const element = h(
    'section',
    { class: 'chat', lang: language, dir: 'ltr', 'aria-label': words('widget.name', { title: words('page.title') }) },
    h(
      'div',
      { class: 'head' },
      h('h2', { id: 'title' }, words('page.title'), ' ', h('span', { class: 'badge', 'aria-hidden': 'true' }, 'AI')),
      about,
      newButton,
      onclose !== null &&
        button([icon('close'), h('span', {}, words('chat.close'))], onclose, { class: 'quiet close' }),
    ),
    question,
    h('div', { class: 'body' }, h('div', { class: 'column' }, log, notice, composer.element), panel),
    person.element,
    announcer.element,
  );

  introduce();
  for (const turn of conversation.turns) add(turn);
  composer.fill(conversation.draft);
  refresh();
  if (navigator.onLine === false) offline();
  void learn();

  return {
    element,
    focus() {
      log.scrollTop = log.scrollHeight;
      if (matchMedia('(pointer: fine)').matches) composer.field.focus();
      else element.querySelector<HTMLElement>('button')?.focus();
    },
    escape() {
      if (!question.hidden) {
        question.hidden = true;
        newButton.focus();
      } else if (!panel.hidden) closePanel();
      else return false;
      return true;
    },
    get isOpen() {
      return conversation.open;
    },
    setOpen(open) {
      conversation.open = open;
      keep();
    },
    close() {
      running?.abort();
      removeEventListener('offline', offline);
      removeEventListener('online', online);
    },
  };
}
