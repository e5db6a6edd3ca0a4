/**
 * Passages that were sent along with a text, read as those of the documents are.
 */
import { detectLanguage } from '../language/detect.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Embedder, PassageStore } from '../ports.ts';
import { contextOf, type KnownPassage } from './candidates.ts';

/** The model reads 512 tokens at once. */
const LONGEST_CHUNK = 1500;

/** Letters and digits alone: how a passage is recognised whatever its white space and marks. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A passage that was sent, cut to what the model can read; with its document where it stands in one. */
export interface SentPassage extends KnownPassage {
  readonly vectors: readonly Float32Array[];
}

/** Reads the passages that were sent along; looks each up in the corpus, so that its year and headings are known. */
export async function readSent(
  passages: readonly string[],
  { store, embedder }: { store: PassageStore; embedder: Embedder },
): Promise<SentPassage[]> {
  const documents = new Map((await store.documents()).map((document) => [document.id, document]));
  const read: SentPassage[] = [];
  for (const whole of passages) {
    for (const text of chunks(whole)) {
      const sentences = splitSentences(text);
      if (sentences.length === 0) continue;
      const near = await store.passages((await store.matching('words', text, 5)).map(({ id }) => id));
      const own = near.find(
        (passage) => letters(passage.text).includes(letters(text)) || letters(text).includes(letters(passage.text)),
      );
      const context = own
        ? contextOf(own, documents.get(own.document))
        : { documentPeriod: null, published: null, language: detectLanguage(text).language };
      const { spans } = await embedder.embedPassage(text, sentences);
      read.push({
        text,
        document: own?.document ?? null,
        sentences,
        vectors: spans,
        context,
        ...(own ? { surroundings: own.text } : {}),
      });
    }
  }
  return read;
}

/** Whole sentences together, as many as the model can read at once. */
function chunks(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  let end = 0;
  for (const sentence of splitSentences(text)) {
    if (sentence.end - start > LONGEST_CHUNK && end > start) {
      found.push(text.slice(start, end).trim());
      start = end;
    }
    end = sentence.end;
  }
  if (end > start) found.push(text.slice(start, end).trim());
  return found;
}
