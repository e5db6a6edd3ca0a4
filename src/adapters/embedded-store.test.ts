import { describe, expect, test } from 'vitest';
import { parseDocument } from '../corpus/parse-markdown.ts';
import { passagesOf } from '../corpus/passages.ts';
import { EmbeddedStore } from './embedded-store.ts';
import { hashedVector } from './embedder.fake.ts';
import { LexicalIndex } from './lexical-index.ts';
import { exactIndex } from './vector-index.ts';

const DIMENSION = 32;
const document = parseDocument(`---
id: gids
title: Gids
published: "2031"
period: "2030"
---

## Rente

De rente op een lening stijgt. Wie leent, betaalt meer.

## Bezwaar

Bezwaar maken kan binnen zes weken.
`);

function matrix(texts: readonly string[]): Float32Array {
  const data = new Float32Array(texts.length * DIMENSION);
  for (const [row, text] of texts.entries()) data.set(hashedVector(text, DIMENSION), row * DIMENSION);
  return data;
}

const passages = passagesOf(document);
const sentenceTexts = passages.flatMap(({ text, sentences }) =>
  sentences.map(({ start, end }) => text.slice(start, end)),
);
const questions = [
  {
    id: 'q0',
    document: 'gids',
    quote: 'zes weken',
    language: 'nl',
    question: 'Hoe lang heb ik om bezwaar te maken?',
    kind: 'question' as const,
    anchors: [{ passage: passages[1]?.id as string, sentences: [1] }],
  },
];
const sentences = matrix(sentenceTexts);
const store = new EmbeddedStore({
  manifest: {
    format: 1,
    generation: 'g-1',
    embedder: 'fake',
    dimension: DIMENSION,
    corpus: 'c',
    passages: passages.length,
    sentences: sentenceTexts.length,
    questions: 1,
  },
  documents: [document],
  passages,
  questions,
  sentences,
  readQuestion: (number, into) => into.set(matrix([questions[number]?.question ?? ''])),
  vectors: {
    passage: exactIndex(matrix(passages.map((passage) => passage.text)), DIMENSION),
    sentence: exactIndex(sentences, DIMENSION),
    question: exactIndex(matrix(questions.map((entry) => entry.question)), DIMENSION),
  },
  lexical: LexicalIndex.build(
    passages.map(({ id, text }) => ({ id, text, questions: [] })),
    () => [],
  ),
});

describe('nearest', () => {
  test('passages, sentences and questions are found under their ids', async () => {
    const [rente, bezwaar] = passages;
    expect((await store.nearest('passage', hashedVector(rente?.text as string, DIMENSION), 1))[0]?.id).toBe(rente?.id);
    const sentence = hashedVector('Bezwaar maken kan binnen zes weken.', DIMENSION);
    expect((await store.nearest('sentence', sentence, 1))[0]).toMatchObject({ id: `${bezwaar?.id}#1` });
    expect((await store.nearest('question', sentence, 5)).map((hit) => hit.id)).toEqual(['q0']);
  });

  test('a vector of another dimension is refused', async () => {
    await expect(store.nearest('passage', new Float32Array(31), 1)).rejects.toThrow(RangeError);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a vector with %s in it is refused', async (value) => {
    const vector = hashedVector('rente', DIMENSION);
    vector[3] = value;
    await expect(store.nearest('passage', vector, 1)).rejects.toThrow(RangeError);
  });
});

describe('passages and questions', () => {
  test('come in the order of the ids, unknown ids left out', async () => {
    const ids = [passages[1]?.id as string, 'gids-0000000000', passages[0]?.id as string];
    expect((await store.passages(ids)).map((passage) => passage.id)).toEqual([ids[0], ids[2]]);
    expect(await store.questions(['q7', 'q0'])).toEqual(questions);
  });

  test('each sentence has its own vector', async () => {
    const stored = await store.passages(passages.map((passage) => passage.id));
    expect(stored.flatMap((passage) => passage.vectors)).toEqual(
      sentenceTexts.map((text) => hashedVector(text, DIMENSION)),
    );
  });
});

describe('documents', () => {
  test('a document comes with its passages; an unknown one is null', async () => {
    expect((await store.documents()).map((meta) => meta.id)).toEqual(['gids']);
    expect((await store.document('gids'))?.passages).toHaveLength(2);
    expect(await store.document('anders')).toBeNull();
  });
});

test('terms find a passage by another form of the word; unknown terms find nothing', async () => {
  expect((await store.matching('words', 'bezwaren', 5))[0]?.id).toBe(passages[1]?.id);
  expect(await store.matching('words', 'xyzzy', 5)).toEqual([]);
});
