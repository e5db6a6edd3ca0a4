import { fileURLToPath } from 'node:url';
import { env } from '@huggingface/transformers';
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers';
import { Embeddings, type EmbeddingsInterface } from '@langchain/core/embeddings';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { splitSentences } from '../language/sentences.ts';
import type { Embedder } from '../ports.ts';
import { FakeEmbedder, hashedVector } from './embedder.fake.ts';
import { EmbedderEmbeddings, embedderFromLangChain } from './langchain-embeddings.ts';
import { openTransformersEmbedder } from './transformers-embedder.ts';

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

describe('our embedder as LangChain’s', () => {
  test('a query is embedded as a question, documents as passages', async () => {
    const embedder = new FakeEmbedder();
    const embeddings = new EmbedderEmbeddings(embedder);
    expect(embeddings).toBeInstanceOf(Embeddings);
    expect(await embeddings.embedQuery('rente')).toEqual(Array.from(hashedVector('rente', 32)));
    expect(await embeddings.embedDocuments(['bezwaar', 'reizen'])).toEqual(
      ['bezwaar', 'reizen'].map((text) => Array.from(hashedVector(text, 32))),
    );
    expect([embedder.questions, embedder.passages]).toEqual([['rente'], ['bezwaar', 'reizen']]);
  });
});

/** An embedding that gives the same vector for everything. */
const constant = (vector: number[]): EmbeddingsInterface => ({
  embedQuery: async () => vector,
  embedDocuments: async (texts) => texts.map(() => vector),
});

describe('a LangChain embedding as ours', () => {
  test('the dimension is learnt from a first vector, and vectors are scaled to length 1', async () => {
    const embedder = await embedderFromLangChain(constant([3, 4]), 'test/constant');
    expect([embedder.id, embedder.dimension]).toEqual(['test/constant', 2]);
    const [question] = (await embedder.embedQuestions(['rente'])) as [Float32Array];
    expect(Array.from(question)).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)]);
  });

  test('a passage and each of its spans are embedded apart', async () => {
    const asked: string[] = [];
    const embedder = await embedderFromLangChain(
      {
        embedQuery: async () => [1, 0],
        embedDocuments: async (texts) => {
          asked.push(...texts);
          return texts.map((_, number) => [1, number]);
        },
      },
      'test/recorded',
    );
    const { spans } = await embedder.embedPassage('Een. Twee.', splitSentences('Een. Twee.'));
    expect(asked).toEqual(['Een. Twee.', 'Een.', 'Twee.']);
    expect(spans).toHaveLength(2);
    expect(spans[0]).not.toEqual(spans[1]);
  });

  test('LangChain’s own fake of an embedding fits', async () => {
    const embedder = await embedderFromLangChain(new FakeEmbeddings(), 'langchain/fake');
    expect((await embedder.embedPassage('Een.', [{ start: 0, end: 4 }])).spans).toHaveLength(1);
  });

  test.each([[[0, 0]], [[Number.NaN, 1]], [[]]])(
    'a vector that cannot be used (%j) is refused by the embedding’s name',
    async (vector) => {
      await expect(embedderFromLangChain(constant(vector), 'test/bad')).rejects.toThrow(/test\/bad/);
      const embedder = await embedderFromLangChain(constant(vector), 'test/bad', 2);
      await expect(embedder.embedQuestions(['rente'])).rejects.toThrow(/test\/bad/);
    },
  );

  test('a vector of another dimension than was said is refused', async () => {
    const embedder = await embedderFromLangChain(constant([1, 0]), 'test/short', 3);
    await expect(embedder.embedPassage('Een.', [])).rejects.toThrow(/2 dimensions, expected 3/);
  });
});

describe('@langchain/community’s HuggingFaceTransformersEmbeddings over the embedded model', () => {
  const SENTENCES = [
    'Het verzuim daalde naar 4,2 procent.',
    'Studenten reizen vrij met de trein.',
    'Bezwaar maken kan binnen zes weken.',
  ];
  let ours: Embedder;
  let theirs: Embedder;
  beforeAll(async () => {
    const folder = fileURLToPath(new URL('../../models', import.meta.url));
    ours = await openTransformersEmbedder(folder);
    env.localModelPath = folder;
    env.allowRemoteModels = false;
    const embeddings = new HuggingFaceTransformersEmbeddings({
      model: 'multilingual-e5-small',
      pretrainedOptions: { dtype: 'q4' },
    });
    theirs = await embedderFromLangChain(embeddings, 'community/multilingual-e5-small/q4');
  });

  test('has the same dimension, and for the same sentences nearly the same vectors', async () => {
    expect(theirs.dimension).toBe(ours.dimension);
    for (const sentence of SENTENCES) {
      const [one, other] = [await ours.embedPassage(sentence, []), await theirs.embedPassage(sentence, [])];
      expect(cosine(one.passage, other.passage)).toBeGreaterThan(0.9);
    }
  });

  test('finds the same sentence for a question', async () => {
    const [question] = (await theirs.embedQuestions(['Hoeveel tijd heb ik om bezwaar te maken?'])) as [Float32Array];
    const text = SENTENCES.join(' ');
    const { spans } = await theirs.embedPassage(text, splitSentences(text));
    const scores = spans.map((span) => cosine(question, span));
    expect(scores.indexOf(Math.max(...scores))).toBe(2);
  });
});
