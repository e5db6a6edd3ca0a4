/**
 * What pages of one site share: a title that many bear says nothing, and a paragraph that stands on most of them
 * ("Heeft deze informatie u geholpen?") is no part of any. Seen only when many pages are imported together; the
 * paragraphs are kept in a file, so that one page that comes later is read alike.
 */

import { shorten } from '../corpus/readers/clean-text.ts';
import type { Draft, Finding } from '../corpus/readers/draft.ts';

/** Pages that bear a title before it is told apart by another one. */
const SHARED_TITLE = 3;
/** A paragraph is the site's when it stands on so many pages and on this share of them. */
const LEAST_PAGES = 10;
const LEAST_SHARE = 0.4;
/** Left-out texts that are told of a page. */
const MOST_TOLD = 20;

const blocksOf = (body: string): string[] => body.split(/\n{2,}/);
const keyOf = (block: string): string => block.replace(/\s+/g, ' ').trim();
const isHeading = (block: string): boolean => /^#{1,6} /.test(block);
/** What may be left out: a block of text or a list. A heading goes only with all that stood under it; a table stays. */
const mayGo = (block: string): boolean => keyOf(block) !== '' && !/^(?:#|\||<!--|```)/.test(block);

/** Gives drafts that share a title with others the other title they have, where no second page has that. */
export function tellTitlesApart<T extends { readonly draft: Draft }>(pages: readonly T[]): Map<T, Draft> {
  const count = (titles: readonly (string | null)[]) => {
    const times = new Map<string | null, number>();
    for (const title of titles) times.set(title, (times.get(title) ?? 0) + 1);
    return times;
  };
  const titles = count(pages.map(({ draft }) => draft.title));
  const others = count(pages.map(({ draft }) => draft.otherTitle));
  const changed = new Map<T, Draft>();
  for (const page of pages) {
    const { title, otherTitle, body, findings } = page.draft;
    if (title === null || otherTitle === null || (titles.get(title) ?? 0) < SHARED_TITLE) continue;
    if ((others.get(otherTitle) ?? 0) >= SHARED_TITLE) continue;
    const told: Finding = { level: 'repaired', code: 'title-shared', values: { title: otherTitle, other: title } };
    changed.set(page, {
      ...page.draft,
      title: otherTitle,
      otherTitle: title,
      body: body.replace(/^# .*$/m, () => `# ${otherTitle}`),
      findings: [...findings, told],
    });
  }
  return changed;
}

/** Blocks that stand on most of these pages, word for word. None for a handful of pages. */
export function repeatedBlocks(bodies: readonly string[]): Set<string> {
  const times = new Map<string, number>();
  for (const body of bodies) {
    for (const key of new Set(blocksOf(body).filter(mayGo).map(keyOf))) times.set(key, (times.get(key) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, LEAST_SHARE * bodies.length);
  return new Set([...times].filter(([, count]) => count >= least).map(([key]) => key));
}

/** A draft without the blocks that its site repeats, each told as left out; unchanged where nothing of it would be left. */
export function withoutRepeated(draft: Draft, repeated: ReadonlySet<string>): Draft {
  const blocks = blocksOf(draft.body);
  const goes = blocks.map((block) => mayGo(block) && repeated.has(keyOf(block)));
  if (!goes.includes(true)) return draft;
  // A heading that has lost all that stood under it goes too; one that had nothing stays as it was.
  const level = (block: string) => block.indexOf(' ');
  for (let at = blocks.length - 1; at >= 0; at--) {
    if (!isHeading(blocks[at] as string) || level(blocks[at] as string) === 1) continue;
    let end = at + 1;
    while (
      end < blocks.length &&
      !(isHeading(blocks[end] as string) && level(blocks[end] as string) <= level(blocks[at] as string))
    )
      end += 1;
    if (end > at + 1 && goes.slice(at + 1, end).every(Boolean)) goes[at] = true;
  }
  const kept = blocks.filter((_, at) => !goes[at]);
  if (!kept.some(mayGo)) return draft;
  const findings = blocks
    .filter((_, at) => goes[at])
    .slice(0, MOST_TOLD)
    .map((block): Finding => ({ level: 'omitted', code: 'repeated', values: { text: shorten(block, 200) } }));
  return { ...draft, body: kept.join('\n\n'), findings: [...draft.findings, ...findings] };
}
