/**
 * The index as LangChain's `VectorStore`, so that any chain or retriever can search the passages. Read only: an index
 * belongs to one state of the corpus, and documents come in by the corpus's own commands.
 */
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import type { Passage } from '../corpus/document.ts';
import type { PassageStore } from '../ports.ts';

/** Which passages may be found; everything when empty. */
export interface PassageFilter {
  /** Id of one document. */
  readonly document?: string;
}

/** What a found `Document` says of its passage; its `pageContent` is the passage's text. */
export interface PassageMetadata {
  readonly id: string;
  readonly document: string;
  /** Heading path, joined by " › ". */
  readonly section: string;
  readonly page: number | null;
  readonly period: string;
  /** Where the passage is shown. */
  readonly url: string;
}

export interface PassageVectorStoreOptions {
  readonly store: PassageStore;
  /** Must be the embedding that the index was made with; another dimension is refused when searching. */
  readonly embeddings: EmbeddingsInterface;
  /** Address at which a passage is shown. */
  readonly addressOf: (passage: Passage) => string;
}

/** Someone tries to change an index through LangChain; the message says how documents do get in. */
export class ReadOnlyIndexError extends Error {
  override readonly name = 'ReadOnlyIndexError';
  constructor(what: string) {
    super(
      `An opened index is read only: ${what} is not possible here. ` +
        'Add or withdraw documents with `npm run corpus`, then bring the index up to date with `npm run index`.',
    );
  }
}

export class PassageVectorStore extends VectorStore {
  declare FilterType: PassageFilter;
  readonly #options: PassageVectorStoreOptions;

  constructor(options: PassageVectorStoreOptions) {
    super(options.embeddings, {});
    this.#options = options;
  }

  override _vectorstoreType(): string {
    return 'vraagbaak';
  }

  /**
   * The k passages nearest to a vector with their cosine similarity, best first; fewer when there are fewer.
   * Dense search alone: the terms and the question bank that the assistant's own retrieval adds take no part.
   * @throws RangeError on another dimension or a vector that is not finite.
   */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: PassageFilter,
  ): Promise<[Document<PassageMetadata>, number][]> {
    const { store } = this.#options;
    const vector = Float32Array.from(query);
    // The index knows no documents: with a filter all passages are ranked, then filtered.
    const hits = await store.nearest('passage', vector, filter?.document ? store.manifest.passages : k);
    const passages = new Map((await store.passages(hits.map((hit) => hit.id))).map((passage) => [passage.id, passage]));
    return hits
      .flatMap(({ id, score }): [Document<PassageMetadata>, number][] => {
        const passage = passages.get(id);
        if (!passage || (filter?.document && passage.document !== filter.document)) return [];
        return [[this.#documentOf(passage), score]];
      })
      .slice(0, Math.max(0, k));
  }

  /** @throws ReadOnlyIndexError always. */
  override async addVectors(): Promise<never> {
    throw new ReadOnlyIndexError('adding vectors');
  }

  /** @throws ReadOnlyIndexError always. */
  override async addDocuments(): Promise<never> {
    throw new ReadOnlyIndexError('adding documents');
  }

  /** @throws ReadOnlyIndexError always. */
  override async delete(): Promise<never> {
    throw new ReadOnlyIndexError('deleting');
  }

  #documentOf(passage: Passage): Document<PassageMetadata> {
    const { id, document, path, page, period, text } = passage;
    const url = this.#options.addressOf(passage);
    return new Document({
      id,
      pageContent: text,
      metadata: { id, document, section: path.join(' › '), page, period, url },
    });
  }
}
