import { beforeAll, expect } from 'vitest';
import type { Queue } from '../../src/adapters/cloudflare-bindings.ts';
import { currentGeneration } from '../../src/adapters/d1-generations.ts';
import type { IndexContents } from '../../src/adapters/index-contents.ts';
import { holdsPassageStore } from '../../src/adapters/passage-store-contract.test-support.ts';
import { FakeVectorize } from '../../src/adapters/vectorize.fake.ts';
import { VectorizeStore } from '../../src/adapters/vectorize-store.ts';
import {
  beginIndex,
  type CloudflareIndexParts,
  type IndexJob,
  runIndexJob,
} from '../../src/indexing/cloudflare-index.ts';
import type { Embedder } from '../../src/ports.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

const split = () => [];

/** An embedder that knows the vectors of these contents by their texts. */
function knownEmbedder({ embedder: id, dimension, passages, questions, vectors }: IndexContents): Embedder {
  const row = (kind: 'passage' | 'sentence' | 'question', at: number) =>
    vectors[kind].slice(at * dimension, (at + 1) * dimension);
  const first: number[] = [];
  while (first.length < passages.length)
    first.push((first.at(-1) ?? 0) + (first.length > 0 ? (passages[first.length - 1]?.sentences.length ?? 0) : 0));
  let asked = 0;
  return {
    id,
    dimension,
    // A bank may ask one thing twice: by their order.
    embedQuestions: async (texts) => {
      const from = asked;
      asked = (asked + texts.length) % Math.max(1, questions.length);
      return texts.map((_, at) => row('question', from + at));
    },
    // A document that the bank asks nothing about comes with its title before the text.
    embedPassage: async (text, spans) => {
      const at = passages.findIndex((passage) => text.endsWith(passage.text));
      return {
        passage: row('passage', at),
        spans: spans.map((_, sentence) => row('sentence', (first[at] as number) + sentence)),
      };
    },
  };
}

class Jobs implements Queue<IndexJob> {
  readonly waiting: IndexJob[] = [];
  async sendBatch(messages: { readonly body: IndexJob }[]): Promise<void> {
    this.waiting.push(...messages.map(({ body }) => body));
  }
}

beforeAll(migrate);

holdsPassageStore(
  'Vectorize with D1',
  async () => {
    await empty();
    const vectors = new FakeVectorize({ dimension: 32 });
    const { DB: database } = bindings;
    return {
      async publish(contents) {
        const queue = new Jobs();
        const parts: CloudflareIndexParts = { database, vectors, queue, embedder: knownEmbedder(contents), split };
        expect(await beginIndex({ ...contents, digest: contents.corpus }, parts, new Date())).not.toBeNull();
        for (let job = queue.waiting.shift(); job; job = queue.waiting.shift()) await runIndexJob(job, parts);
      },
      async open() {
        const found = await currentGeneration(database);
        if (!found) throw new Error('Nothing is published.');
        return new VectorizeStore({ manifest: found.manifest, database, vectors, split });
      },
      close: async () => {},
    };
  },
  { recall: 0.99, givesVectors: false, mostHits: 100, sameRanking: false },
);
