import { describe, expect, test } from 'vitest';
import type { DocumentMeta } from '../corpus/document.ts';
import type { Claim } from '../turn.ts';
import { passageOf } from './evidence.fake.ts';
import { joinClaims, type PresentedClaim, passageUrl, present } from './present.ts';

const meta = (id: string): DocumentMeta => ({
  id,
  title: `Titel van ${id}`,
  publisher: 'Uitgever',
  published: '2025',
  period: '2024',
  language: 'nl',
  url: null,
  sources: [],
});
const documents = new Map(['verslag', 'brief'].map((id) => [id, meta(id)]));

async function presented(claims: readonly Claim[]): Promise<PresentedClaim[]> {
  const all: PresentedClaim[] = [];
  const source = (async function* () {
    yield* claims;
  })();
  for await (const claim of present(source, documents)) all.push(claim);
  return all;
}

const verslag = passageOf('verslag-abc', [
  ['sentence', 'Een zin.'],
  ['item', 'Een punt'],
]);
const brief = passageOf('brief-def', [['sentence', 'Een andere zin.']]);
const claim = (passage: typeof verslag, sentence: number, text: string): Claim => ({
  text,
  quotes: [{ passage, sentence, score: 1.2 }],
});

describe('presenting claims', () => {
  test('every marker has its citation and every citation its marker', async () => {
    const claims = await presented([claim(verslag, 0, 'Een zin.'), claim(brief, 0, 'Een andere zin.')]);
    const text = joinClaims(claims, (id) => `Volgens ${id}:`).text;
    const markers = [...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));
    expect(markers).toEqual(claims.flatMap(({ citations }) => citations.map(({ number }) => number)));
    expect(markers).toEqual([1, 2]);
  });

  test('a citation quotes its passage and leads to it; a score above 1 is 1', async () => {
    const [first] = await presented([claim(verslag, 0, 'Een zin.')]);
    expect(first?.citations[0]).toMatchObject({
      quote: 'Een zin.',
      title: 'Titel van verslag',
      section: 'Hoofdstuk › Paragraaf',
      url: '/bronnen/verslag#abc',
      score: 1,
    });
  });

  test('a lead stands wherever the document changes, items on lines of their own', async () => {
    const claims = await presented([
      claim(verslag, 0, 'Een zin.'),
      claim(verslag, 1, 'Een punt'),
      claim(verslag, 0, 'Een zin.'),
      claim(brief, 0, 'Een andere zin.'),
    ]);
    expect(joinClaims(claims, (id, isFirst) => `${isFirst ? 'Eerst' : 'Dan'} ${id}:`)).toEqual({
      lead: 'Eerst verslag:',
      text: 'Eerst verslag:\nEen zin. [1]\n• Een punt [2]\nEen zin. [3]\n\nDan brief:\nEen andere zin. [4]',
    });
  });

  test('a claim whose document is not there is not shown', async () => {
    expect(await presented([claim(passageOf('weg-1', [['sentence', 'Zin.']]), 0, 'Zin.')])).toEqual([]);
  });

  test('an address is the document with the hash of the passage', () => {
    expect(passageUrl({ id: 'een-lang-verslag-0123456789', document: 'een-lang-verslag' })).toBe(
      '/bronnen/een-lang-verslag#0123456789',
    );
  });
});
