import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AutoTokenizer, env, pipeline } from '@huggingface/transformers';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from '../corpus/parse-markdown.ts';
import { passagesOf } from '../corpus/passages.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Embedder, PassageVectors } from '../ports.ts';
import { embedInThreads } from './embedding-threads.ts';
import { openTransformersEmbedder } from './transformers-embedder.ts';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const TEXT = 'Verzuim\nHet verzuim daalde naar 4,2 procent. Wie ziek is, meldt zich bij de leidinggevende.';

let embedder: Embedder;
beforeAll(async () => {
  embedder = await openTransformersEmbedder(MODELS);
});

const length = (vector: Float32Array) => Math.hypot(...vector);
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

describe('the embedded model', () => {
  test('vectors have 384 dimensions and length 1', async () => {
    expect(embedder.dimension).toBe(384);
    const [question] = await embedder.embedQuestions(['Hoe hoog is het verzuim?']);
    const { passage, spans } = await embedder.embedPassage(TEXT, splitSentences(TEXT));
    for (const vector of [question as Float32Array, passage, ...spans]) {
      expect(vector).toHaveLength(384);
      expect(length(vector)).toBeCloseTo(1, 4);
    }
  });

  test('a question is nearer to its answer than to another text, in English too', async () => {
    const [dutch, english] = (await embedder.embedQuestions([
      'Hoe hoog is het ziekteverzuim?',
      'How high is the rate of sick leave?',
    ])) as [Float32Array, Float32Array];
    const answer = (await embedder.embedPassage(TEXT, [])).passage;
    const other = (await embedder.embedPassage('Studenten reizen vrij met de trein en de bus.', [])).passage;
    expect(cosine(dutch, answer)).toBeGreaterThan(cosine(dutch, other) + 0.02);
    expect(cosine(english, answer)).toBeGreaterThan(cosine(english, other) + 0.02);
  });

  test('a question has nearly the same vector alone as in a batch of other lengths', async () => {
    const questions = ['Wat?', 'Hoe lang duurt het voordat een bezwaar over de studiefinanciering is behandeld?'];
    const [alone] = (await embedder.embedQuestions(questions.slice(0, 1))) as [Float32Array];
    const [together] = (await embedder.embedQuestions(questions)) as [Float32Array];
    expect(cosine(alone, together)).toBeGreaterThan(0.99);
    expect(await embedder.embedQuestions([])).toEqual([]);
  });

  test('a span’s vector is the mean of its tokens’ states in the passage’s own pass', async () => {
    env.localModelPath = MODELS;
    env.allowRemoteModels = false;
    const extract = await pipeline('feature-extraction', 'multilingual-e5-small', { dtype: 'q4' });
    const tokenizer = await AutoTokenizer.from_pretrained('multilingual-e5-small');
    const output = await extract([`passage: ${TEXT}`], { pooling: 'none' } as never);
    const states = output.data as Float32Array;

    const sentences = [
      { start: 0, end: 7 },
      ...splitSentences(TEXT.slice(8)).map(({ start, end }) => ({ start: start + 8, end: end + 8 })),
    ];
    const counts = ['passage:', ...sentences.map(({ start, end }) => TEXT.slice(start, end))].map(
      (text) => tokenizer.tokenize(text).length,
    );
    // Opening mark, prefix, sentences, closing mark: every token is accounted for.
    expect(counts.reduce((sum, count) => sum + count, 2)).toBe(output.dims.at(-2));

    const { spans } = await embedder.embedPassage(TEXT, sentences);
    let from = 1 + (counts[0] as number);
    for (const [number, span] of spans.entries()) {
      const to = from + (counts[number + 1] as number);
      const mean = new Float32Array(384);
      for (let token = from; token < to; token++) {
        for (let i = 0; i < 384; i++) mean[i] = (mean[i] as number) + (states[token * 384 + i] as number);
      }
      expect(
        cosine(
          span,
          mean.map((value) => value / length(mean)),
        ),
      ).toBeCloseTo(1, 5);
      from = to;
    }
  });

  test('each sentence of a passage has a vector of its own', async () => {
    const [passage] = passagesOf(
      parseDocument(
        `---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n## Duur\n\nNeem mee:\n\n- een pas\n- een foto\n`,
      ),
    );
    const { spans } = await embedder.embedPassage(passage?.text ?? '', passage?.sentences ?? []);
    expect(spans).toHaveLength(4);
    expect(new Set(spans.map((vector) => vector.slice(0, 4).join())).size).toBe(4);
  });

  test('of a text beyond 512 tokens the part that fits counts, and a span beyond it gets the vector of the whole', async () => {
    const text = `${'De student vraagt een lening aan. '.repeat(120)}Bezwaar kan ook.`;
    const sentences = splitSentences(text);
    const { passage, spans } = await embedder.embedPassage(text, sentences);
    expect(spans).toHaveLength(121);
    expect(spans.at(-1)).toEqual(passage);
    expect(spans[0]).not.toEqual(passage);
    expect(length(passage)).toBeCloseTo(1, 4);
  });

  test('an empty text has a vector too', async () => {
    const { passage, spans } = await embedder.embedPassage('', []);
    expect([length(passage).toFixed(3), spans]).toEqual(['1.000', []]);
  });
});

test('a folder without the model is named', async () => {
  await expect(openTransformersEmbedder('/nowhere/models')).rejects.toThrow(
    /model in \/nowhere\/models\/multilingual-e5-small cannot be opened/,
  );
});

test('a model that is cut off is named, not used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'models-'));
  try {
    await cp(join(MODELS, 'multilingual-e5-small'), join(folder, 'multilingual-e5-small'), { recursive: true });
    await truncate(join(folder, 'multilingual-e5-small', 'onnx', 'model_q4.onnx'), 1_000_000);
    await expect(openTransformersEmbedder(folder)).rejects.toThrow(`${folder}/multilingual-e5-small cannot be opened`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('many passages at once', () => {
  const many = Array.from({ length: 104 }, (_, number) => {
    const text = `Regel ${number}. Wie ${number} jaar is, betaalt niets.`;
    return { text, spans: splitSentences(text) };
  });

  test('have the vectors that each has alone, in their order, and are told as they are done', async () => {
    const told: number[] = [];
    const vectors = (await embedder.embedPassages?.(many, (done) => told.push(done))) as PassageVectors[];
    expect(told).toEqual(many.map((_, number) => number + 1));
    for (const number of [0, 51, 103]) {
      const { text, spans } = many[number] as (typeof many)[number];
      expect(vectors[number]).toEqual(await embedder.embedPassage(text, spans));
    }
  });

  test('fail as a whole when a thread cannot open the model', async () => {
    const model = { folder: MODELS, name: 'no-such-model', dtype: 'q4' as const };
    await expect(embedInThreads(model, many, 2)).rejects.toThrow(/no-such-model cannot be opened/);
  });
});
