/**
 * Nearest neighbours among vectors of length 1 by inner product, exact or by HNSW (Malkov and Yashunin 2018, arXiv
 * 1603.09320). Rows are numbered from 0 as in the matrix they were made from.
 */
import { open } from 'node:fs/promises';
import type { HierarchicalNSW } from 'hnswlib-node';
import { highest } from './highest.ts';
import { FloatRows, HalvedRows } from './inner-products.ts';

export interface RowHit {
  readonly row: number;
  /** Cosine similarity, -1 to 1. */
  readonly score: number;
}

export interface VectorIndex {
  readonly kind: 'hnsw' | 'exact';
  readonly rows: number;
  /** The k nearest rows, best first; fewer when there are fewer. */
  search(vector: Float32Array, k: number): readonly RowHit[];
  /** Writes a row's vector; absent where the index cannot give it back. */
  read?(row: number, into: Float32Array): void;
}

/** Rows up to which comparing all of them is as quick as HNSW, which looks at hundreds here and there in memory. */
export const SCANNED = 40_000;

/** Rows from which on a rough look at all of them comes first: below, what is asked for is a large part of them. */
const MANY = 1000;

/**
 * Every row is compared, fast enough up to some ten thousands of rows. Vectors have length 1. Few rows: right by
 * definition. Of many the matrix is not kept, a rough look comes first (`HalvedRows`), and scores are right to some 0.00001.
 */
export function exactIndex(matrix: Float32Array, dimension: number): VectorIndex {
  const count = matrix.length / dimension;
  return count > MANY ? roughFirst(new HalvedRows(matrix, dimension)) : allCompared(matrix, count, dimension);
}

function allCompared(matrix: Float32Array, count: number, dimension: number): VectorIndex {
  const rows = new FloatRows(count, dimension);
  for (let row = 0; row < count; row++) rows.row(row).set(matrix.subarray(row * dimension, (row + 1) * dimension));
  return {
    kind: 'exact',
    rows: count,
    search(vector, k) {
      const scores = rows.products(vector);
      return highest(scores, k).map((row) => ({ row, score: scores[row] as number }));
    },
    read: (row, into) => into.set(rows.row(row)),
  };
}

/** Steps that scores from 0 to 1 are counted in. */
const COUNTED = 4096;
const counts = new Uint32Array(COUNTED);

/** A score that at least k of the numbers reach, and hardly more than k; the lowest there can be where k are not above 0. */
function scoreOfLast(numbers: Int32Array, unit: number, k: number): number {
  counts.fill(0);
  const scale = unit * COUNTED;
  for (let row = 0; row < numbers.length; row++) {
    const step = (numbers[row] as number) * scale;
    const at = step < COUNTED ? step | 0 : COUNTED - 1;
    if (step > 0) counts[at] = (counts[at] as number) + 1;
  }
  let reached = 0;
  for (let step = COUNTED - 1; step >= 0; step--) {
    reached += counts[step] as number;
    if (reached >= k) return step / COUNTED;
  }
  return -1;
}

function roughFirst(rows: HalvedRows): VectorIndex {
  return {
    kind: 'exact',
    rows: rows.rows,
    search(vector, k) {
      if (k <= 0) return [];
      const { numbers, unit } = rows.rough(vector);
      // The last of the k may be too high, and one that belongs before it too low.
      const least = (scoreOfLast(numbers, unit, k) - 2 * rows.roughly) / unit;
      const found: number[] = [];
      for (let row = 0; row < numbers.length; row++) if ((numbers[row] as number) >= least) found.push(row);
      const scores = found.map((row) => rows.product(row));
      return highest(scores, k).map((at) => ({ row: found[at] as number, score: scores[at] as number }));
    },
    read: (row, into) => rows.read(row, into),
  };
}

/** Neighbours looked at while searching; recall rises with it. hnswlib does not keep it in its file. */
const LEAST_EF = 100;
const LINKS = 16;
const EF_CONSTRUCTION = 200;
/** Fixed, so that the same rows give the same file. */
const SEED = 7;

type Hnswlib = typeof import('hnswlib-node');

/** hnswlib-node, or null where its binary could not be built (it is an optional dependency). */
export async function loadHnswlib(): Promise<Hnswlib | null> {
  try {
    const module = await import('hnswlib-node');
    return ('default' in module ? module.default : module) as Hnswlib;
  } catch {
    return null;
  }
}

/** @param rowOf row by label; null where labels are rows. */
function searchable(index: HierarchicalNSW, rows: number, rowOf: Int32Array | null): VectorIndex {
  return {
    kind: 'hnsw',
    rows,
    search(vector, k) {
      const wanted = Math.min(k, rows);
      if (wanted <= 0) return [];
      index.setEf(Math.max(LEAST_EF, 2 * wanted));
      const { neighbors, distances } = index.searchKnn(Array.from(vector), wanted);
      return neighbors.map((label, at) => ({
        row: rowOf === null ? label : (rowOf[label] as number),
        score: 1 - (distances[at] as number),
      }));
    },
  };
}

/** An HNSW file of the generation before, and which of its points are rows of the matrix now. */
export interface HnswBefore {
  readonly file: string;
  /** As `writeHnsw` gave them. */
  readonly labels: Int32Array;
  /** For each row now its row then, or -1. */
  readonly from: Int32Array;
}

/** Points that are deleted or added, as a share of all, from which on building anew is as quick and searches better. */
const MOST_CHANGED = 0.25;

