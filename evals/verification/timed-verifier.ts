/**
 * The check of sentences as the server runs it, in this process, with a clock on it: what it takes beside embedding
 * and retrieval.
 */
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../../src/adapters/transformers-embedder.ts';
import { openedWhenRead } from '../../src/adapters/transformers-entailment.ts';
import type { VerifiedSentence } from '../../src/answer.ts';
import { refreshIndex } from '../../src/indexing/refresh.ts';
import type { Embedder, EntailmentModel } from '../../src/ports.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { MODELS } from '../../src/runtimes/open-assistant.ts';
import type { Settings } from '../../src/runtimes/settings.ts';
import { verifyText } from '../../src/verifying/verify-text.ts';

export interface TimedVerifier {
  verify(text: string, passages?: readonly string[]): Promise<VerifiedSentence[]>;
  /** Milliseconds spent so far on checking alone and on the cross-encoder's reading, what it read, and the sentences checked. */
  spent(): { readonly ms: number; readonly reading: number; readonly read: number; readonly sentences: number };
  close(): Promise<void>;
}

/** Passages that evidence is looked for in, as many as the server takes. */
const FOUND = 8;

/** Opens the index of the corpus; `around` may replace the embedder, by one that remembers for instance. */
export async function openTimedVerifier(
  settings: Pick<Settings, 'CORPUS_DIR' | 'INDEX_DIR'>,
  around: (embedder: Embedder) => Embedder = (embedder) => embedder,
): Promise<TimedVerifier> {
  let elsewhere = 0;
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    try {
      return await work();
    } finally {
      elsewhere += performance.now() - began;
    }
  };
  const own = around(await openTransformersEmbedder(MODELS));
  const embedder: Embedder = {
    id: own.id,
    dimension: own.dimension,
    embedQuestions: (questions) => timed(() => own.embedQuestions(questions)),
    embedPassage: (text, spans) => timed(() => own.embedPassage(text, spans)),
  };
  const reader = await openedWhenRead(MODELS);
  const entailment: EntailmentModel = {
    id: reader.id,
    read: (claim, quotes) =>
      timed(async () => {
        const began = performance.now();
        const found = await reader.read(claim, quotes);
        reading += performance.now() - began;
        read += quotes.length;
        return found;
      }),
  };
  const split = await openDutchSplitter();
  const { store } = await refreshIndex({
    corpusFolder: settings.CORPUS_DIR,
    indexFolder: settings.INDEX_DIR,
    embedder,
    split,
  });
  const find = (sentence: string) =>
    timed(async () => (await retrieve(sentence, 'nl', { store, embedder: own, k: FOUND })).evidence);
  let ms = 0;
  let reading = 0;
  let read = 0;
  let sentences = 0;
  return {
    async verify(text, passages) {
      elsewhere = 0;
      const began = performance.now();
      const verified = await verifyText(text, passages ?? null, { store, embedder, entailment, split, find });
      ms += performance.now() - began - elsewhere;
      sentences += verified.length;
      return verified;
    },
    spent: () => ({ ms, reading, read, sentences }),
    close: () => store.close(),
  };
}
