/**
 * What a screen reader says of what happens: a polite live region, apart from the conversation itself, so that
 * redrawing the conversation repeats nothing.
 */
import { h } from './dom.ts';

export interface Announcer {
  readonly element: HTMLElement;
  /** Says it once, after what is being said. */
  say(text: string): void;
}

/** Announcements kept in the page; screen readers have read older ones. */
const KEPT = 20;

export function createAnnouncer(): Announcer {
  const element = h('div', {
    class: 'hidden',
    'aria-live': 'polite',
    'aria-relevant': 'additions',
    'aria-atomic': 'false',
  });
  return {
    element,
    say(text) {
      while (element.childElementCount >= KEPT) element.firstElementChild?.remove();
      element.append(h('p', { dir: 'auto' }, text));
    },
  };
}
