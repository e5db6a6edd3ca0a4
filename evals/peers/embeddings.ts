/**
 * The embedder of this repository as LangChain's Embeddings, so that peers search with the very same vectors.
 */
import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../../src/ports.ts';

/** Keeps the vectors of texts it has seen: each peer indexes the same ones. */
export class CachedEmbeddings extends Embeddings {
  readonly #embedder: Embedder;
  readonly #seen = new Map<string, number[]>();
  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const text of texts) {
      const vector = this.#seen.get(text) ?? [...(await this.#embedder.embedPassage(text, [])).passage];
      this.#seen.set(text, vector);
      vectors.push(vector);
    }
    return vectors;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#embedder.embedQuestions([text]);
    if (vector === undefined) throw new Error('the embedder gave no vector');
    return [...vector];
  }
}
