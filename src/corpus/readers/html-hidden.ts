/** Parts of a page that its readers do not see. What is hidden for good goes; what a click opens stays. */

const HIDING =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}|clip(?:-path)?\s*:\s*(?:rect\(0|inset\(50)/i;
const COLOUR = /(?:^|;)\s*color\s*:\s*([^;]{1,40})/i;
const BACKGROUND = /background(?:-color)?\s*:\s*([^;]{1,40})/i;
/** Class names by which sites hide text from eyes and not from screen readers. */
const FOR_SCREEN_READERS = /(?:^|\s)(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|assistive)(?:\s|$)/i;

function colourOf(value: string | undefined): string {
  const colour = (value ?? '').toLowerCase().replace(/\s+|!important/g, '');
  return /^(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,[\d.]+)?\))$/.test(colour) ? 'white' : colour;
}

/** Whether an inline style makes text invisible: hidden, of no size, outside the page, or in its background's colour. */
function hides(style: string): boolean {
  if (HIDING.test(style)) return true;
  const colour = colourOf(COLOUR.exec(style)?.[1]);
  if (colour === '') return false;
  if (colour === 'transparent') return true;
  const background = BACKGROUND.exec(style)?.[1];
  return colour === (background === undefined ? 'white' : colourOf(background));
}

/** Classes that a page's own style sheet hides, read from rules with that class alone. Media queries are not read. */
function hiddenClasses(document: Document): Set<string> {
  const found = new Set<string>();
  for (const sheet of document.querySelectorAll('style')) {
    const css = (sheet.textContent ?? '').slice(0, 200_000).replace(/@media[^{]{0,200}\{/g, '@{');
    for (const [, selectors = '', rules = ''] of css.matchAll(/([^{}@]{1,500})\{([^{}]{0,2000})\}/g)) {
      if (!hides(rules)) continue;
      for (const selector of selectors.split(',')) {
        const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
        if (name) found.add(name);
      }
    }
  }
  return found;
}

/**
 * Removes what is hidden and gives its texts, longest first. A panel that something on the page opens (named by
 * `aria-controls`, or hidden only "until-found") stays.
 */
export function removeHidden(document: Document): string[] {
  const classes = hiddenClasses(document);
  const opened = new Set(
    [...document.querySelectorAll('[aria-controls]')].flatMap((node) =>
      (node.getAttribute('aria-controls') ?? '').split(/\s+/),
    ),
  );
  const texts: string[] = [];
  const candidates = document.querySelectorAll('[hidden], [style], [class], template, noscript, [aria-hidden="true"]');
  for (const node of [...candidates]) {
    if (!node.isConnected) continue;
    if (opened.has(node.id) && node.id !== '') continue;
    if (node.getAttribute('hidden') === 'until-found') continue;
    const names = (node.getAttribute('class') ?? '').split(/\s+/);
    const hidden =
      node.hasAttribute('hidden') ||
      /^(?:template|noscript)$/i.test(node.tagName) ||
      hides(node.getAttribute('style') ?? '') ||
      FOR_SCREEN_READERS.test(node.getAttribute('class') ?? '') ||
      node.getAttribute('aria-hidden') === 'true' ||
      names.some((name) => classes.has(name));
    if (!hidden || /^(?:html|body|main)$/i.test(node.tagName)) continue;
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '') texts.push(text);
    node.remove();
  }
  return texts.sort((a, b) => b.length - a.length);
}

/** Texts of the comments in a page, without those that only mark conditions for old browsers. */
export function commentsIn(html: string): string[] {
  return [...html.matchAll(/<!--([\s\S]{0,5000}?)-->/g)]
    .map(([, text = '']) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text.length > 20 && !/^\[if |^\/?ko |^#/.test(text));
}
