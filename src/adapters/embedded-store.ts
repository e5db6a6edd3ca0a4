/**
 * The default store: one generation of the index held in this process. Vectors by hnswlib-node, or exactly where it
 * could not be built; terms by scores worked out beforehand.
 */
import type { CorpusDocument, DocumentMeta, Passage } from '../corpus/document.ts';
import type {
  AmongQuestions,
  Hit,
  LexicalField,
  Manifest,
  PassageStore,
  PointKind,
  StoredPassage,
  StoredQuestion,
} from '../ports.ts';
import { checkVector, pointIds } from './index-contents.ts';
import { Among } from './inner-products.ts';
import type { RankedTerms } from './ranked-terms.ts';
import type { VectorIndex } from './vector-index.ts';

export interface EmbeddedStoreParts {
  readonly manifest: Manifest;
  readonly documents: readonly CorpusDocument[];
  readonly passages: readonly Passage[];
  readonly questions: readonly StoredQuestion[];
  /** Vectors of all sentences, passage after passage, rows of the dimension. */
  readonly sentences: Float32Array;
  /** Writes the vector of a question of the bank, by its number. */
  readonly readQuestion: (number: number, into: Float32Array) => void;
  readonly vectors: Readonly<Record<PointKind, VectorIndex>>;
  /** What searches by words and grams. */
  readonly lexical: Pick<RankedTerms, 'search'>;
}

/** The number a sentence has among all sentences, passage after passage. */
function firstSentences(passages: readonly Passage[]): number[] {
  const first: number[] = [];
  let next = 0;
  for (const passage of passages) {
    first.push(next);
    next += passage.sentences.length;
  }
  return first;
}

export class EmbeddedStore implements PassageStore {
  readonly manifest: Manifest;
  readonly #parts: EmbeddedStoreParts;
  readonly #documents: readonly DocumentMeta[];
  readonly #stored: ReadonlyMap<string, StoredPassage>;
  readonly #questions: ReadonlyMap<string, StoredQuestion>;
  readonly #questionNumbers: ReadonlyMap<string, number>;
  readonly #among: Among;
  /** The passage of each sentence. */
  readonly #passageOf: readonly string[];
  readonly #ids: Readonly<Record<PointKind, readonly string[]>>;

  constructor(parts: EmbeddedStoreParts) {
    this.manifest = parts.manifest;
    this.#parts = parts;
    const { dimension } = parts.manifest;
    const first = firstSentences(parts.passages);
    const row = (number: number) => parts.sentences.subarray(number * dimension, (number + 1) * dimension);
    const stored = parts.passages.map((passage, index) => ({
      ...passage,
      vectors: passage.sentences.map((_, sentence) => row((first[index] as number) + sentence)),
    }));
    this.#stored = new Map(stored.map((passage) => [passage.id, passage]));
    this.#documents = parts.documents.map(({ meta }) => meta);
    this.#questions = new Map(parts.questions.map((question) => [question.id, question]));
    this.#questionNumbers = new Map(parts.questions.map(({ id }, number) => [id, number]));
    this.#among = new Among(dimension);
    this.#ids = pointIds(parts);
    this.#passageOf = parts.passages.flatMap(({ id, sentences }) => sentences.map(() => id));
  }

  async documents(): Promise<readonly DocumentMeta[]> {
    return this.#documents;
  }

  /** A document with its passages, for the source viewer; null when there is none of that id. */
  async document(id: string): Promise<{ document: CorpusDocument; passages: readonly Passage[] } | null> {
    const document = this.#parts.documents.find((other) => other.meta.id === id);
    if (!document) return null;
    return { document, passages: this.#parts.passages.filter((passage) => passage.document === id) };
  }

  async passages(ids: readonly string[]): Promise<readonly StoredPassage[]> {
    return ids.flatMap((id) => this.#stored.get(id) ?? []);
  }

  async questions(ids: readonly string[]): Promise<readonly StoredQuestion[]> {
    return ids.flatMap((id) => this.#questions.get(id) ?? []);
  }

  async amongQuestions(ids: readonly string[]): Promise<AmongQuestions> {
    return this.#among.compare(
      ids.map((id) => {
        const number = this.#questionNumbers.get(id);
        return number === undefined ? null : (into) => this.#parts.readQuestion(number, into);
      }),
    );
  }

  async nearest(kind: PointKind, vector: Float32Array, k: number): Promise<readonly Hit[]> {
    checkVector(vector, this.manifest.dimension);
    const [ids, hits] = [this.#ids[kind], this.#parts.vectors[kind].search(vector, k)];
    if (kind !== 'sentence') return hits.map(({ row, score }) => ({ id: ids[row] as string, score }));
    return hits.map(({ row, score }) => ({ id: ids[row] as string, score, passage: this.#passageOf[row] }));
  }

  async matching(by: LexicalField, text: string, k: number): Promise<readonly Hit[]> {
    return this.#parts.lexical.search(by, text, k);
  }

  async close(): Promise<void> {}
}
