/**
 * A peer: another way to find passages, put to the same questions.
 */
import type { SearchResult } from '../../src/answer.ts';

/** Something that can be found: a chunk's own text, or a bank question that leads to the chunk its quote stands in. */
export interface Entry {
  readonly text: string;
  readonly chunk: number;
}

export interface Chunk {
  readonly document: string;
  readonly text: string;
}

/** Finds entries by their numbers, best first. */
export interface PeerIndex {
  nearest(query: string, k: number): Promise<readonly number[]>;
}

export interface Peer {
  readonly name: string;
  /** @throws when a package is not installed */
  index(entries: readonly Entry[]): Promise<PeerIndex>;
}

/** Entries asked for so that ten different chunks are left after folding. */
const DEPTH = 60;

/** The best chunks for a query, each once, in the form that the retrieval metrics read. */
export async function searchPeer(
  index: PeerIndex,
  entries: readonly Entry[],
  chunks: readonly Chunk[],
  query: string,
  k: number,
): Promise<SearchResult[]> {
  const numbers = await index.nearest(query, Math.min(DEPTH, entries.length));
  const found = [...new Set(numbers.flatMap((number) => entries[number]?.chunk ?? []))].slice(0, k);
  return found.flatMap((number, position) => {
    const chunk = chunks[number];
    if (chunk === undefined) return [];
    const { document, text } = chunk;
    const place = { rank: position + 1, score: 1 / (position + 1), title: document, section: '', page: null, url: '' };
    return [{ ...place, document, passage: text, quote: '' }];
  });
}
