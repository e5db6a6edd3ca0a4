/**
 * `<duo-vraagbaak>`: the chat as an element for any page (docs/embedding.md). Its content is in a shadow root, so
 * that neither page nor chat changes how the other looks; its style sheet is constructed, so that no policy against
 * inline style stands in its way. What stands between its tags is for browsers without script.
 */
import './built.ts';
import { CONTACT_ADDRESS } from '../contact.ts';
import { type Chat, createChat } from './chat.ts';
import { button, h, icon, safeHref } from './dom.ts';
import { interfaceLanguage, wordsOf } from './words.ts';

/** Where this script came from, without its file name: the server, unless the attribute says another. */
const SCRIPT = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
const HOME = new URL('.', SCRIPT === '' ? location.href : SCRIPT).href;

/** Screens on which the opened chat takes all the room. */
const SMALL = '(max-width: 40rem), (max-height: 30rem)';

let sheet: CSSStyleSheet | undefined;
function styleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(WIDGET_STYLE);
  }
  return sheet;
}

/** The tab's storage; null where the browser forbids it. */
function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

class DuoVraagbaak extends HTMLElement {
  static readonly observedAttributes = ['language', 'mode', 'server', 'contact'];
  readonly #root = this.attachShadow({ mode: 'open' });
  #chat: Chat | null = null;
  #dialog: HTMLDialogElement | null = null;
  #launcher: HTMLButtonElement | null = null;
  readonly #small = matchMedia(SMALL);

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [styleSheet()];
    this.#small.addEventListener('change', this.#reopen);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#small.removeEventListener('change', this.#reopen);
    this.#chat?.close();
    this.#chat = null;
  }

  attributeChangedCallback(_: string, before: string | null, after: string | null): void {
    if (this.#chat !== null && before !== after) this.#draw();
  }

  /** Opens the chat of a button; the focus goes into it. */
  open(): void {
    if (this.#dialog === null || this.#dialog.matches(':modal, :popover-open')) return;
    if (this.#small.matches) this.#dialog.showModal();
    else this.#dialog.showPopover();
    this.#launcher?.setAttribute('aria-expanded', 'true');
    this.#chat?.setOpen(true);
    this.#chat?.focus();
  }

  /** Closes the chat of a button; the focus goes back to it and the conversation stays. */
  close(): void {
    this.#hide();
    this.#chat?.setOpen(false);
    this.#launcher?.focus();
  }

  #hide(): void {
    if (this.#dialog?.matches(':modal')) this.#dialog.close();
    else if (this.#dialog?.matches(':popover-open')) this.#dialog.hidePopover();
    this.#launcher?.setAttribute('aria-expanded', 'false');
  }

  /** A screen that becomes small or large while the chat is open. */
  readonly #reopen = (): void => {
    if (!this.#dialog?.matches(':modal, :popover-open')) return;
    this.#hide();
    this.open();
  };

  #draw(): void {
    this.#chat?.close();
    const language = interfaceLanguage(this.getAttribute('language') ?? this.closest('[lang]')?.getAttribute('lang'));
    const words = wordsOf(WIDGET_WORDS[language]);
    const server = new URL(this.getAttribute('server') || HOME, location.href).href.replace(/\/$/, '');
    const floats = this.getAttribute('mode') === 'button';
    const typed = this.querySelector('textarea')?.value ?? '';
    const chat = createChat({
      reader: { server, language, words },
      contact: safeHref(this.getAttribute('contact')) ?? CONTACT_ADDRESS,
      store: tabStorage(),
      draft: typed,
      onclose: floats ? () => this.close() : null,
    });
    this.#chat = chat;
    this.#dialog = null;
    this.#launcher = null;
    if (!floats) {
      this.#root.replaceChildren(h('div', { class: 'reset inline' }, chat.element));
    } else {
      this.#launcher = button([icon('chat'), h('span', {}, words('widget.open'))], () => this.open(), {
        class: 'reset launcher',
        lang: language,
        'aria-haspopup': 'dialog',
        'aria-expanded': 'false',
      });
      this.#dialog = h(
        'dialog',
        { class: 'reset dialog', popover: 'manual', 'aria-labelledby': 'title', 'aria-describedby': 'about' },
        chat.element,
      );
      this.#dialog.addEventListener('cancel', (event) => event.preventDefault());
      this.#root.replaceChildren(this.#launcher, this.#dialog);
      if (chat.isOpen && !this.#small.matches) this.#dialog.showPopover();
      this.#launcher.setAttribute('aria-expanded', String(this.#dialog.matches(':popover-open')));
    }
    chat.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (chat.escape()) event.preventDefault();
      else if (floats) {
        event.preventDefault();
        this.close();
      }
    });
  }
}

if (!customElements.get('duo-vraagbaak')) customElements.define('duo-vraagbaak', DuoVraagbaak);
