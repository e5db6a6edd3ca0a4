/** What a page calls itself: its heading and its title, which often bears the name of the site as well. */
import { cleanText } from './clean-text.ts';

/** Text of an element on one line. */
export const textOf = (node: Element | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The title without the site's name behind it. */
function withoutSite(title: string, site: string | undefined): string {
  // A question is whole at its question mark, whatever a site puts behind it.
  const question = /^([^|–—·»]{8,}?\?)\s*(?:[|–—·»]|- )/.exec(title)?.[1];
  if (question) return question.trim();
  const parts = title.split(/ [|–—·»] | - (?=[^-]*$)/);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return title;
  const isSite = title.includes('|') || last.toLowerCase() === site?.toLowerCase() || /\.\p{L}{2,}$/u.test(last);
  return isSite
    ? title
        .slice(0, title.length - last.length)
        .trimEnd()
        .replace(/[|–—·»-]$/, '')
        .trimEnd()
    : title;
}

/**
 * The title of a page, and what else it calls itself. The heading goes first, but a title that asks a question goes
 * before a heading that does not ("Vraag en antwoord").
 */
export function titlesOf(
  page: Document,
  heading: Element | null,
  meta: ReadonlyMap<string, string>,
): { title: string | null; otherTitle: string | null } {
  const site = meta.get('og:site_name');
  const shown = cleanText(textOf(heading)).trim();
  const names = [textOf(page.querySelector('title')), meta.get('og:title') ?? ''].map((name) =>
    cleanText(withoutSite(name, site)).trim(),
  );
  const named = names.find((name) => name !== '') ?? '';
  const asks = (text: string) => text.endsWith('?');
  const [title, other] = shown === '' || (asks(named) && !asks(shown)) ? [named, shown] : [shown, named];
  return { title: title || null, otherTitle: other === '' || other === title ? null : other };
}
