/**
 * Orama's hybrid search (words and vectors), with its Dutch tokeniser and the same vectors.
 */
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Peer } from './peer.ts';

/** The part of @orama/orama that is used; the package is wanted for `--peers` alone. */
interface Orama {
  create(options: object): unknown;
  insertMultiple(database: unknown, documents: object[]): Promise<unknown>;
  search(database: unknown, query: object): Promise<{ hits: { document: { number: number } }[] }>;
}

/** @returns a peer whose index throws when @orama/orama is not installed */
export function oramaPeer(embeddings: EmbeddingsInterface): Peer {
  return {
    name: 'Orama hybrid',
    async index(entries) {
      const name = '@orama/orama';
      const orama = (await import(name)) as Orama;
      const vectors = await embeddings.embedDocuments(entries.map(({ text }) => text));
      const schema = { number: 'number', text: 'string', vector: `vector[${vectors[0]?.length ?? 0}]` };
      const database = orama.create({ schema, language: 'dutch' });
      const documents = entries.map(({ text }, number) => ({ number, text, vector: vectors[number] }));
      await orama.insertMultiple(database, documents);
      return {
        async nearest(query, k) {
          const value = await embeddings.embedQuery(query);
          const vector = { value, property: 'vector' };
          const { hits } = await orama.search(database, {
            mode: 'hybrid',
            term: query,
            vector,
            similarity: 0,
            limit: k,
          });
          return hits.map(({ document }) => document.number);
        },
      };
    },
  };
}
