/**
 * Builds a generation of the index from a corpus. Vectors of passages and bank questions whose text did not change
 * are taken from the generation before; everything else is embedded.
 */
import { join } from 'node:path';
import type { IndexContents } from '../adapters/index-contents.ts';
import { LexicalIndex, type Split } from '../adapters/lexical-index.ts';
import { loadHnswlib, writeHnsw } from '../adapters/vector-index.ts';
import { anchorsOf } from '../corpus/anchors.ts';
import type { BankEntry, Passage } from '../corpus/document.ts';
import { passagesOf } from '../corpus/passages.ts';
import type { Embedder, StoredQuestion } from '../ports.ts';
import type { Corpus } from './corpus-files.ts';
import { beginGeneration } from './generation.ts';

/** What the generation before knew: vectors by passage id and by the text of a question. */
export interface Reusable {
  readonly passages: ReadonlyMap<string, { passage: Float32Array; sentences: readonly Float32Array[] }>;
  readonly questions: ReadonlyMap<string, Float32Array>;
}

export interface BuildProgress {
  readonly what: 'passages' | 'questions';
  readonly done: number;
  readonly total: number;
}

export interface MakeOptions {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly split: Split;
  readonly reuse?: Reusable | undefined;
  readonly onProgress?: (progress: BuildProgress) => void;
}

const QUESTIONS_AT_ONCE = 16;

/** @throws Error when a vector has another dimension than the embedder says, or a value that is not finite. */
function checked(vector: Float32Array, embedder: Embedder): Float32Array {
  if (vector.length !== embedder.dimension || !vector.every(Number.isFinite)) {
    throw new Error(
      `The embedder ${embedder.id} gave a vector of ${vector.length} values that is not ` +
        `${embedder.dimension} finite numbers. The index stays as it was.`,
    );
  }
  return vector;
}

/** Puts rows of equal length under each other. */
function matrix(rows: readonly Float32Array[], dimension: number): Float32Array {
  const data = new Float32Array(rows.length * dimension);
  for (const [index, row] of rows.entries()) data.set(row, index * dimension);
  return data;
}

const bytes = (data: Float32Array): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

async function embedPassages(passages: readonly Passage[], options: MakeOptions) {
  const { embedder, reuse, onProgress } = options;
  const passageVectors: Float32Array[] = [];
  const sentenceVectors: Float32Array[] = [];
  for (const [index, passage] of passages.entries()) {
    const known = reuse?.passages.get(passage.id);
    if (known?.sentences.length === passage.sentences.length) {
      passageVectors.push(known.passage);
      sentenceVectors.push(...known.sentences);
    } else {
      const vectors = await embedder.embedPassage(passage.text, passage.sentences);
      if (vectors.spans.length !== passage.sentences.length) {
        throw new Error(
          `The embedder ${embedder.id} gave ${vectors.spans.length} vectors for ${passage.sentences.length} sentences.`,
        );
      }
      passageVectors.push(checked(vectors.passage, embedder));
      sentenceVectors.push(...vectors.spans.map((vector) => checked(vector, embedder)));
    }
    onProgress?.({ what: 'passages', done: index + 1, total: passages.length });
  }
  return { passageVectors, sentenceVectors };
}

async function embedQuestions(bank: readonly BankEntry[], options: MakeOptions): Promise<Float32Array[]> {
  const { embedder, reuse, onProgress } = options;
  const vectors = new Map<string, Float32Array>(reuse?.questions);
  const missing = [...new Set(bank.map((entry) => entry.question))].filter((question) => !vectors.has(question));
  // Questions of one length waste no padding in a batch.
  missing.sort((a, b) => a.length - b.length);
  for (let at = 0; at < missing.length; at += QUESTIONS_AT_ONCE) {
    const batch = missing.slice(at, at + QUESTIONS_AT_ONCE);
    for (const [index, vector] of (await embedder.embedQuestions(batch)).entries()) {
      vectors.set(batch[index] as string, checked(vector, embedder));
    }
    onProgress?.({ what: 'questions', done: Math.min(at + QUESTIONS_AT_ONCE, missing.length), total: missing.length });
  }
  return bank.map((entry) => vectors.get(entry.question) as Float32Array);
}

/** Anchors every entry; one whose quote stands nowhere is left out and counted. */
function anchored(bank: readonly BankEntry[], passages: readonly Passage[]): StoredQuestion[] {
  return bank.flatMap((entry, number) => {
    const anchors = anchorsOf(entry, passages);
    return anchors.length === 0 ? [] : [{ ...entry, id: `q${number}`, anchors }];
  });
}

/** The lexical part of an index: each passage with the bank questions anchored to it. */
export function lexicalOf(
  { passages, questions }: Pick<IndexContents, 'documents' | 'passages' | 'questions'>,
  split: Split,
): LexicalIndex {
  const asked = new Map<string, string[]>();
  for (const question of questions.filter((entry) => entry.kind === 'question')) {
    for (const anchor of question.anchors) {
      asked.set(anchor.passage, [...(asked.get(anchor.passage) ?? []), question.question]);
    }
  }
  return LexicalIndex.build(
    passages.map(({ id, text }) => ({ id, text, questions: asked.get(id) ?? [] })),
    split,
  );
}

/** Everything an index of the corpus holds; embeds what cannot be taken over. @throws Error from the embedder. */
export async function makeContents(options: MakeOptions): Promise<IndexContents> {
  const { corpus, embedder, split } = options;
  const passages = corpus.documents.flatMap(passagesOf);
  const questions = anchored(corpus.bank, passages);
  const { passageVectors, sentenceVectors } = await embedPassages(passages, options);
  const questionVectors = await embedQuestions(questions, options);
  const { documents, targets, digest } = corpus;
  return {
    ...{
      embedder: embedder.id,
      dimension: embedder.dimension,
      corpus: digest,
      documents,
      passages,
      questions,
      targets,
    },
    vectors: {
      passage: matrix(passageVectors, embedder.dimension),
      sentence: matrix(sentenceVectors, embedder.dimension),
      question: matrix(questionVectors, embedder.dimension),
    },
    lexical: lexicalOf({ documents, passages, questions }, split),
  };
}

/** Writes contents as a generation, publishes it and returns its folder. When it fails or is killed, the index before stays. */
export async function writeContents(indexFolder: string, contents: IndexContents): Promise<string> {
  const { embedder, dimension, corpus, passages, questions, vectors } = contents;
  const writer = await beginGeneration(indexFolder);
  try {
    await writer.write('documents.json', JSON.stringify(contents.documents));
    await writer.write('passages.json', JSON.stringify(passages));
    await writer.write('questions.json', JSON.stringify(questions));
    await writer.write('targets.json', JSON.stringify(contents.targets));
    await writer.write('lexical.json', contents.lexical.toJSON());
    const hnswlib = await loadHnswlib();
    for (const [name, data] of Object.entries(vectors)) {
      await writer.write(`${name}.f32`, bytes(data));
      if (hnswlib) await writeHnsw(hnswlib, data, dimension, join(writer.folder, `${name}.hnsw`));
    }
    return await writer.publish({
      ...{ embedder, dimension, corpus, passages: passages.length, questions: questions.length },
      sentences: vectors.sentence.length / dimension,
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
