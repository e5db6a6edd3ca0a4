/**
 * What stores are measured with: passages in any number, with vectors drawn around the real ones of the index and
 * texts put together from its real sentences. Made-up in number, real in kind: texts do not get new words as a real
 * corpus does, but for one of its own in each passage. The same number gives the same data.
 */
import { type IndexContents, pointIds } from '../../src/adapters/index-contents.ts';
import { LexicalIndex } from '../../src/adapters/lexical-index.ts';
import type { Split } from '../../src/adapters/matched-terms.ts';
import type { Passage } from '../../src/corpus/document.ts';
import { randomNumbers } from './random-numbers.ts';

/** Length of what is added to a real vector of length 1 before it is brought back to length 1. */
const SPREAD = 0.5;
const QUERY_SPREAD = 0.1;
const SENTENCES = 6;

/** Rows of length 1, each near a row of `real` taken at random. */
function drawnAround(real: Float32Array, rows: number, dimension: number, spread: number, seed: number): Float32Array {
  const random = randomNumbers(seed);
  const data = new Float32Array(rows * dimension);
  const step = spread / Math.sqrt(dimension);
  for (let row = 0; row < rows; row++) {
    const from = Math.floor(random() * (real.length / dimension)) * dimension;
    let norm = 0;
    for (let axis = 0; axis < dimension; axis++) {
      // The sum of three has nearly the shape of a normal distribution, with a deviation of 1.
      const noise = 2 * (random() + random() + random() - 1.5);
      const value = (real[from + axis] as number) + step * noise;
      data[row * dimension + axis] = value;
      norm += value * value;
    }
    const length = Math.sqrt(norm);
    for (let axis = 0; axis < dimension; axis++) (data[row * dimension + axis] as number) /= length;
  }
  return data;
}

export interface BenchData {
  readonly dimension: number;
  /** One row a passage. */
  readonly vectors: Float32Array;
  readonly queries: readonly Float32Array[];
}

/** Vectors of so many passages, and of questions, drawn around those of the index. */
export function benchVectors({ vectors, dimension }: IndexContents, rows: number, queries: number): BenchData {
  const asked = drawnAround(vectors.question, queries, dimension, QUERY_SPREAD, 2);
  return {
    dimension,
    vectors: drawnAround(vectors.passage, rows, dimension, SPREAD, 1),
    queries: Array.from({ length: queries }, (_, row) => asked.subarray(row * dimension, (row + 1) * dimension)),
  };
}

/** Contents with those vectors and no bank; with texts when they are to be searched by words. */
export function benchContents(
  real: IndexContents,
  data: BenchData,
  texts: 'with texts' | 'without texts',
  split: Split,
): IndexContents {
  const random = randomNumbers(3);
  const sentences = real.passages.flatMap((passage) =>
    passage.sentences.map(({ start, end }) => passage.text.slice(start, end)),
  );
  const text = (number: number) =>
    Array.from({ length: SENTENCES }, () => sentences[Math.floor(random() * sentences.length)])
      .concat(`nummer${number}`)
      .join('\n');
  const first = real.passages[0] as Passage;
  const passages = Array.from({ length: data.vectors.length / data.dimension }, (_, number): Passage => {
    const id = `bench-${number.toString(16).padStart(10, '0')}`;
    return { ...first, id, text: texts === 'with texts' ? text(number) : '', sentences: [], spans: [] };
  });
  const entries = texts === 'with texts' ? passages.map(({ id, text: own }) => ({ id, text: own, questions: [] })) : [];
  return {
    ...{ ...real, passages, questions: [] },
    vectors: { passage: data.vectors, sentence: new Float32Array(0), question: new Float32Array(0) },
    lexical: LexicalIndex.build(entries, split),
  };
}

/** Number of a passage by its id. */
export function numbersOf(contents: IndexContents): ReadonlyMap<string, number> {
  return new Map(pointIds(contents).passage.map((id, number) => [id, number]));
}
