/**
 * A web page: its main content as Markdown. A question that opens its answer (details, accordions, definition lists)
 * becomes a heading with the answer under it, so that a page of many questions is found question by question.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import { cleanText, shorten } from './clean-text.ts';
import { decode } from './decode.ts';
import { type Draft, draftOf, type Finding, ReadError } from './draft.ts';
import { removeFurniture, removeSeeAlso } from './html-furniture.ts';
import { commentsIn, removeHidden } from './html-hidden.ts';
import { markdownTable } from './html-table.ts';
import { textOf, titlesOf } from './html-title.ts';

/** Largest page, in bytes: the parser keeps some fifty times as much in memory. */
const MOST_BYTES = 12_000_000;
/** Deepest nesting of elements; parsers and walks recurse. */
const MOST_DEPTH = 1500;

function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, close, name = '', empty] of html.matchAll(/<(\/?)([a-z][\w-]*)[^>]*?(\/?)>/gi)) {
    if (/^(?:br|hr|img|input|meta|link|col|area|base|embed|source|track|wbr|p|li|td|tr|th|dt|dd|option)$/i.test(name))
      continue;
    if (close) depth = Math.max(0, depth - 1);
    else if (!empty) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Depth of the heading that a new one at this place stands under. */
function levelAbove(node: Element): number {
  for (let at: Element | null = node; at; at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      const heading = /^h[1-6]$/i.test(before.tagName)
        ? before
        : [...before.querySelectorAll('h1,h2,h3,h4,h5,h6')].at(-1);
      if (heading && !heading.hasAttribute('data-opens')) return Number(heading.tagName.slice(1));
    }
  }
  return 1;
}

function headingFor(document: Document, node: Element, text: string, level: number): Element {
  const heading = document.createElement(`h${Math.min(6, level)}`);
  heading.setAttribute('data-opens', '');
  heading.textContent = text;
  node.replaceWith(heading);
  return heading;
}

/** Details, accordion buttons and definition lists as headings with what they open below them. */
function openEverything(document: Document): void {
  for (const details of [...document.querySelectorAll('details')]) {
    const summary = [...details.children].find((child) => /^summary$/i.test(child.tagName));
    if (!summary) continue;
    headingFor(document, summary, textOf(summary), levelAbove(details) + 1);
    const section = document.createElement('div');
    section.append(...details.childNodes);
    details.replaceWith(section);
  }
  for (const button of [...document.querySelectorAll('button')]) {
    const heading = button.closest('h1, h2, h3, h4, h5, h6, dt');
    if (heading) button.replaceWith(...button.childNodes);
    else if (button.hasAttribute('aria-controls') && button.hasAttribute('aria-expanded') && textOf(button).length > 12)
      headingFor(document, button, textOf(button), levelAbove(button) + 1);
    else button.remove();
  }
  for (const term of [...document.querySelectorAll('dt')]) {
    const text = textOf(term);
    if (!text.endsWith('?')) continue;
    const list = term.closest('dl');
    headingFor(document, term, text, (list ? levelAbove(list) : 1) + 1);
  }
  for (const list of [...document.querySelectorAll('dl')]) {
    const rows = [...list.querySelectorAll('dt, dd, [data-opens]')];
    if (rows.some((row) => row.hasAttribute('data-opens'))) {
      const section = document.createElement('div');
      for (const row of rows) {
        if (!/^dd$/i.test(row.tagName)) section.append(row);
        else {
          const answer = document.createElement('div');
          answer.append(...row.childNodes);
          section.append(answer);
        }
      }
      list.replaceWith(section);
      continue;
    }
    const items = document.createElement('ul');
    for (const term of rows.filter((row) => /^dt$/i.test(row.tagName))) {
      const meanings: string[] = [];
      for (let next = term.nextElementSibling; next && /^dd$/i.test(next.tagName); next = next.nextElementSibling)
        meanings.push(textOf(next));
      const item = document.createElement('li');
      item.textContent = `${textOf(term).replace(/:$/, '')}: ${meanings.join(' ')}`;
      items.append(item);
    }
    list.replaceWith(items);
  }
}

/** The part that holds the page's own text. */
function mainOf(document: Document): { element: Element; guessed: boolean } {
  const named = [...document.querySelectorAll('main, [role="main"]')].filter((node) => textOf(node).length > 0);
  if (named.length === 1) return { element: named[0] as Element, guessed: false };
  const articles = [...document.querySelectorAll('article')].filter((node) => textOf(node).length > 0);
  if (articles.length === 1) return { element: articles[0] as Element, guessed: false };
  const whole = textOf(document.body);
  const parsed =
    whole.length > 500 ? new Readability(document.cloneNode(true) as Document, { charThreshold: 100 }).parse() : null;
  // What it leaves out of a short page is more often an answer than a menu.
  if (!parsed?.content || (parsed.textContent ?? '').length < whole.length / 2) {
    return { element: document.body, guessed: whole.length > 500 };
  }
  const { document: fragment } = parseHTML(`<!doctype html><html><body>${parsed.content}</body></html>`);
  return { element: fragment.body, guessed: true };
}

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    hr: '',
  });
  service.remove(['script', 'style', 'noscript']);
  service.addRule('image', { filter: 'img', replacement: () => '' });
  // Emphasis has no meaning here and splits words ("**K**inderen").
  service.addRule('plain', {
    filter: ['b', 'strong', 'em', 'i', 'u', 'mark', 'small'] as never,
    replacement: (text) => text,
  });
  service.addRule('table', {
    filter: 'table',
    replacement(content, node) {
      const table = markdownTable(node as unknown as Element, (cell) =>
        service.turndown(cell as never).replace(/^#+ |^[-*] {1,3}/gm, ''),
      );
      return `\n\n${table ?? content}\n\n`;
    },
  });
  service.addRule('link', {
    filter: 'a',
    replacement(text, node) {
      const url = (node as unknown as Element).getAttribute('href') ?? '';
      const flat = text.replace(/\s+/g, ' ').trim();
      if (flat === '') return '';
      return /^(?:https?:\/\/[^\s<>()]+|mailto:[^\s<>()]+|tel:[^\s<>()]+)$/.test(url) ? `[${flat}](${url})` : text;
    },
  });
  return service;
}

