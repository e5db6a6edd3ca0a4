/**
 * Proof that the documents say what their sources say: nothing added, nothing lost, nothing moved, but for
 * what repairs.json and omissions.json list. Also that the proof would fail.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compare, firstDifference, sentencesOf } from './compare.ts';
import { readDocument } from './document-text.ts';
import { omissionSchema, repairSchema } from './lists.ts';
import { repairSource } from './repaired-source.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const repairs = z.array(repairSchema).parse(JSON.parse(read('fidelity/repairs.json')));
const omissions = z.array(omissionSchema).parse(JSON.parse(read('fidelity/omissions.json')));

const ORIGINAL = 'sources/001_fea87dbe326cdc46.txt';
const READING_ORDER = 'sources/001-reading-order.txt';
/** Which source each document is held against. */
const PAIRS = [
  { id: 'kamerbrief-stand-van-duo', file: 'sources/000_d243df7f15fb275d.txt' },
  { id: 'stand-van-duo-2022', file: READING_ORDER },
  { id: 'jaarbericht-2024', file: 'sources/004_531a7807cc385d33.txt' },
];
/** Copies of pages: line 1 of the copy is line `from` of the original. */
const COPIES = [
  { file: 'sources/002_5d2e971d07724ce1.txt', from: 88, count: 65 },
  { file: 'sources/003_2d619ce69368231f.txt', from: 4, count: 49 },
];

const linesOf = (path: string) => read(path).split('\n');
const repaired = (file: string) =>
  repairSource(
    read(file),
    repairs.filter((repair) => repair.file === file),
    omissions.filter((omission) => omission.file === file),
  );

describe.each(PAIRS)('$id', ({ id, file }) => {
  const document = readDocument(read(`${id}.md`));
  const source = repaired(file);

  it('has every sentence of its source, and no other, in the same order', () => {
    expect(compare(document.blocks, source.text)).toEqual({
      onlyInDocument: [],
      onlyInSource: [],
      firstDifference: null,
    });
  });

  it('opens with its title', () => {
    expect(document.blocks[0]).toBe(document.meta.title);
  });

  it('names its sources by the digest they have', () => {
    for (const entry of document.meta.sources) {
      expect(createHash('sha256').update(read(entry.file)).digest('hex'), entry.file).toBe(entry.sha256);
    }
  });

  it('links to the addresses its source gives, and to no other', () => {
    expect(document.links).toEqual([...read(file).matchAll(/https?:\/\/\S+/g)].map(([url]) => url));
  });

  it.each([
    ['a private-use glyph', /\p{Co}/u],
    ['a soft hyphen', /\u{AD}/u],
    ['a word broken by a line-end hyphen', /\p{L} ?-\s+(?!en\b|of\b)\p{L}/u],
    ['two blanks in a row', /[ \t]{2}/],
    ['white space at a line end', /[ \t]$/m],
    ['a blank before a comma or full stop', / [,.;]/],
  ])('does not have %s', (_, pattern) => {
    expect(document.body.match(pattern)?.[0]).toBeUndefined();
  });

  it('has comments of the three known forms only', () => {
    const comments = [...document.body.matchAll(/<!--(.*?)-->/gs)].map(([, comment]) => comment);
    const known = /^ (?:page: (?:\d+|unknown)|(?:chapter|section): untitled|missing: \S.*) $/;
    expect(comments.filter((comment) => !known.test(comment ?? ''))).toEqual([]);
  });

  it('marks the pages whose numbers its source prints, in that order', () => {
    const marks = [...document.body.matchAll(/<!-- page: (\d+) -->/g)].map(([, page]) => page);
    const printed = omissions.filter(
      (entry) => entry.file === file && entry.reason.includes('a page mark in the document'),
    );
    expect(marks).toHaveLength(printed.length);
    for (const [at, { lines }] of printed.entries()) {
      expect(linesOf(file)[lines[0] - 1]).toMatch(new RegExp(`\\b${marks[at]}\\b`));
    }
  });

  it('is reported when any digit in it is changed', () => {
    const places = document.blocks.flatMap((block, at) =>
      [...block.matchAll(/\d/g)].map(({ index }) => ({ at, index })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), ({ at, index }, add) => {
        const block = document.blocks[at]!;
        const changed = `${block.slice(0, index)}${(Number(block[index]) + add) % 10}${block.slice(index + 1)}`;
        expect(firstDifference(document.blocks.with(at, changed), source.text)).not.toBeNull();
      }),
    );
  });

  it('is reported when any sentence, heading, item or row is dropped', () => {
    for (const [at, block] of document.blocks.entries()) {
      const sentences = sentencesOf(block);
      for (const dropped of sentences.keys()) {
        const rest = sentences.toSpliced(dropped, 1).join(' ');
        const blocks = document.blocks.toSpliced(at, 1, ...(rest === '' ? [] : [rest]));
        expect(firstDifference(blocks, source.text), sentences[dropped]).not.toBeNull();
      }
    }
  });
});

describe('the sources', () => {
  it('each belong to one document', () => {
    const named = PAIRS.flatMap(({ id }) => readDocument(read(`${id}.md`)).meta.sources.map(({ file }) => file));
    const present = readdirSync(new URL('../sources/', import.meta.url)).filter((name) => name.endsWith('.txt'));
    expect(named.toSorted()).toEqual(present.map((name) => `sources/${name}`).toSorted());
  });

  it('in reading order have all lines of the original, each once', () => {
    expect(linesOf(READING_ORDER).toSorted()).toEqual(linesOf(ORIGINAL).toSorted());
  });

  it.each(COPIES)('$file is a copy of lines of the original, left out whole', ({ file, from, count }) => {
    const trimmed = (lines: readonly string[]) => lines.map((line) => line.trimEnd());
    const copy = trimmed(linesOf(file)).filter((line, at) => line !== '' || at < count);
    expect(copy).toEqual(trimmed(linesOf(ORIGINAL).slice(from - 1, from - 1 + count)));
    expect(repaired(file)).toEqual({ text: '', problems: [] });
  });
});

describe('the lists', () => {
  it('have no entry that changes nothing or does not fit', () => {
    for (const { file } of [...PAIRS, ...COPIES]) expect(repaired(file).problems).toEqual([]);
  });

  it('have no entry of another document or file', () => {
    const pairs = PAIRS.map(({ id, file }) => `${id} ${file}`);
    const files = [...PAIRS, ...COPIES].map(({ file }) => file);
    expect(repairs.filter((repair) => !pairs.includes(`${repair.document} ${repair.file}`))).toEqual([]);
    expect(omissions.filter((omission) => !files.includes(omission.file))).toEqual([]);
  });

  it('are each needed: without any one entry a document differs from its source', () => {
    for (const { id, file } of PAIRS) {
      const { blocks } = readDocument(read(`${id}.md`));
      const mine = repairs.filter((repair) => repair.file === file);
      const left = omissions.filter((omission) => omission.file === file);
      for (const at of mine.keys()) {
        const { text } = repairSource(read(file), mine.toSpliced(at, 1), left);
        expect(firstDifference(blocks, text), mine[at]?.was).not.toBeNull();
      }
      for (const at of left.keys()) {
        const { text } = repairSource(read(file), mine, left.toSpliced(at, 1));
        expect(firstDifference(blocks, text), `${file}:${left[at]?.lines[0]}`).not.toBeNull();
      }
    }
  });
});