/** Labels by row for rows that were just added in order. */
const inOrder = (rows: number): Int32Array =>
  Int32Array.from({ length: rows + 1 }, (_, at) => (at === 0 ? rows : at - 1));

/**
 * Writes an HNSW index over the rows of a matrix to a file. With a generation before it, points that stay are taken
 * over: the time is that of what changed.
 * @returns the number of points in the file, deleted ones among them, and then the label of each row.
 * @throws Error when the file is not as long as its own header says (hnswlib does not tell when writing fails).
 */
export async function writeHnsw(
  hnswlib: Hnswlib,
  matrix: Float32Array,
  dimension: number,
  file: string,
  before?: HnswBefore,
): Promise<Int32Array> {
  const labels =
    (before && (await writeChanged(hnswlib, matrix, dimension, file, before).catch(() => null))) ??
    (await writeAnew(hnswlib, matrix, dimension, file));
  await checkLength(file);
  return labels;
}

async function writeAnew(hnswlib: Hnswlib, matrix: Float32Array, dimension: number, file: string): Promise<Int32Array> {
  const rows = matrix.length / dimension;
  const index = new hnswlib.HierarchicalNSW('cosine', dimension);
  index.initIndex(Math.max(rows, 1), LINKS, EF_CONSTRUCTION, SEED);
  for (let row = 0; row < rows; row++) {
    index.addPoint(Array.from(matrix.subarray(row * dimension, (row + 1) * dimension)), row);
  }
  await index.writeIndex(file);
  return inOrder(rows);
}

/** Null when too much changed. @throws whatever hnswlib says about the file before; then all is built anew. */
async function writeChanged(
  hnswlib: Hnswlib,
  matrix: Float32Array,
  dimension: number,
  file: string,
  { file: old, labels: oldLabels, from }: HnswBefore,
): Promise<Int32Array | null> {
  const rows = matrix.length / dimension;
  const points = oldLabels[0] as number;
  const kept = from.filter((row) => row >= 0).length;
  if (points === 0 || rows - kept + points - kept > MOST_CHANGED * rows) return null;
  const index = new hnswlib.HierarchicalNSW('cosine', dimension);
  await index.readIndex(old);
  if (index.getCurrentCount() !== points) return null;
  index.resizeIndex(points + rows - kept);
  const labels = new Int32Array(rows + 1);
  const stays = new Set<number>();
  let next = points;
  for (let row = 0; row < rows; row++) {
    const was = from[row] as number;
    const label = was < 0 ? next++ : (oldLabels[was + 1] as number);
    if (was < 0) index.addPoint(Array.from(matrix.subarray(row * dimension, (row + 1) * dimension)), label);
    else stays.add(label);
    labels[row + 1] = label;
  }
  // Of the points before, those that were rows until now; others are deleted already.
  for (const label of oldLabels.subarray(1)) if (!stays.has(label)) index.markDelete(label);
  labels[0] = next;
  await index.writeIndex(file);
  return labels;
}

/** @throws Error when an HNSW file is shorter than its points take. */
async function checkLength(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const header = Buffer.alloc(48);
    await handle.read(header, 0, header.length, 0);
    const least = Number(header.readBigUInt64LE(16) * header.readBigUInt64LE(24));
    if ((await handle.stat()).size >= least) return;
    // hnswlib writes what there is room for and says nothing.
    throw Object.assign(new Error(`ENOSPC: no space left, ${file} was not written to its end`), { code: 'ENOSPC' });
  } finally {
    await handle.close();
  }
}

/** Dimensions of the vectors in an HNSW file, by its header: hnswlib itself opens a file of another dimension silently. */
async function dimensionOf(file: string): Promise<number> {
  const handle = await open(file);
  try {
    const header = Buffer.alloc(48);
    const { bytesRead } = await handle.read(header, 0, header.length, 0);
    if (bytesRead < header.length) throw new Error(`${file} is truncated.`);
    // A point is its links, its vector and its label; the header's fifth and sixth field are where the last two begin.
    return Number(header.readBigUInt64LE(32) - header.readBigUInt64LE(40)) / Float32Array.BYTES_PER_ELEMENT;
  } finally {
    await handle.close();
  }
}

/**
 * Looks at an HNSW file without opening it, which takes its size in memory.
 * @throws Error when it is truncated or holds another number of dimensions.
 */
export async function checkHnsw(file: string, dimension: number): Promise<void> {
  const found = await dimensionOf(file);
  if (found !== dimension) throw new Error(`${file} holds vectors of ${found} dimensions, expected ${dimension}.`);
  await checkLength(file);
}

/**
 * Opens an HNSW file.
 * @param labels as `writeHnsw` gave them; without them labels are rows.
 * @throws Error when it is truncated or holds another number of points or dimensions.
 */
export async function openHnsw(
  hnswlib: Hnswlib,
  file: string,
  rows: number,
  dimension: number,
  labels: Int32Array = inOrder(rows),
): Promise<VectorIndex> {
  await checkHnsw(file, dimension);
  const index = new hnswlib.HierarchicalNSW('cosine', dimension);
  await index.readIndex(file);
  const points = labels[0] as number;
  if (labels.length !== rows + 1 || index.getCurrentCount() !== points) {
    throw new Error(`${file} holds ${index.getCurrentCount()} vectors, expected ${points} for ${rows} rows.`);
  }
  const rowOf = new Int32Array(points).fill(-1);
  for (let row = 0; row < rows; row++) rowOf[labels[row + 1] as number] = row;
  return searchable(index, rows, rowOf);
}
