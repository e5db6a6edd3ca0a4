/** Opens a generation of the index, or says why it cannot be used. */
import { join } from 'node:path';
import { EmbeddedStore } from '../adapters/embedded-store.ts';
import type { IndexContents } from '../adapters/index-contents.ts';
import { LexicalIndex } from '../adapters/lexical-index.ts';
import type { Split } from '../adapters/matched-terms.ts';
import { RankedTerms } from '../adapters/ranked-terms.ts';
import { checkHnsw, exactIndex, loadHnswlib, openHnsw, SCANNED, type VectorIndex } from '../adapters/vector-index.ts';
import type { CorpusDocument, Passage } from '../corpus/document.ts';
import type { Embedder, PointKind, StoredQuestion } from '../ports.ts';
import { withSharedTexts } from './anchored.ts';
import type { Before, GraphBefore, Reusable } from './build.ts';
import { contextOf, contextsOf, lexicalEntries, reuseKey } from './contexts.ts';
import type { Targets } from './corpus-files.ts';
import { IndexError, readGeneration } from './generation.ts';

export interface OpenedIndex {
  readonly store: EmbeddedStore;
  readonly targets: Targets;
  readonly documents: readonly CorpusDocument[];
  /** What a next build may take over; worked out when asked for. */
  reusable(): Reusable;
  /** This generation, for a build that follows it, which uses it up; worked out when asked for. */
  before(): Before;
  /** `exact` where hnswlib-node could not be built on this machine. */
  readonly search: VectorIndex['kind'];
}

const KINDS: readonly PointKind[] = ['passage', 'sentence', 'question'];

