/** What stands on a page and is no part of its text: menus, banners, forms, lists of other pages. */
import { textOf } from './html-title.ts';

const NEVER_CONTENT =
  'script, style, link, meta, nav, form, iframe, object, embed, svg, canvas, audio, video, dialog, input, select, textarea, [role="navigation"], [role="search"], [role="banner"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="complementary"]';
const BANNER =
  /(?:^|[\s_-])(?:cookie|consent|gdpr|breadcrumbs?|kruimelpad|skip-?links?|share|social|feedback|pagination|menu)(?:[\s_-]|$)/i;
/** Headings of lists that lead to other pages. */
const SEE_ALSO =
  /^(?:zie ook|lees ook|bekijk ook|ook interessant|meer (?:over|weten|informatie|vragen)\b.{0,40}|gerelateerd\p{L}*(?: .{0,30})?|verwante .{0,30}|related .{0,30}|see also|more (?:information|about)\b.{0,30})[:?]?$/iu;
/** Share of the letters of such a list that are links. */
const LINKS = 0.9;

/** Removes what is never content and gives how many words of banners and menus went. */
export function removeFurniture(document: Document): number {
  let words = 0;
  const drop = (node: Element) => {
    words += textOf(node).split(' ').filter(Boolean).length;
    node.remove();
  };
  for (const node of [...document.querySelectorAll(NEVER_CONTENT)]) {
    // Some sites put the whole page in one form.
    if (/^form$/i.test(node.tagName) && node.querySelector('main, article, h1')) continue;
    if (node.isConnected) drop(node);
  }
  const outer = [...document.querySelectorAll('header, footer, aside')].filter(
    (node) => !node.closest('main, article'),
  );
  for (const node of outer) if (node.isConnected && !node.querySelector('main, h1')) drop(node);
  for (const node of [...document.querySelectorAll('div, section, ul, ol, p, a, span, aside, footer')]) {
    if (!node.isConnected || node.querySelector('main, article, h1')) continue;
    if (BANNER.test(`${node.id} ${node.getAttribute('class') ?? ''}`)) drop(node);
  }
  return words;
}

/**
 * Removes lists of links to other pages under a heading that says so, and gives their texts: the questions of other
 * pages would be found here. A list that says anything itself, a telephone number for instance, stays.
 */
export function removeSeeAlso(element: Element): string[] {
  const removed: string[] = [];
  for (const heading of [...element.querySelectorAll('h2, h3, h4, h5, h6, p, strong')]) {
    if (!SEE_ALSO.test(textOf(heading))) continue;
    const parts: Element[] = [];
    for (let next = heading.nextElementSibling; next && !/^h[1-6]$/i.test(next.tagName); next = next.nextElementSibling)
      parts.push(next);
    const length = parts.reduce((sum, part) => sum + textOf(part).length, 0);
    const linked = parts
      .flatMap((part) => (/^a$/i.test(part.tagName) ? [part] : [...part.querySelectorAll('a')]))
      .filter((link) => !/^(?:tel|mailto):/.test(link.getAttribute('href') ?? ''))
      .reduce((sum, link) => sum + textOf(link).length, 0);
    if (length === 0 || linked < LINKS * length) continue;
    removed.push([heading, ...parts].map(textOf).join(' '));
    for (const part of [heading, ...parts]) part.remove();
  }
  return removed;
}
