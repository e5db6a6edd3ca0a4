/**
 * Everything an index holds, as plain data: what a builder makes and a store is filled from, whole. Stores have no
 * upsert or delete of a single point: a passage's id follows from its text, so what changes is another passage, and a
 * corpus that changed is a next generation beside the one before.
 */
import type { CorpusDocument, Passage } from '../corpus/document.ts';
import type { PointKind, StoredQuestion } from '../ports.ts';
import type { LexicalIndex } from './lexical-index.ts';

export interface IndexContents {
  /** Id of the embedder that made the vectors. */
  readonly embedder: string;
  readonly dimension: number;
  /** SHA-256 over documents and bank, hexadecimal. */
  readonly corpus: string;
  readonly documents: readonly CorpusDocument[];
  readonly passages: readonly Passage[];
  readonly questions: readonly StoredQuestion[];
  /** The editors' targets by key. */
  readonly targets: Readonly<
    Record<string, { readonly label: Record<string, string>; readonly url: string; readonly checked: string | null }>
  >;
  /** Row by row: passages and questions in their order; sentences passage after passage. */
  readonly vectors: Readonly<Record<PointKind, Float32Array>>;
  readonly lexical: LexicalIndex;
}

/** Ids of the points of each kind, in the order of their vectors. */
export function pointIds({
  passages,
  questions,
}: Pick<IndexContents, 'passages' | 'questions'>): Record<PointKind, readonly string[]> {
  return {
    passage: passages.map(({ id }) => id),
    sentence: passages.flatMap(({ id, sentences }) => sentences.map((_, number) => `${id}#${number}`)),
    question: questions.map(({ id }) => id),
  };
}

/** Refuses a vector that a store cannot compare. @throws RangeError */
export function checkVector(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) {
    throw new RangeError(`The vector has ${vector.length} dimensions, the index ${dimension}.`);
  }
  for (const value of vector) {
    if (!Number.isFinite(value)) throw new RangeError('The vector holds a value that is not finite.');
  }
}
