/**
 * Nearest neighbours among vectors of length 1 by inner product, exact or by HNSW (Malkov and Yashunin 2018, arXiv
 * 1603.09320). Rows are numbered from 0 as in the matrix they were made from.
 */
import { open } from 'node:fs/promises';
import type { HierarchicalNSW } from 'hnswlib-node';

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
}

/** Every row is compared: right by definition, and fast enough up to some tens of thousands of rows. */
export function exactIndex(matrix: Float32Array, dimension: number): VectorIndex {
  const rows = matrix.length / dimension;
  return {
    kind: 'exact',
    rows,
    search(vector, k) {
      if (k <= 0) return [];
      const hits: RowHit[] = [];
      for (let row = 0; row < rows; row++) {
        let score = 0;
        const at = row * dimension;
        for (let i = 0; i < dimension; i++) score += (matrix[at + i] as number) * (vector[i] as number);
        hits.push({ row, score });
      }
      return hits.sort((a, b) => b.score - a.score).slice(0, k);
    },
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

function searchable(index: HierarchicalNSW, rows: number): VectorIndex {
  return {
    kind: 'hnsw',
    rows,
    search(vector, k) {
      const wanted = Math.min(k, rows);
      if (wanted <= 0) return [];
      index.setEf(Math.max(LEAST_EF, 2 * wanted));
      const { neighbors, distances } = index.searchKnn(Array.from(vector), wanted);
      return neighbors.map((row, at) => ({ row, score: 1 - (distances[at] as number) }));
    },
  };
}

/** Builds an HNSW index over the rows of a matrix and writes it to a file. */
export async function writeHnsw(
  hnswlib: Hnswlib,
  matrix: Float32Array,
  dimension: number,
  file: string,
): Promise<void> {
  const rows = matrix.length / dimension;
  const index = new hnswlib.HierarchicalNSW('cosine', dimension);
  index.initIndex(Math.max(rows, 1), LINKS, EF_CONSTRUCTION, SEED);
  for (let row = 0; row < rows; row++) {
    index.addPoint(Array.from(matrix.subarray(row * dimension, (row + 1) * dimension)), row);
  }
  await index.writeIndex(file);
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

/** Opens an HNSW file. @throws Error when it is truncated or holds another number of rows or dimensions. */
export async function openHnsw(hnswlib: Hnswlib, file: string, rows: number, dimension: number): Promise<VectorIndex> {
  const index = new hnswlib.HierarchicalNSW('cosine', dimension);
  const found = await dimensionOf(file);
  if (found !== dimension) throw new Error(`${file} holds vectors of ${found} dimensions, expected ${dimension}.`);
  await index.readIndex(file);
  if (index.getCurrentCount() !== rows) {
    throw new Error(`${file} holds ${index.getCurrentCount()} vectors, expected ${rows}.`);
  }
  return searchable(index, rows);
}
