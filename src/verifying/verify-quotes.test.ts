import { describe, expect, test } from 'vitest';
import type { StoredPassage } from '../ports.ts';
import type { Claim } from '../turn.ts';
import { verifyQuotes } from './verify-quotes.ts';

const text = 'Jaar | Aantal\n2024 | 109\nEr waren 109 aangiften.';
const passage: StoredPassage = {
  id: 'verslag-1',
  document: 'verslag',
  spans: [{ start: 0, end: text.length }],
  text,
  path: [],
  page: null,
  period: '2024',
  language: 'nl',
  sentences: [
    { start: 0, end: 13, kind: 'header' },
    { start: 14, end: 24, kind: 'row' },
    { start: 25, end: text.length, kind: 'sentence' },
  ],
  vectors: [],
};
const claim = (said: string, sentence: number): Claim => ({ text: said, quotes: [{ passage, sentence, score: 1 }] });

async function passed(claims: readonly Claim[], isInstruction = (_: string) => false): Promise<string[]> {
  const source = (async function* () {
    yield* claims;
  })();
  const through: string[] = [];
  for await (const one of verifyQuotes(source, isInstruction)) through.push(one.text);
  return through;
}

describe('verifying quotes', () => {
  test('a claim that is its quote passes', async () => {
    expect(await passed([claim('Er waren 109 aangiften.', 2)])).toEqual(['Er waren 109 aangiften.']);
  });

  test('a claim with another number, more words or no quote is dropped', async () => {
    const claims = [claim('Er waren 190 aangiften.', 2), claim('Er waren 109 aangiften. Veel.', 2)];
    expect(await passed([...claims, { text: 'Er waren 109 aangiften.', quotes: [] }, claim('Zin.', 9)])).toEqual([]);
  });

  test('a table row passes with each of its cells in their order', async () => {
    expect(await passed([claim('2024: Aantal 109', 1), claim('109: Aantal 2024', 1)])).toEqual(['2024: Aantal 109']);
  });

  test('an instruction planted in a document is dropped', async () => {
    expect(await passed([claim('Er waren 109 aangiften.', 2)], (said) => said.includes('109'))).toEqual([]);
  });
});
