import { describe, expect, test } from 'vitest';
import { FakeVectorize } from '../../src/adapters/vectorize.fake.ts';
import { FakeWorkersAi } from '../../src/adapters/workers-ai.fake.ts';
import { createWorkersAiEmbedder } from '../../src/adapters/workers-ai-embedder.ts';

const text = 'Het verzuim daalde. De dienst groeide.';
const vector = (first: number) => [first, 1, ...new Array<number>(6).fill(0)];

describe('the embedder on Workers AI', () => {
  test('asks for no more texts at once than the model takes, and keeps their order', async () => {
    const ai = new FakeWorkersAi();
    const embedder = createWorkersAiEmbedder(ai);
    const questions = Array.from({ length: 230 }, (_, number) => `Vraag ${number}`);
    const vectors = await embedder.embedQuestions(questions);
    expect(ai.calls.map((texts) => texts.length)).toEqual([100, 100, 30]);
    expect(vectors[229]).toEqual((await embedder.embedQuestions(['Vraag 229']))[0]);
  });

  test('gives vectors of length 1, a passage and its sentences apart', async () => {
    const ai = new FakeWorkersAi();
    const spans = [
      { start: 0, end: 19 },
      { start: 20, end: 38 },
    ];
    const { passage, spans: own } = await createWorkersAiEmbedder(ai).embedPassage(text, spans);
    expect(ai.calls).toEqual([[text, 'Het verzuim daalde.', 'De dienst groeide.']]);
    for (const one of [passage, ...own]) expect(Math.hypot(...one)).toBeCloseTo(1, 5);
  });

  test.each([
    ['no vectors', {}],
    ['too few', { data: [] }],
    ['another dimension', { data: [[1, 2, 3]] }],
    ['what is not finite', { data: [new Array(1024).fill(Number.NaN)] }],
    ['nothing but zeros', { data: [new Array(1024).fill(0)] }],
  ])('refuses %s', async (_, output) => {
    const embedder = createWorkersAiEmbedder({ run: async () => output });
    await expect(embedder.embedQuestions(['Vraag'])).rejects.toThrow('bge-m3');
  });
});

describe('the stand-in for Vectorize', () => {
  test('shows what was written only later', async () => {
    const index = new FakeVectorize({ dimension: 8, lag: 2 });
    await index.upsert([{ id: 'a', values: vector(1) }]);
    expect(await index.getByIds(['a'])).toEqual([]);
    expect(await index.getByIds(['a'])).toEqual([]);
    expect(await index.getByIds(['a'])).toMatchObject([{ id: 'a' }]);
  });

  test.each([
    ['a longer id', (index: FakeVectorize) => index.upsert([{ id: 'a'.repeat(65), values: vector(1) }])],
    ['another dimension', (index: FakeVectorize) => index.upsert([{ id: 'a', values: [1] }])],
    [
      'a larger batch',
      (index: FakeVectorize) => index.upsert(Array.from({ length: 1001 }, (_, id) => ({ id: `${id}`, values: [] }))),
    ],
    ['a higher topK', (index: FakeVectorize) => index.query(vector(1), { topK: 101 })],
    ['a higher topK with values', (index: FakeVectorize) => index.query(vector(1), { topK: 21, returnValues: true })],
    ['more ids', (index: FakeVectorize) => index.getByIds(new Array(21).fill('a'))],
  ])('refuses %s than Vectorize takes', async (_, call) => {
    await expect(call(new FakeVectorize({ dimension: 8 }))).rejects.toThrow('VECTOR_QUERY_ERROR');
  });
});
