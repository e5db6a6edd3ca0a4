/**
 * LangChain's own vector stores, as its documentation uses them.
 */
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { VectorStore } from '@langchain/core/vectorstores';
import type { Entry, Peer, PeerIndex } from './peer.ts';

type Open = (texts: string[], numbers: { number: number }[], embeddings: EmbeddingsInterface) => Promise<VectorStore>;

function storePeer(name: string, embeddings: EmbeddingsInterface, open: Open): Peer {
  return {
    name,
    async index(entries: readonly Entry[]): Promise<PeerIndex> {
      const texts = entries.map(({ text }) => text);
      const numbers = entries.map((_, number) => ({ number }));
      const store = await open(texts, numbers, embeddings);
      return {
        async nearest(query, k) {
          return (await store.similaritySearch(query, k)).map(({ metadata }) => metadata.number as number);
        },
      };
    },
  };
}

/** HNSWLib of @langchain/community. */
export function hnswlibPeer(embeddings: EmbeddingsInterface): Peer {
  return storePeer('LangChain HNSWLib', embeddings, async (texts, numbers, embed) => {
    const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
    return HNSWLib.fromTexts(texts, numbers, embed);
  });
}

/** MemoryVectorStore of @langchain/classic: exact search. */
export function memoryPeer(embeddings: EmbeddingsInterface): Peer {
  return storePeer('LangChain MemoryVectorStore', embeddings, async (texts, numbers, embed) => {
    const { MemoryVectorStore } = await import('@langchain/classic/vectorstores/memory');
    return MemoryVectorStore.fromTexts(texts, numbers, embed);
  });
}
