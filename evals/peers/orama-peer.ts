/**
 * Orama's hybrid search (words and vectors), with its Dutch tokeniser and the same vectors.
 */
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { create, insertMultiple, search } from '@orama/orama';
import type { Peer } from './peer.ts';

export function oramaPeer(embeddings: EmbeddingsInterface): Peer {
  return {
    name: 'Orama hybrid',
    async index(entries) {
      const vectors = await embeddings.embedDocuments(entries.map(({ text }) => text));
      const schema = { number: 'number', text: 'string', vector: `vector[${vectors[0]?.length ?? 0}]` } as const;
      const database = create({ schema, language: 'dutch' });
      const documents = entries.map(({ text }, number) => ({ number, text, vector: vectors[number] ?? [] }));
      await insertMultiple(database, documents);
      return {
        async nearest(query, k) {
          const value = await embeddings.embedQuery(query);
          const vector = { value, property: 'vector' };
          const { hits } = await search(database, {
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
