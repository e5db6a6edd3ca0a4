/**
 * The library: what the source viewer reads documents from.
 */
import type { CorpusDocument, Passage } from '../../corpus/document.ts';

/** Whole documents with the passages they were cut into. */
export interface Library {
  /** The document with its passages in document order; null when there is none by this id. */
  document(id: string): Promise<{ document: CorpusDocument; passages: readonly Passage[] } | null>;
}
