import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashedVector } from '../adapters/embedder.fake.ts';
import { openTransformersEmbedder } from '../adapters/transformers-embedder.ts';
import { passagesOf } from '../corpus/passages.ts';
import { readCorpus } from './corpus-files.ts';
import { readShippedVectors, writeShippedVectors } from './shipped-vectors.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
const vector = (text: string) => hashedVector(text, 16);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
});
afterEach(() => rm(folder, { recursive: true }));

const made = {
  passages: new Map([
    ['gids-1', { passage: vector('rente stijgt'), sentences: [vector('rente'), vector('stijgt hard')] }],
    ['gids-2', { passage: vector('leeg'), sentences: [] }],
  ]),
  questions: new Map([
    ['Wat doet de rente?', vector('wat doet de rente')],
    ['Waarom?', vector('waarom')],
  ]),
};

test('what was written is read back under its text, within half precision', async () => {
  await writeShippedVectors(folder, { id: 'fake', dimension: 16 }, made);
  const read = await readShippedVectors(folder, 'fake', ['Waarom?', 'Hoezo?']);
  expect([...(read?.questions.keys() ?? [])]).toEqual(['Waarom?']);
  expect(cosine(read?.questions.get('Waarom?') as Float32Array, vector('waarom'))).toBeGreaterThan(0.999);
  expect(read?.passages.get('gids-1')?.sentences).toHaveLength(2);
  expect(cosine(read?.passages.get('gids-1')?.sentences[1] as Float32Array, vector('stijgt hard'))).toBeGreaterThan(
    0.999,
  );
  expect(read?.passages.get('gids-2')?.sentences).toEqual([]);
});

test('a corpus without them, or with those of another embedder, has none', async () => {
  expect(await readShippedVectors(folder, 'fake', [])).toBeNull();
  await writeShippedVectors(folder, { id: 'another', dimension: 16 }, made);
  expect(await readShippedVectors(folder, 'fake', [])).toBeNull();
});

test('a file that is cut off is named', async () => {
  await writeShippedVectors(folder, { id: 'fake', dimension: 16 }, made);
  await writeFile(join(folder, 'vectors.f16'), new Uint8Array(10));
  await expect(readShippedVectors(folder, 'fake', [])).rejects.toThrow('vectors.f16 holds 10 bytes');
});

test('the vectors that come with the documents are what the model gives, for nine tenths of passages and questions', async () => {
  const embedder = await openTransformersEmbedder(join(ROOT, 'models'));
  const { documents, bank } = await readCorpus(join(ROOT, 'corpus'));
  const passages = documents.flatMap(passagesOf);
  const questions = [...new Set(bank.map(({ question }) => question))];
  const read = await readShippedVectors(join(ROOT, 'corpus'), embedder.id, questions);
  const known = passages.filter(({ id, sentences }) => read?.passages.get(id)?.sentences.length === sentences.length);
  expect(known.length).toBeGreaterThanOrEqual(0.9 * passages.length);
  expect(read?.questions.size).toBeGreaterThanOrEqual(0.9 * questions.length);
  const sample = <T>(all: readonly T[], count: number) =>
    all.filter((_, index) => index % Math.ceil(all.length / count) === 0);
  for (const { id, text, sentences } of sample(known, 6)) {
    const fresh = await embedder.embedPassage(text, sentences);
    const came = read?.passages.get(id);
    expect(cosine(fresh.passage, came?.passage as Float32Array)).toBeGreaterThan(0.999);
    for (const [index, span] of fresh.spans.entries()) {
      expect(cosine(span, came?.sentences[index] as Float32Array)).toBeGreaterThan(0.999);
    }
  }
  for (const [question, came] of sample([...(read?.questions ?? [])], 12)) {
    const [fresh] = await embedder.embedQuestions([question]);
    expect(cosine(fresh as Float32Array, came)).toBeGreaterThan(0.999);
  }
});