function metaOf(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of document.querySelectorAll('meta[content]')) {
    const name = (
      node.getAttribute('name') ??
      node.getAttribute('property') ??
      node.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    if (name !== '' && !found.has(name)) found.set(name, node.getAttribute('content') ?? '');
  }
  return found;
}

const DATES = [
  'dcterms.modified',
  'dc.date.modified',
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.issued',
  'dcterms.available',
  'dc.date',
  'article:published_time',
  'datepublished',
  'date',
];

/**
 * Reads a page.
 * @throws ReadError when it is too large, nested too deeply, or holds no text.
 */
export function readHtml(bytes: Uint8Array, address: string | null = null): Draft {
  if (bytes.length > MOST_BYTES) {
    throw new ReadError('too-large', { megabytes: Math.ceil(bytes.length / 1e6), most: MOST_BYTES / 1e6 });
  }
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,30})/i.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 2048)),
  );
  const { text: html, findings: decoded } = decode(bytes, declared?.[1] ?? null);
  // Entities of one's own are for XML; browsers ignore them, and so does this reader.
  if (/<!ENTITY/i.test(html.slice(0, 4096))) throw new ReadError('xml-entities');
  if (depthOf(html) > MOST_DEPTH) throw new ReadError('nested', { most: MOST_DEPTH });
  const findings: Finding[] = [...decoded];
  const source = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document } = parseHTML(source);
  const meta = metaOf(document as unknown as Document);
  const page = document as unknown as Document;
  for (const text of commentsIn(html))
    findings.push({ level: 'omitted', code: 'comment', values: { text: shorten(text, 400) } });
  for (const text of removeHidden(page))
    findings.push({ level: 'omitted', code: 'hidden', values: { text: shorten(text, 400) } });
  openEverything(page);
  const words = removeFurniture(page);
  if (words > 0) findings.push({ level: 'omitted', code: 'furniture', values: { words } });
  const { element, guessed } = mainOf(page);
  if (guessed) findings.push({ level: 'doubtful', code: 'main-guessed' });
  if (element.querySelector('img') && textOf(element).length > 0) {
    const count = element.querySelectorAll('img').length;
    findings.push({ level: 'omitted', code: 'images', values: { count } });
  }
  const first = element.querySelector('h1') ?? page.querySelector('h1');
  const { title, otherTitle } = titlesOf(page, first, meta);
  for (const text of removeSeeAlso(element))
    findings.push({ level: 'omitted', code: 'see-also', values: { text: shorten(text, 400) } });
  for (const heading of [...element.querySelectorAll('h1')]) {
    // What a page calls itself is told by its title; a second name of it stays known as such.
    if (heading === first || cleanText(textOf(heading)) === title) heading.remove();
    else headingFor(page, heading, textOf(heading), 2);
  }
  const markdown = cleanText(converter().turndown(element as never))
    .replace(/^\s+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (markdown === '') throw new ReadError('no-text');
  const dated = DATES.map((name) => meta.get(name)).find((value) => /^\d{4}-\d{2}-\d{2}/.test(value ?? ''));
  const time = element.querySelector('time[datetime]')?.getAttribute('datetime') ?? '';
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? address;
  return draftOf('html', levelled(markdown, title), {
    ...{ title, otherTitle },
    published: dated?.slice(0, 10) ?? /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? null,
    publisher: meta.get('dcterms.creator') ?? meta.get('dcterms.publisher') ?? meta.get('og:site_name') ?? null,
    language:
      (document.documentElement.getAttribute('lang') || meta.get('dcterms.language') || null)?.toLowerCase() ?? null,
    url: canonical !== null && /^https?:\/\//.test(canonical) && URL.canParse(canonical) ? canonical : address,
    findings,
  });
}

/** The body with its title as the one `#`, and headings that begin at `##` and skip no level. */
export function levelled(markdown: string, title: string | null): string {
  const open: number[] = [];
  let fenced = false;
  const lines = markdown.split('\n').map((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    const match = fenced ? null : /^(#{1,6}) +(.*)$/.exec(line);
    if (!match) return line;
    const level = (match[1] as string).length;
    while (open.length > 0 && (open.at(-1) as number) >= level) open.pop();
    open.push(level);
    return `${'#'.repeat(Math.min(6, open.length + 1))} ${match[2]}`;
  });
  return `${title === null ? '' : `# ${title}\n\n`}${lines.join('\n')}`;
}
