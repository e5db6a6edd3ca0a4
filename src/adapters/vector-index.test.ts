import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exactIndex, loadHnswlib, openHnsw, type VectorIndex, writeHnsw } from './vector-index.ts';

const hnswlib = await loadHnswlib();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Numbers from -1 to 1, always the same (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

/** Rows of length 1 in clusters, as texts about some subjects are. */
function clustered(rows: number, dimension: number, clusters: number, seed = 1): Float32Array {
  const next = numbers(seed);
  const random = () => Float32Array.from({ length: dimension }, next);
  const centres = Array.from({ length: clusters }, random);
  const data = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const centre = centres[row % clusters] as Float32Array;
    const noise = random();
    data.set(unit(centre.map((value, i) => value + 0.6 * (noise[i] as number))), row * dimension);
  }
  return data;
}

const row = (data: Float32Array, dimension: number, number: number) =>
  data.subarray(number * dimension, (number + 1) * dimension);

describe('exact search', () => {
  const data = clustered(50, 16, 5);
  const index = exactIndex(data, 16);

  test('a row is nearest to itself, with a cosine of 1, and scores fall', () => {
    const hits = index.search(row(data, 16, 7), 10);
    expect(hits[0]?.row).toBe(7);
    expect(hits[0]?.score).toBeCloseTo(1, 5);
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
  });

  test('more rows asked for than there are gives all; none or fewer gives none', () => {
    expect(index.search(row(data, 16, 0), 1000)).toHaveLength(50);
    expect(index.search(row(data, 16, 0), 0)).toEqual([]);
    expect(index.search(row(data, 16, 0), -3)).toEqual([]);
  });

  test('among many rows it finds those of a plain loop, with their scores', () => {
    const many = clustered(2500, 24, 12);
    const search = exactIndex(many, 24);
    for (const number of [3, 700, 2499]) {
      const query = row(many, 24, number);
      const scores = Array.from({ length: 2500 }, (_, other) =>
        row(many, 24, other).reduce((sum, value, i) => sum + value * (query[i] as number), 0),
      );
      const sorted = [...scores.keys()].sort((one, other) => (scores[other] as number) - (scores[one] as number));
      const hits = search.search(query, 150);
      expect(new Set(hits.map((hit) => hit.row))).toEqual(new Set(sorted.slice(0, 150)));
      for (const hit of hits) expect(hit.score).toBeCloseTo(scores[hit.row] as number, 4);
      expect(search.search(query, 0)).toEqual([]);
    }
  });

  test('an index without rows finds nothing', () => {
    expect(exactIndex(new Float32Array(0), 16).search(new Float32Array(16), 5)).toEqual([]);
  });
});

// Where the binary could not be built there is nothing to test: the index is exact there.
describe.runIf(hnswlib !== null)('hnswlib-node', () => {
  const native = hnswlib as NonNullable<typeof hnswlib>;
  const written = async (name: string, data: Float32Array, dimension: number): Promise<string> => {
    const file = join(folder, name);
    await writeHnsw(native, data, dimension, file);
    return file;
  };

  describe('3,000 clustered vectors', () => {
    const dimension = 64;
    const data = clustered(3000, dimension, 60);
    let index: VectorIndex;
    beforeAll(async () => {
      index = await openHnsw(native, await written('clustered.hnsw', data, dimension), 3000, dimension);
    });

    test('at least 99 of 100 of the ten exact neighbours are found', () => {
      const exact = exactIndex(data, dimension);
      const queries = clustered(200, dimension, 60, 2);
      let found = 0;
      for (let number = 0; number < 200; number++) {
        const query = row(queries, dimension, number);
        const rows = new Set(index.search(query, 10).map((hit) => hit.row));
        found += exact.search(query, 10).filter((hit) => rows.has(hit.row)).length;
      }
      expect(found / 2000).toBeGreaterThanOrEqual(0.99);
    });

    test('scores are cosines, as those of exact search', () => {
      const query = row(data, dimension, 42);
      const [first, second] = index.search(query, 2);
      const exact = exactIndex(data, dimension).search(query, 2);
      expect(first?.score).toBeCloseTo(exact[0]?.score as number, 4);
      expect(second?.score).toBeCloseTo(exact[1]?.score as number, 4);
    });

    test('more rows asked for than there are gives all; none or fewer gives none', () => {
      expect(new Set(index.search(row(data, dimension, 0), 9999).map((hit) => hit.row)).size).toBe(3000);
      expect(index.search(row(data, dimension, 0), 0)).toEqual([]);
      expect(index.search(row(data, dimension, 0), -3)).toEqual([]);
    });
  });

  test('many equal vectors are all found', async () => {
    const data = new Float32Array(400 * 8);
    for (let number = 0; number < 400; number++) data[number * 8] = 1;
    const index = await openHnsw(native, await written('equal.hnsw', data, 8), 400, 8);
    expect(index.search(row(data, 8, 0), 300)).toHaveLength(300);
  });

  test('an index without rows finds nothing', async () => {
    const index = await openHnsw(native, await written('empty.hnsw', new Float32Array(0), 8), 0, 8);
    expect(index.search(new Float32Array(8), 5)).toEqual([]);
  });

  test('the same rows give the same file twice', async () => {
    const { readFile } = await import('node:fs/promises');
    const data = clustered(100, 16, 5);
    const files = [await written('once.hnsw', data, 16), await written('twice.hnsw', data, 16)];
    const [once, twice] = await Promise.all(files.map((file) => readFile(file)));
    expect(once?.equals(twice as Buffer)).toBe(true);
  });

  test('a file of another dimension, of another number of rows, or truncated is refused', async () => {
    const file = await written('refused.hnsw', clustered(100, 16, 5), 16);
    await expect(openHnsw(native, file, 100, 32)).rejects.toThrow(/16 dimensions, expected 32/);
    await expect(openHnsw(native, file, 99, 16)).rejects.toThrow(/100 vectors, expected 99/);
    await truncate(file, 3000);
    await expect(openHnsw(native, file, 100, 16)).rejects.toThrow();
    await truncate(file, 10);
    await expect(openHnsw(native, file, 100, 16)).rejects.toThrow(/truncated/);
  });
});

