import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/adapters/answer-records.fake.ts';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import type { Split } from '../src/adapters/matched-terms.ts';
import { openDatabase } from '../src/adapters/postgres-database.ts';
import { openSqliteAnswerStore } from '../src/adapters/sqlite-answer-store.ts';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { lexicalOf, writeContents } from '../src/indexing/build.ts';
import { currentGeneration } from '../src/indexing/generation.ts';
import { openIndex, readContents } from '../src/indexing/open.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { openServedIndex } from '../src/runtimes/open-index.ts';
import { startPglite, type TestDatabase } from '../tests/postgres-servers.ts';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);
let server: TestDatabase;
let folder: string;
beforeAll(async () => {
  server = await startPglite();
  folder = await mkdtemp(join(tmpdir(), 'move-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const store = (flags: readonly string[], env: Record<string, string> = {}) =>
  run(process.execPath, ['scripts/store.ts', ...flags], {
    cwd: ROOT,
    env: { ...process.env, STORE: '', DATABASE_URL: server.url, ...env },
  });

/** A part of the real index, because PGlite takes a minute for the vectors of all. */
async function writePart(indexFolder: string, split: Split): Promise<void> {
  const contents = await readContents((await currentGeneration(join(ROOT, 'index'))) as string, split);
  const passages = contents.passages.slice(0, 60);
  const questions = contents.questions.slice(0, 200);
  const sentences = passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
  const { dimension, vectors } = contents;
  const part = {
    ...{ ...contents, passages, questions },
    vectors: {
      passage: vectors.passage.slice(0, passages.length * dimension),
      sentence: vectors.sentence.slice(0, sentences * dimension),
      question: vectors.question.slice(0, questions.length * dimension),
    },
  };
  await writeContents(indexFolder, { ...part, lexical: lexicalOf(part, split) });
}

test('a real index and answers go to PostgreSQL and back unchanged, and are searched alike there by pgvector', async () => {
  const split = await openDutchSplitter();
  const embedder = await openTransformersEmbedder(MODELS);
  const id = crypto.randomUUID();
  const there = { DATA_DIR: join(folder, 'there'), INDEX_DIR: join(folder, 'part') };
  const back = { DATA_DIR: join(folder, 'back'), INDEX_DIR: join(folder, 'index') };
  await writePart(there.INDEX_DIR, split);
  const kept = openSqliteAnswerStore(there.DATA_DIR);
  await kept.save(recordOf(id));
  await kept.addFeedback({ answerId: id, helpful: false, comment: 'Te lang', at: '2031-05-02T10:05:00.000Z' });
  await kept.audit({ at: '2031-05-02T00:00:00.000Z', action: 'pause', detail: 'chat' });
  const saved = await kept.find(id);
  await kept.close();

  const { stdout } = await store(['move', '--from', 'hnsw', '--to', 'postgres', '--json'], there);
  expect(JSON.parse(stdout)).toMatchObject({ answers: 1 });
  await store(['move', '--from', 'postgres', '--to', 'hnsw'], back);
  const restored = openSqliteAnswerStore(back.DATA_DIR);
  expect(await restored.find(id)).toEqual(saved);
  expect(await restored.audits('')).toHaveLength(1);
  await restored.close();

  const before = (await currentGeneration(there.INDEX_DIR)) as string;
  const after = (await currentGeneration(back.INDEX_DIR)) as string;
  const [first, second] = [await readContents(before, split), await readContents(after, split)];
  const { lexical: words, ...rest } = first;
  const { lexical: sameWords, ...same } = second;
  expect(same).toEqual(rest);
  expect(sameWords.toJSON()).toBe(words.toJSON());

  const database = await openDatabase(server.url, { connections: 4 });
  const own = await openIndex(before, embedder, split);
  const settings = { STORE: 'postgres' as const, CORPUS_DIR: '/nowhere', INDEX_DIR: '/nowhere' };
  const served = await openServedIndex(settings, { embedder, split, database });
  const index = { store: served.first.store, close: () => served.close() };
  const questions = ['Hoeveel klachten kwamen er in 2024?', 'Wat kost het programma?', 'studieschlud aflosen'];
  let found = 0;
  for (const question of questions) {
    const [vector] = (await embedder.embedQuestions([question])) as [Float32Array];
    for (const kind of ['passage', 'sentence', 'question'] as const) {
      const right = new Set((await own.store.nearest(kind, vector, 50)).map((hit) => hit.id));
      found += (await index.store.nearest(kind, vector, 50)).filter((hit) => right.has(hit.id)).length;
    }
    for (const by of ['words', 'grams'] as const) {
      const [ours, theirs] = [await own.store.matching(by, question, 30), await index.store.matching(by, question, 30)];
      expect(theirs.map(({ score }) => score.toFixed(6))).toEqual(ours.map(({ score }) => score.toFixed(6)));
    }
  }
  expect(found / (questions.length * 3 * 50)).toBeGreaterThan(0.98);
  await index.close();
  await own.store.close();
  await database.close();
}, 240_000);

test.each([
  [['move', '--from', 'hnsw', '--to', 'hnsw'], 'Usage'],
  [['move', '--wrong'], 'Usage'],
])('bad input %j ends with exit code 2 and says what is meant', async (flags, said) => {
  await expect(store(flags)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
});

test('without an address, or an index, it ends with exit code 2', async () => {
  const move = ['move', '--from', 'hnsw', '--to', 'postgres'];
  await expect(store(move, { DATABASE_URL: '' })).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('DATABASE_URL'),
  });
  await expect(store(move, { INDEX_DIR: join(folder, 'nothing') })).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no index'),
  });
});