/** @throws IndexError when the matrix has not so many rows or holds a value that is not finite. */
function toMatrix(data: Buffer, rows: number, dimension: number, name: string): Float32Array {
  if (data.byteLength !== rows * dimension * 4) {
    throw new IndexError(`The index file ${name} holds ${data.byteLength} bytes, expected ${rows * dimension * 4}.`);
  }
  const isAligned = data.byteOffset % 4 === 0;
  const matrix = isAligned
    ? new Float32Array(data.buffer, data.byteOffset, rows * dimension)
    : new Float32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
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

/** By what each passage's vectors may be taken over. */
function keysOf({ documents, passages, questions }: Omit<IndexContents, 'lexical'>): string[] {
  const contexts = contextsOf(documents, questions);
  return passages.map((passage) => reuseKey(passage.id, contextOf(passage, contexts)));
}

/** The first row of each passage among the sentences. */
function sentenceRows(passages: readonly Passage[]): number[] {
  let next = 0;
  return passages.map(({ sentences }) => {
    const row = next;
    next += sentences.length;
    return row;
  });
}

/** Vectors that a build may take over from an index. */
export function reusableOf(contents: Omit<IndexContents, 'lexical'>): Reusable {
  const { passages, questions, vectors, dimension } = contents;
  const row = (kind: PointKind, number: number) => vectors[kind].subarray(number * dimension, (number + 1) * dimension);
  const keys = keysOf(contents);
  const first = sentenceRows(passages);
  return {
    passages: new Map(
      passages.map(({ sentences }, number) => {
        const rows = sentences.map((_, sentence) => row('sentence', (first[number] as number) + sentence));
        return [keys[number] as string, { passage: row('passage', number), sentences: rows }];
      }),
    ),
    questions: new Map(questions.map((entry, number) => [entry.question, row('question', number)])),
  };
}

function beforeOf(contents: IndexContents, hnsw: Before['hnsw']): Before {
  const { documents, passages, questions, lexical } = contents;
  const keys = keysOf(contents);
  const first = sentenceRows(passages);
  return {
    passageRows: new Map(keys.map((key, row) => [key, { row, sentenceRow: first[row] as number }])),
    questionRows: questions.map(({ question }) => question),
    entries: lexicalEntries(passages, questions, contextsOf(documents, questions)),
    lexical,
    hnsw,
  };
}

/** Reads rows from the index where it can give them back, so that the matrix need not be kept. */
function readerOf(
  index: VectorIndex,
  matrix: Float32Array,
  dimension: number,
): (row: number, into: Float32Array) => void {
  return index.read?.bind(index) ?? ((row, into) => into.set(matrix.subarray(row * dimension, (row + 1) * dimension)));
}

type ReadGeneration = Awaited<ReturnType<typeof readGeneration>>;

/**
 * Reads what a generation's folder holds, by whichever embedder it was made.
 * @throws IndexError when it is damaged or of another format.
 */
export async function readContents(folder: string, split: Split): Promise<IndexContents> {
  return contentsOf(await readGeneration(folder), split);
}

async function contentsOf({ manifest, read }: ReadGeneration, split: Split): Promise<IndexContents> {
  const { embedder, dimension, corpus } = manifest;
  // All files are asked for at once: while one is parsed here, others are read in other threads.
  const json = <T>(name: string): Promise<T> =>
    opening(name, async () => JSON.parse((await read(name)).toString('utf8')) as T);
  const vectors = async (kind: PointKind, rows: number) =>
    toMatrix(await read(`${kind}.f32`), rows, dimension, `${kind}.f32`);
  const [question, lexical, questions, passages, documents, targets, passage, sentence] = await Promise.all([
    vectors('question', manifest.questions),
    lexicalFrom(read, split),
    json<StoredQuestion[]>('questions.json'),
    json<Passage[]>('passages.json'),
    json<CorpusDocument[]>('documents.json'),
    json<Targets>('targets.json'),
    vectors('passage', manifest.passages),
    vectors('sentence', manifest.sentences),
  ]);
  return {
    ...{ embedder, dimension, corpus, passages, documents, lexical, targets },
    questions: withSharedTexts(questions),
    vectors: { passage, sentence, question },
  };
}

/** The words, by scores that were worked out when the index was made. */
async function lexicalFrom(read: ReadGeneration['read'], split: Split): Promise<LexicalIndex> {
  const [json, terms, bytes] = await Promise.all([read('lexical.json'), read('terms.json'), read('terms.bin')]);
  const ranked = await opening('terms.json', () => RankedTerms.read({ json: terms.toString('utf8'), bytes }, split));
  return LexicalIndex.parse(json.toString('utf8'), split, ranked);
}

/**
 * Opens a generation's folder.
 * @throws IndexError when it is damaged, of another format, or made by another embedder.
 */
export async function openIndex(folder: string, embedder: Embedder, split: Split): Promise<OpenedIndex> {
  const generation = await readGeneration(folder);
  const { manifest, read } = generation;
  if (manifest.embedder !== embedder.id || manifest.dimension !== embedder.dimension) {
    throw new IndexError(
      `The index was made by ${manifest.embedder} (${manifest.dimension} dimensions), ` +
        `the embedder is ${embedder.id} (${embedder.dimension}).`,
    );
  }
  const contents = await contentsOf(generation, split);
  const hnswlib = await loadHnswlib();
  const hnsw: { -readonly [Kind in PointKind]?: GraphBefore } = {};
  let search: VectorIndex['kind'] = 'exact';
  const vectors = {} as Record<PointKind, VectorIndex>;
  for (const kind of KINDS) {
    const name = `${kind}.hnsw`;
    const rows = contents.vectors[kind].length / manifest.dimension;
    if (hnswlib && manifest.files[name]) {
      search = 'hnsw';
      const data = await read(`${kind}.labels`);
      const labels = new Int32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
      const file = join(folder, name);
      if (rows > SCANNED) {
        await read(name);
        vectors[kind] = await opening(name, () => openHnsw(hnswlib, file, rows, manifest.dimension, labels));
      } else {
        // Not searched, so only looked at: a build that would go on from it reads it whole first.
        await opening(name, () => checkHnsw(file, manifest.dimension));
        vectors[kind] = exactIndex(contents.vectors[kind], manifest.dimension);
      }
      hnsw[kind] = { file, labels, isWhole: () => read(name).then(Boolean, () => false) };
    } else {
      vectors[kind] = exactIndex(contents.vectors[kind], manifest.dimension);
    }
  }
  const { documents, passages, questions, lexical, targets } = contents;
  const store = new EmbeddedStore({
    ...{ manifest, documents, passages, questions, vectors, lexical: lexical.ranked() },
    sentences: contents.vectors.sentence,
    readQuestion: readerOf(vectors.question, contents.vectors.question, manifest.dimension),
  });
  return {
    ...{ store, targets, documents, search },
    reusable: () => reusableOf(contents),
    before: () => beforeOf(contents, hnsw),
  };
}
