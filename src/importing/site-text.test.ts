import { describe, expect, test } from 'vitest';
import { type Draft, draftOf } from '../corpus/readers/draft.ts';
import { repeatedBlocks, tellTitlesApart, withoutRepeated } from './site-text.ts';

const HELPED = 'Heeft deze informatie u geholpen? Laat het ons weten.';
const pageOf = (number: number, rest = HELPED) =>
  draftOf('html', `# Vraag ${number}\n\n## Antwoord\n\nHet antwoord is ${number}.\n\n## Was dit nuttig?\n\n${rest}`);
const pages = Array.from({ length: 20 }, (_, number) => pageOf(number));
const bodies = (drafts: readonly Draft[]) => drafts.map(({ body }) => body);

describe('text that a site repeats', () => {
  test('a paragraph on most of many pages is left out and told, with a heading that has nothing else', () => {
    const repeated = repeatedBlocks(bodies(pages));
    expect([...repeated]).toEqual([HELPED]);
    const { body, findings } = withoutRepeated(pages[3] as Draft, repeated);
    expect(body).toBe('# Vraag 3\n\n## Antwoord\n\nHet antwoord is 3.');
    expect(findings.map(({ code }) => code)).toEqual(['repeated', 'repeated']);
  });

  test('what stands on some pages is theirs, and so is everything of a few pages', () => {
    const some = pages.map((page, number) => (number < 7 ? page : pageOf(number, `Nog iets over ${number}.`)));
    expect(repeatedBlocks(bodies(some)).size).toBe(0);
    expect(repeatedBlocks(bodies(pages.slice(0, 9))).size).toBe(0);
  });

  test('a page that says nothing else keeps its text', () => {
    const only = draftOf('html', `# Mag dat?\n\n${HELPED}`);
    expect(withoutRepeated(only, new Set([HELPED]))).toBe(only);
  });

  test('a heading stays while anything stands under it, and a table is never left out', () => {
    const table = '| a | b |\n| --- | --- |\n| 1 | 2 |';
    const draft = draftOf('html', `# T\n\n## Kop\n\n${HELPED}\n\n### Onder\n\nTekst.\n\n## Tabel\n\n${table}`);
    const { body } = withoutRepeated(draft, new Set([HELPED, table]));
    expect(body).toBe(`# T\n\n## Kop\n\n### Onder\n\nTekst.\n\n## Tabel\n\n${table}`);
  });
});

describe('titles', () => {
  const named = (title: string, otherTitle: string | null) => ({
    draft: draftOf('html', `# ${title}\n\nTekst.`, { title, otherTitle }),
  });

  test('a title that many pages bear gives way to the other name of each', () => {
    const shared = ['a?', 'b?', 'c?'].map((question) => named('Vraag en antwoord', question));
    const changed = tellTitlesApart(shared);
    expect(shared.map((page) => changed.get(page)?.title)).toEqual(['a?', 'b?', 'c?']);
    expect(changed.get(shared[0] as (typeof shared)[0])?.body).toBe('# a?\n\nTekst.');
  });

  test('titles of their own stay, and so do those whose other name is shared as well', () => {
    const own = [named('Paspoort', 'x'), named('Rijbewijs', 'y')];
    const site = ['1', '2', '3'].map(() => named('Vraag en antwoord', 'Gemeente'));
    expect(tellTitlesApart([...own, ...site]).size).toBe(0);
  });
});
