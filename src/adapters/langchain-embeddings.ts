/**
 * Embeddings both ways: our embedder as LangChain's, so that any chain can use the embedded model, and LangChain's
 * as ours, so that any of its embeddings can fill the index.
 */
import { Embeddings, type EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Embedder } from '../ports.ts';

/** An embedder as LangChain's `Embeddings`. Texts are embedded one after another; nothing is retried. */
export class EmbedderEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  /** The vector of a question, of length 1. */
  override async embedQuery(question: string): Promise<number[]> {
    const [vector] = (await this.#embedder.embedQuestions([question])) as [Float32Array];
    return Array.from(vector);
  }

  /** The vectors of texts that are to be found, of length 1. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const text of texts) vectors.push(Array.from((await this.#embedder.embedPassage(text, [])).passage));
    return vectors;
  }
}

/** @throws Error naming the embedder when the vector has no length, another dimension or a value that is not finite. */
function scaled(values: readonly number[] | undefined, id: string, dimension?: number): Float32Array {
  const vector = Float32Array.from(values ?? []);
  const norm = Math.hypot(...vector);
  if (!Number.isFinite(norm) || norm === 0) {
    throw new Error(`The embedding ${id} gave a vector that is empty, zero or not finite.`);
  }
  if (dimension !== undefined && vector.length !== dimension) {
    throw new Error(`The embedding ${id} gave a vector of ${vector.length} dimensions, expected ${dimension}.`);
  }
  return vector.map((value) => value / norm);
}

/**
 * Makes an embedder of any LangChain embedding. Spans are embedded apart, as texts of their own: LangChain gives no
 * token states to pool from. Vectors are scaled to length 1.
 *
 * `id` names model, weights and whatever else changes a vector: an index made under another id is built again.
 * Without `dimension` one text is embedded to learn it.
 * Prefixes that a model was trained with ("query: ") are the embedding's own affair.
 * @throws Error when the embedding fails or gives a vector that cannot be used.
 */
export async function embedderFromLangChain(
  embeddings: EmbeddingsInterface,
  id: string,
  dimension?: number,
): Promise<Embedder> {
  const known = dimension ?? scaled(await embeddings.embedQuery('dimension'), id).length;
  return {
    id,
    dimension: known,

    async embedQuestions(questions) {
      const vectors = await Promise.all(questions.map((question) => embeddings.embedQuery(question)));
      return vectors.map((vector) => scaled(vector, id, known));
    },

    async embedPassage(text, spans) {
      const texts = [text, ...spans.map(({ start, end }) => text.slice(start, end))];
      const vectors = await embeddings.embedDocuments(texts);
      if (vectors.length !== texts.length) {
        throw new Error(`The embedding ${id} gave ${vectors.length} vectors for ${texts.length} texts.`);
      }
      const [passage, ...spanVectors] = vectors.map((vector) => scaled(vector, id, known)) as [Float32Array];
      return { passage, spans: spanVectors };
    },
  };
}
