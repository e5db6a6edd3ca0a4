import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCases } from '../case.ts';
import { bm25Peer } from './bm25-peer.ts';
import { bankEntries, CHUNK_SIZE, chunkText } from './chunks.ts';
import { comparePeers, renderPeers } from './compare-peers.ts';
import { type Peer, searchPeer } from './peer.ts';

const TEXT = 'De bibliotheek gaat op werkdagen om negen uur open. Een pas kost vijfentwintig euro.';
const DOCUMENT = { meta: { id: 'bieb' }, text: TEXT } as Parameters<typeof comparePeers>[1][number];

test('every word of a text stands in a chunk, and no chunk is longer than its size', () => {
  const texts = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(texts, (words) => {
      const numbered = words.map((word, index) => `${word}${index}`);
      const chunks = chunkText('d', numbered.join(' '));
      const found = new Set(chunks.flatMap(({ text }) => text.split(' ')));
      expect(numbered.filter((word) => !found.has(word))).toEqual([]);
      expect(chunks.every(({ text }) => text.length <= CHUNK_SIZE)).toBe(true);
    }),
  );
});

test('a bank question leads to the chunk of its quote; a gap and a lost quote lead nowhere', () => {
  const chunks = [...chunkText('ander', TEXT), ...chunkText('bieb', TEXT)];
  const entry = { document: 'bieb', quote: 'Een pas kost vijfentwintig euro.', language: 'nl', question: 'Prijs?' };
  const bank = [
    { ...entry, kind: 'question' as const },
    { ...entry, kind: 'gap' as const },
    { ...entry, kind: 'question' as const, quote: 'Dit staat er niet.' },
  ];
  expect(bankEntries(chunks, bank)).toEqual([{ text: 'Prijs?', chunk: 1 }]);
});

test('a chunk found by several entries counts once', async () => {
  const chunks = [
    { document: 'a', text: 'een' },
    { document: 'b', text: 'twee' },
  ];
  const entries = [0, 0, 1].map((chunk) => ({ text: '', chunk }));
  const results = await searchPeer({ nearest: async () => [1, 0, 2] }, entries, chunks, 'x', 10);
  expect(results.map(({ rank, document }) => [rank, document])).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
});

test('a peer whose package is missing is a row with a note', async () => {
  const line = { id: 'a', lang: 'nl', kind: 'fact', question: 'Wanneer is de bibliotheek open?', expect: 'answer' };
  const gold = [{ doc: 'bieb', quote: 'De bibliotheek gaat op werkdagen om negen uur open.' }];
  const missing: Peer = { name: 'elsewhere', index: () => Promise.reject(new Error('Cannot find package')) };
  const rows = await comparePeers(
    [bm25Peer, missing],
    [DOCUMENT],
    [],
    parseCases(JSON.stringify({ ...line, gold }), 't'),
  );
  expect(rows.map(({ name, bank, figures }) => [name, bank, figures?.['recall@1']?.value])).toEqual([
    ['BM25 (minisearch)', false, 1],
    ['elsewhere', false, undefined],
    ['BM25 (minisearch)', true, 1],
    ['elsewhere', true, undefined],
  ]);
  expect(renderPeers(rows)).toContain('| elsewhere (did not run: Cannot find package) | without | - | - | - |');
});
