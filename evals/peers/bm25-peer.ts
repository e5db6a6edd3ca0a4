/**
 * Plain BM25 by minisearch as it comes: no stemming, stop words or compounds.
 */
import MiniSearch from 'minisearch';
import type { Peer } from './peer.ts';

export const bm25Peer: Peer = {
  name: 'BM25 (minisearch)',
  async index(entries) {
    const search = new MiniSearch({ fields: ['text'] });
    search.addAll(entries.map(({ text }, id) => ({ id, text })));
    return {
      async nearest(query, k) {
        return search
          .search(query)
          .slice(0, k)
          .map(({ id }) => id as number);
      },
    };
  },
};
