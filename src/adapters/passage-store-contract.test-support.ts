/**
 * What holds for every PassageStore: one suite, run by each implementation's own test. Portable: it asks nothing of
 * Node. Truth is the memory store, which compares everything.
 *
 * Stores are filled whole, a generation at a time (index-contents.ts), so that is how the usual verbs are held here:
 * an insert, a change or a removal of a passage is a next generation with it, with another, or without it.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Hit, PassageStore, PointKind } from '../ports.ts';
import { fakeContents, randomNumbers } from './index-contents.fake.ts';
import type { IndexContents } from './index-contents.ts';
import { openMemoryPassageStore } from './memory-passage-store.fake.ts';

/** A place where generations are published and opened. */
export interface PassageStoreRunner {
  /** Makes contents the current generation. A store opened before it stays on its own. */
  publish(contents: IndexContents): Promise<void>;
  /** Opens the current generation, as a server does at its start. */
  open(): Promise<PassageStore>;
  /** Removes everything. */
  close(): Promise<void>;
}

export interface PassageStoreTraits {
  /** Least share of the ten truly nearest among the ten found, on average. */
  readonly recall: number;
  /** Most hits that one search can give; no limit by default. */
  readonly mostHits?: number;
  /** Whether terms are ranked by the same formula: scores are then equal. Otherwise the best passage must be the same. */
  readonly sameRanking?: boolean;
  /** Whether vectors of questions can be had back (default true). */
  readonly givesVectors?: boolean;
}

const KINDS: readonly PointKind[] = ['passage', 'sentence', 'question'];
const split = () => [];
const SIZE = { passages: 400, questions: 300 };

/** A vector near a row, of length 1. */
function near(contents: IndexContents, kind: PointKind, row: number, random: () => number): Float32Array {
  const { dimension, vectors } = contents;
  const raw = vectors[kind]
    .slice(row * dimension, (row + 1) * dimension)
    .map((value) => value + 0.1 * (random() - 0.5));
  const norm = Math.hypot(...raw);
  return raw.map((value) => value / norm);
}

const rowsOf = ({ vectors, dimension }: IndexContents, kind: PointKind) => vectors[kind].length / dimension;
const idsOf = (hits: readonly Hit[]) => hits.map(({ id }) => id);
const sortedIds = (hits: readonly Hit[]) => idsOf(hits).sort();

