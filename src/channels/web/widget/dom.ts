/**
 * Elements, made without HTML text: nothing that came from outside can become markup, and pages that demand
 * Trusted Types are content.
 */
export type Child = Node | string | null | false | readonly Child[];
type Value = string | boolean | null | ((event: never) => void);

/** Makes an element. Values that are functions listen (`onclick`), `true` is an attribute without a value, `false` and null none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...flat(children));
  return element;
}

function flat(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) =>
    child === null || child === false ? [] : Array.isArray(child) ? flat(child) : [child as Node | string],
  );
}

/** Text for screen readers alone. */
export function hidden(text: string): HTMLElement {
  return h('span', { class: 'hidden' }, text);
}

/** A button that submits nothing. */
export function button(label: Child, onclick: () => void, attributes: Readonly<Record<string, Value>> = {}) {
  return h('button', { type: 'button', onclick, ...attributes }, label);
}

/** Drawings, 24 by 24, as paths; colour and size come from the style sheet. */
const ICONS = {
  chat: 'M4 4h16v12H9l-5 4z',
  close: 'M5 5l14 14M19 5L5 19',
  info: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M12 11v6M12 7v.5',
  warning: 'M12 3l10 18H2zM12 10v5M12 17.5v.5',
  search: 'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12M14.5 14.5L20 20',
  person: 'M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8M4 21c0-5 4-7 8-7s8 2 8 7',
  away: 'M5 12h13M12 5l7 7-7 7',
  send: 'M3 4l18 8l-18 8l3-8zM6 12h8',
  stop: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M6 6l12 12',
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2C10 20 4 14 3 6a2 2 0 0 1 2-2z',
  new: 'M12 5v14M5 12h14',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  download: 'M12 3v12M6 10l6 6l6-6M4 20h16',
} as const;
export type Icon = keyof typeof ICONS;

/** A drawing that says nothing that the words beside it do not say. */
export function icon(name: Icon): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

const SAFE_SCHEMES = /^(https?|mailto|tel):/i;

/** The address when a page may link to it, else null: never one that runs a script. */
export function safeHref(address: string | null): string | null {
  return address !== null && SAFE_SCHEMES.test(address) ? address : null;
}