describe('an HNSW file that follows a changed matrix', () => {
  const DIMENSION = 16;
  const vector = (seed: number) => {
    const raw = Array.from({ length: DIMENSION }, (_, at) => Math.sin(seed * 13.7 + at * ((seed % 7) + 1)));
    const norm = Math.hypot(...raw);
    return raw.map((value) => value / norm);
  };
  const matrixOf = (seeds: readonly number[]) => Float32Array.from(seeds.flatMap(vector));
  const first = Array.from({ length: 200 }, (_, at) => at);
  // Rows move up because others went, and new ones stand in the middle.
  const second = [...first.slice(20, 100), 900, 901, ...first.slice(100)];
  const from = Int32Array.from(second.map((seed) => first.indexOf(seed)));

  test('rows that stay, move or come are found in their new place, and rows that went are not', async (context) => {
    const native = await loadHnswlib();
    if (!native) return context.skip();
    const [old, file] = [join(folder, 'old.hnsw'), join(folder, 'new.hnsw')];
    const labels = await writeHnsw(native, matrixOf(first), DIMENSION, old);
    const changed = await writeHnsw(native, matrixOf(second), DIMENSION, file, { file: old, labels, from });
    expect(changed[0]).toBe(202);
    const index = await openHnsw(native, file, second.length, DIMENSION, changed);
    for (const [row, seed] of second.entries())
      expect(index.search(Float32Array.from(vector(seed)), 1)[0]?.row).toBe(row);
    expect(index.search(Float32Array.from(vector(3)), 200).every(({ row }) => row >= 0 && row < second.length)).toBe(
      true,
    );
    const third = second.slice(1);
    const again = await writeHnsw(native, matrixOf(third), DIMENSION, join(folder, 'third.hnsw'), {
      file,
      labels: changed,
      from: Int32Array.from(third.map((seed) => second.indexOf(seed))),
    });
    const next = await openHnsw(native, join(folder, 'third.hnsw'), third.length, DIMENSION, again);
    for (const [row, seed] of third.entries())
      expect(next.search(Float32Array.from(vector(seed)), 1)[0]?.row).toBe(row);
  });

  test('a matrix that changed for the larger part is built anew', async (context) => {
    const native = await loadHnswlib();
    if (!native) return context.skip();
    const old = join(folder, 'old2.hnsw');
    const labels = await writeHnsw(native, matrixOf(first), DIMENSION, old);
    const seeds = [1, 2, 500, 501];
    const changed = await writeHnsw(native, matrixOf(seeds), DIMENSION, join(folder, 'new2.hnsw'), {
      file: old,
      labels,
      from: Int32Array.from([1, 2, -1, -1]),
    });
    expect([...changed]).toEqual([4, 0, 1, 2, 3]);
  });
});
