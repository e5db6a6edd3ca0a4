/** Opens a generation of the index, or says why it cannot be used. */
import { join } from 'node:path';
import { EmbeddedStore } from '../adapters/embedded-store.ts';
import { LexicalIndex, type Split } from '../adapters/lexical-index.ts';
import { exactIndex, loadHnswlib, openHnsw, type VectorIndex } from '../adapters/vector-index.ts';
import type { CorpusDocument, Passage } from '../corpus/document.ts';
import type { Embedder, PointKind, StoredQuestion } from '../ports.ts';
import type { Before, Reusable } from './build.ts';
import { contextOf, contextsOf, lexicalEntries, reuseKey } from './contexts.ts';
import type { Targets } from './corpus-files.ts';
import { IndexError, readGeneration } from './generation.ts';

export interface OpenedIndex {
  readonly store: EmbeddedStore;
  readonly targets: Targets;
  readonly documents: readonly CorpusDocument[];
  /** What a next build may take over. */
  readonly reusable: Reusable;
  /** This generation, for a build that follows it; it uses this up. */
  readonly before: Before;
  /** `exact` where hnswlib-node could not be built on this machine. */
  readonly search: VectorIndex['kind'];
}

const KINDS: readonly PointKind[] = ['passage', 'sentence', 'question'];

/** @throws IndexError when the matrix has not so many rows or holds a value that is not finite. */
function toMatrix(data: Buffer, rows: number, dimension: number, name: string): Float32Array {
  if (data.byteLength !== rows * dimension * 4) {
    throw new IndexError(`The index file ${name} holds ${data.byteLength} bytes, expected ${rows * dimension * 4}.`);
  }
  const matrix = new Float32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  // Zero times a number is zero, unless the number is infinite or none: one sum over millions of values tells.
  let sum = 0;
  for (let at = 0; at < matrix.length; at++) sum += (matrix[at] as number) * 0;
  if (sum !== 0) throw new IndexError(`The index file ${name} holds a value that is not finite.`);
  return matrix;
}

/** Turns what a library says about a file into an IndexError that names it. */
async function opening<T>(name: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof IndexError) throw error;
    throw new IndexError(`The index file ${name} cannot be opened: ${(error as Error).message}`);
  }
}

/**
 * Opens a generation's folder.
 * @throws IndexError when it is damaged, of another format, or made by another embedder.
 */
export async function openIndex(folder: string, embedder: Embedder, split: Split): Promise<OpenedIndex> {
  const { manifest, read } = await readGeneration(folder);
  if (manifest.embedder !== embedder.id || manifest.dimension !== embedder.dimension) {
    throw new IndexError(
      `The index was made by ${manifest.embedder} (${manifest.dimension} dimensions), ` +
        `the embedder is ${embedder.id} (${embedder.dimension}).`,
    );
  }
  const json = <T>(name: string): Promise<T> =>
    opening(name, async () => JSON.parse((await read(name)).toString('utf8')) as T);
  const passages = await json<Passage[]>('passages.json');
  const questions = await json<StoredQuestion[]>('questions.json');
  const documents = await json<CorpusDocument[]>('documents.json');
  const rows: Record<PointKind, number> = {
    passage: manifest.passages,
    sentence: manifest.sentences,
    question: manifest.questions,
  };
  const hnswlib = await loadHnswlib();
  const hnsw: { -readonly [Kind in PointKind]?: { file: string; labels: Int32Array } } = {};
  const matrices = {} as Record<PointKind, Float32Array>;
  const vectors = {} as Record<PointKind, VectorIndex>;
  for (const kind of KINDS) {
    matrices[kind] = toMatrix(await read(`${kind}.f32`), rows[kind], manifest.dimension, `${kind}.f32`);
    const name = `${kind}.hnsw`;
    if (hnswlib && manifest.files[name]) {
      await read(name);
      const data = await read(`${kind}.labels`);
      const labels = new Int32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
      const file = join(folder, name);
      vectors[kind] = await opening(name, () => openHnsw(hnswlib, file, rows[kind], manifest.dimension, labels));
      hnsw[kind] = { file, labels };
    } else {
      vectors[kind] = exactIndex(matrices[kind], manifest.dimension);
    }
  }
  const lexical = await opening('lexical.json', async () =>
    LexicalIndex.parse((await read('lexical.json')).toString('utf8'), split),
  );
  const store = new EmbeddedStore({
    manifest,
    documents,
    passages,
    questions,
    sentences: matrices.sentence,
    vectors,
    lexical,
  });
  const row = (kind: PointKind, number: number) =>
    matrices[kind].subarray(number * manifest.dimension, (number + 1) * manifest.dimension);
  const contexts = contextsOf(documents, questions);
  let nextSentence = 0;
  const stored = await store.passages(passages.map((passage) => passage.id));
  const keys = stored.map((passage) => reuseKey(passage.id, contextOf(passage, contexts)));
  return {
    store,
    targets: await json<Targets>('targets.json'),
    search: vectors.passage.kind,
    documents,
    reusable: {
      passages: new Map(
        stored.map((passage, number) => [
          keys[number] as string,
          { passage: row('passage', number), sentences: passage.vectors },
        ]),
      ),
      questions: new Map(questions.map((entry, number) => [entry.question, row('question', number)])),
    },
    before: {
      passageRows: new Map(
        stored.map((passage, number) => {
          const sentenceRow = nextSentence;
          nextSentence += passage.sentences.length;
          return [keys[number] as string, { row: number, sentenceRow }];
        }),
      ),
      questionRows: questions.map(({ question }) => question),
      lexical,
      entries: lexicalEntries(passages, questions, contexts),
      hnsw,
    },
  };
}