/** Declares the suite. `begin` gives a place without any generation, each time. */
export function holdsPassageStore(
  name: string,
  begin: () => Promise<PassageStoreRunner>,
  { recall, mostHits = Number.POSITIVE_INFINITY, sameRanking = true, givesVectors = true }: PassageStoreTraits,
): void {
  describe(`${name} as a passage store`, () => {
    let runner: PassageStoreRunner;
    const opened: PassageStore[] = [];
    beforeEach(async () => {
      runner = await begin();
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
      await runner.close();
    });

    async function open(): Promise<PassageStore> {
      const store = await runner.open();
      opened.push(store);
      return store;
    }
    async function filled(contents: IndexContents): Promise<PassageStore> {
      await runner.publish(contents);
      return open();
    }

    test('gives everything back whole, in the order of the ids, unknown ids left out', async () => {
      const contents = fakeContents(SIZE);
      const store = await filled(contents);
      const truth = openMemoryPassageStore(contents, split);
      const ids = [contents.passages[7]?.id as string, 'even-ffffffffff', contents.passages[2]?.id as string];
      expect(await store.passages(ids)).toEqual(await truth.passages(ids));
      expect(await store.questions(['q5', 'q99999', 'q0'])).toEqual(await truth.questions(['q5', 'q0']));
      expect(await store.documents()).toEqual(await truth.documents());
      expect(await store.passages([])).toEqual([]);
      const { format: _, generation: _own, ...manifest } = truth.manifest;
      expect(store.manifest).toMatchObject(manifest);
    });

    test('gives the cosines of questions with each other, or says that it cannot', async () => {
      const contents = fakeContents(SIZE);
      const store = await filled(contents);
      const ids = ['q5', 'q99999', 'q0', 'q5'];
      const found = await store.amongQuestions(ids);
      if (!givesVectors) return expect(found).toBeNull();
      const truth = await openMemoryPassageStore(contents, split).amongQuestions(ids);
      expect(found?.cosines.length).toBe(16);
      for (const [at, cosine] of truth?.cosines.entries() ?? []) expect(found?.cosines[at]).toBeCloseTo(cosine, 4);
      expect(found?.cosines[12]).toBeCloseTo(1, 4);
      expect(found?.vectors[1]).toBeNull();
      for (const place of [0, 2, 3]) {
        const right = truth?.vectors[place] as Float32Array;
        for (const [axis, value] of right.entries()) expect(found?.vectors[place]?.[axis]).toBeCloseTo(value, 3);
      }
    });

    test.each(KINDS)('finds the %s whose vector it is given, with a cosine of 1 and others below it', async (kind) => {
      const contents = fakeContents(SIZE);
      const store = await filled(contents);
      const truth = openMemoryPassageStore(contents, split);
      const vector = near(contents, kind, 42, () => 0.5);
      const hits = await store.nearest(kind, vector, 5);
      const [first] = await truth.nearest(kind, vector, 1);
      expect(hits[0]?.id).toBe(first?.id);
      expect(hits[0]?.score).toBeCloseTo(1, 3);
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
      const scores = new Map((await truth.nearest(kind, vector, 9999)).map(({ id, score }) => [id, score]));
      for (const { id, score } of hits) expect(score).toBeCloseTo(scores.get(id) as number, 3);
    });

    test(`finds at least ${recall} of the ten nearest, of each kind`, async () => {
      const contents = fakeContents(SIZE);
      const store = await filled(contents);
      const truth = openMemoryPassageStore(contents, split);
      const random = randomNumbers(5);
      for (const kind of KINDS) {
        let found = 0;
        for (let query = 0; query < 30; query++) {
          const vector = near(contents, kind, Math.floor(random() * rowsOf(contents, kind)), random);
          const right = new Set(idsOf(await truth.nearest(kind, vector, 10)));
          found += (await store.nearest(kind, vector, 10)).filter(({ id }) => right.has(id)).length;
        }
        expect(found / 300, kind).toBeGreaterThanOrEqual(recall);
      }
    });

    test('gives as many as there are when asked for more, and none when asked for none', async () => {
      const contents = fakeContents({ passages: 80, questions: 30 });
      const store = await filled(contents);
      const vector = near(contents, 'passage', 0, () => 0.5);
      expect(await store.nearest('passage', vector, 9999)).toHaveLength(Math.min(80, mostHits));
      expect(await store.nearest('question', vector, 9999)).toHaveLength(Math.min(30, mostHits));
      for (const k of [0, -3]) {
        expect(await store.nearest('passage', vector, k)).toEqual([]);
        expect(await store.matching('words', contents.passages[0]?.text as string, k)).toEqual([]);
      }
    });

    test('refuses a vector of another dimension and one that is not finite', async () => {
      const store = await filled(fakeContents({ passages: 20, questions: 5 }));
      for (const length of [0, 31, 33]) {
        await expect(store.nearest('passage', new Float32Array(length), 1)).rejects.toThrow(RangeError);
      }
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const vector = new Float32Array(32).fill(0.1);
        vector[3] = value;
        await expect(store.nearest('sentence', vector, 1)).rejects.toThrow(RangeError);
      }
    });

    test('ranks passages by words and by grams, of their own and of their questions', async () => {
      const contents = fakeContents(SIZE);
      const store = await filled(contents);
      const truth = openMemoryPassageStore(contents, split);
      const texts = [3, 50, 210].map((number) => contents.passages[number]?.text.slice(0, 60) as string);
      texts.push(contents.questions[9]?.question as string, 'punt17', 'bakelo mi', 'BAKELO? (bakelo) "soti" -revu');
      for (const text of texts) {
        for (const by of ['words', 'grams'] as const) {
          const hits = await store.matching(by, text, 20);
          const right = await truth.matching(by, text, 400);
          if (!sameRanking) {
            expect(idsOf(right.slice(0, 3))).toContain(hits[0]?.id);
            continue;
          }
          // Which of two with the same score comes first is nobody's to say.
          const scores = new Map(right.map(({ id, score }) => [id, score]));
          expect(hits).toHaveLength(Math.min(20, right.length));
          for (const [place, { id, score }] of hits.entries()) {
            expect(score).toBeCloseTo(right[place]?.score as number, 6);
            expect(score).toBeCloseTo(scores.get(id) as number, 6);
          }
        }
      }
    });

    test('finds nothing by what it does not know, and takes no sign in a question as a command', async () => {
      const store = await filled(fakeContents({ passages: 20, questions: 5 }));
      const strange = [
        'xyzzyq',
        '',
        '   ',
        '?!',
        '\u{1f4c4}',
        '%',
        "'; DROP TABLE passages; --",
        '* NEAR("xx" OR NOT',
        '\\',
      ];
      for (const text of strange) expect(await store.matching('words', text, 5), text).toEqual([]);
      expect(await store.passages(["'", '"; DROP SCHEMA public', '%'])).toEqual([]);
    });

    test('that is empty finds nothing', async () => {
      const store = await filled(fakeContents());
      const vector = new Float32Array(32).fill(0.1);
      for (const kind of KINDS) expect(await store.nearest(kind, vector, 5)).toEqual([]);
      expect(await store.matching('words', 'bakelo', 5)).toEqual([]);
      expect(await store.documents()).toEqual([]);
      expect(store.manifest).toMatchObject({ passages: 0, sentences: 0, questions: 0 });
    });

    test('works without a bank', async () => {
      const contents = fakeContents({ passages: 30 });
      const store = await filled(contents);
      expect(await store.nearest('question', new Float32Array(32).fill(0.1), 5)).toEqual([]);
      expect(await store.matching('words', 'punt7', 1)).toEqual([
        { id: contents.passages[7]?.id, score: expect.any(Number) },
      ]);
    });

    test('has in a next generation what was put in, changed or left out, and nothing of the one before', async () => {
      const first = fakeContents({ passages: 40, questions: 10 });
      await filled(first);
      const gone = first.passages.slice(20).map(({ id }) => id);
      const second = fakeContents({ passages: 60, questions: 10, seed: 2, corpus: 'another' });
      const store = await filled(second);
      expect(store.manifest).toMatchObject({ corpus: 'another', passages: 60 });
      for (const row of [0, 30, 59]) {
        const [hit] = await store.nearest(
          'passage',
          near(second, 'passage', row, () => 0.5),
          1,
        );
        expect(hit?.id).toBe(second.passages[row]?.id);
      }
      expect(await store.passages([second.passages[59]?.id as string])).toHaveLength(1);
      expect(idsOf(await store.matching('words', 'punt59', 1))).toEqual([second.passages[59]?.id]);

      const cut = fakeContents({ passages: 20, questions: 0, seed: 1 });
      const smaller = await filled(cut);
      expect(await smaller.passages(gone)).toEqual([]);
      expect(await smaller.questions(['q0'])).toEqual([]);
      expect(await smaller.matching('words', 'punt39', 5)).toEqual([]);
      const everything = await smaller.nearest('passage', new Float32Array(32).fill(0.1), 999);
      expect(sortedIds(everything)).toEqual(cut.passages.map(({ id }) => id).sort());
    });

    test('opened before a swap, goes on answering from its own generation while and after it', async () => {
      const first = fakeContents({ passages: 120, questions: 20 });
      const second = fakeContents({ passages: 60, questions: 5, seed: 2 });
      const store = await filled(first);
      const truth = openMemoryPassageStore(first, split);
      const vector = near(first, 'passage', 100, () => 0.5);
      let swapped = false;
      const swap = runner.publish(second).then(() => {
        swapped = true;
      });
      let rounds = 0;
      const read = async () => {
        const hits = await store.nearest('passage', vector, 10);
        expect(idsOf(hits)[0]).toBe(idsOf(await truth.nearest('passage', vector, 1))[0]);
        expect((await store.passages(idsOf(hits))).map(({ id }) => id)).toEqual(idsOf(hits));
        expect(idsOf(await store.matching('words', 'punt119', 1))).toEqual([first.passages[119]?.id]);
        rounds++;
        // A store that never waits for anything outside would otherwise leave the swap no time.
        await new Promise((resolve) => setTimeout(resolve));
      };
      do await read();
      while (!swapped);
      await swap;
      await read();
      expect(rounds).toBeGreaterThan(1);
      const next = await open();
      expect(next.manifest.corpus).toBe(second.corpus);
      expect(next.manifest.generation).not.toBe(store.manifest.generation);
      expect(await next.matching('words', 'punt119', 1)).toEqual([]);
    });

    test('opened again, is the same and answers the same', async () => {
      const contents = fakeContents({ passages: 50, questions: 20 });
      const store = await filled(contents);
      const vector = near(contents, 'sentence', 9, randomNumbers(3));
      const hits = await store.nearest('sentence', vector, 8);
      const matched = await store.matching('grams', 'bakelo soti', 8);
      await store.close();
      const again = await open();
      expect(again.manifest).toEqual(store.manifest);
      expect(await again.nearest('sentence', vector, 8)).toEqual(hits);
      expect(await again.matching('grams', 'bakelo soti', 8)).toEqual(matched);
    });
  });
}
