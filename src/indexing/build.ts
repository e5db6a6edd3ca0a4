/**
 * Builds a generation of the index from a corpus. Vectors of passages and bank questions whose text did not change
 * are taken from the generation before; everything else is embedded.
 */
import { join } from 'node:path';
import type { IndexContents } from '../adapters/index-contents.ts';
import { type LexicalEntry, LexicalIndex } from '../adapters/lexical-index.ts';
import type { Split } from '../adapters/matched-terms.ts';
import { loadHnswlib, writeHnsw } from '../adapters/vector-index.ts';
import type { BankEntry, Passage } from '../corpus/document.ts';
import { passagesOf } from '../corpus/passages.ts';
import type { Embedder, PassageVectors, PointKind, StoredQuestion } from '../ports.ts';
import { anchored } from './anchored.ts';
import { type Contexts, contextOf, contextsOf, lexicalEntries, reuseKey } from './contexts.ts';
import type { Corpus } from './corpus-files.ts';
import { beginGeneration } from './generation.ts';

/** Vectors that are known already: passages by `reuseKey`, questions by their text. */
export interface Reusable {
  readonly passages: ReadonlyMap<string, { passage: Float32Array; sentences: readonly Float32Array[] }>;
  readonly questions: ReadonlyMap<string, Float32Array>;
}

/** The generation before as it stands. It is used up by one build: its lexical index becomes the new one. */
export interface Before {
  /** By `reuseKey`: the row among the passages, and the first one among the sentences. */
  readonly passageRows: ReadonlyMap<string, { readonly row: number; readonly sentenceRow: number }>;
  /** Text of the question in each row. */
  readonly questionRows: readonly string[];
  readonly lexical: LexicalIndex;
  readonly entries: readonly LexicalEntry[];
  /** None without a compiler. */
  readonly hnsw: Readonly<Partial<Record<PointKind, GraphBefore>>>;
}

/** An HNSW file with its labels. */
export interface GraphBefore {
  readonly file: string;
  readonly labels: Int32Array;
  /** Whether it is as it was written; reads all of it. */
  isWhole(): Promise<boolean>;
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
  readonly before?: Before | undefined;
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

const bytes = (data: Float32Array | Int32Array): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** The vectors of passages in their contexts, each checked, by the embedder's own way for many where it has one. */
async function embedMany(
  passages: readonly Passage[],
  contexts: Contexts,
  { embedder }: Pick<MakeOptions, 'embedder'>,
  onDone: (done: number) => void,
): Promise<PassageVectors[]> {
  const asked = passages.map((passage) => {
    const context = contextOf(passage, contexts);
    const move = (place: number) => place + context.length;
    const spans = passage.sentences.map(({ start, end }) => ({ start: move(start), end: move(end) }));
    return { text: context + passage.text, spans };
  });
  const made = (await embedder.embedPassages?.(asked, onDone)) ?? [];
  for (const { text, spans } of asked.slice(made.length)) {
    made.push(await embedder.embedPassage(text, spans));
    onDone(made.length);
  }
  for (const [index, { spans }] of asked.entries()) {
    const vectors = made[index] as PassageVectors;
    if (vectors.spans.length !== spans.length) {
      throw new Error(
        `The embedder ${embedder.id} gave ${vectors.spans.length} vectors for ${spans.length} sentences.`,
      );
    }
    for (const vector of [vectors.passage, ...vectors.spans]) checked(vector, embedder);
  }
  return made;
}

async function embedPassages(passages: readonly Passage[], contexts: Contexts, options: MakeOptions) {
  const { reuse, before, onProgress } = options;
  const keys = passages.map((passage) => reuseKey(passage.id, contextOf(passage, contexts)));
  const known = passages.map(({ sentences }, index) => {
    const vectors = reuse?.passages.get(keys[index] as string);
    return vectors?.sentences.length === sentences.length ? vectors : undefined;
  });
  const missing = passages.filter((_, index) => known[index] === undefined);
  const tell = (done: number) => {
    onProgress?.({ what: 'passages', done: passages.length - missing.length + done, total: passages.length });
  };
  const made = await embedMany(missing, contexts, options, tell);
  if (missing.length === 0) tell(0);
  const passageVectors: Float32Array[] = [];
  const sentenceVectors: Float32Array[] = [];
  const from: { passage: number[]; sentence: number[] } = { passage: [], sentence: [] };
  let next = 0;
  for (const [index, key] of keys.entries()) {
    const taken = known[index];
    const vectors = taken ?? (made[next++] as PassageVectors);
    const sentences = 'sentences' in vectors ? vectors.sentences : vectors.spans;
    // Vectors of its own text made anew have no place in the graphs of the generation before.
    const rows = taken && before?.passageRows.get(key);
    passageVectors.push(vectors.passage);
    sentenceVectors.push(...sentences);
    from.passage.push(rows?.row ?? -1);
    from.sentence.push(...sentences.map((_, at) => (rows ? rows.sentenceRow + at : -1)));
  }
  return { passageVectors, sentenceVectors, from };
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

/** The lexical index: that of the generation before with what changed, or a new one when half of it did. */
function changedLexical(entries: readonly LexicalEntry[], split: Split, old: Before | undefined): LexicalIndex {
  const key = ({ id, text, questions }: LexicalEntry) => [id, text, ...questions].join('\n');
  const now = new Set(entries.map(key));
  const before = new Set(old?.entries.map(key));
  const removed = old?.entries.filter((entry) => !now.has(key(entry))) ?? [];
  const added = entries.filter((entry) => !before.has(key(entry)));
  if (!old || removed.length + added.length > entries.length / 2) return LexicalIndex.build(entries, split);
  try {
    old.lexical.change(removed, added);
    return old.lexical;
  } catch {
    // What the one before wrote cannot be read: it is read first now, for its scores alone were needed until here.
    return LexicalIndex.build(entries, split);
  }
}

/** The row that each question had before, each row used once; -1 for a new one. */
function questionRows(questions: readonly StoredQuestion[], before: Before | undefined): number[] {
  const free = new Map<string, number[]>();
  for (const [row, question] of (before?.questionRows ?? []).entries()) {
    free.set(question, [...(free.get(question) ?? []), row]);
  }
  return questions.map(({ question }) => free.get(question)?.shift() ?? -1);
}

/** The lexical part of an index, made from the rest of it. */
export function lexicalOf(
  { documents, passages, questions }: Pick<IndexContents, 'documents' | 'passages' | 'questions'>,
  split: Split,
): LexicalIndex {
  return LexicalIndex.build(lexicalEntries(passages, questions, contextsOf(documents, questions)), split);
}

/** HNSW files of the generation before, and for each row of the new one the row it had there; -1 for a new one. */
export interface GraphsBefore {
  readonly hnsw: Before['hnsw'];
  readonly from: Readonly<Record<PointKind, readonly number[]>>;
}

/** Everything an index of the corpus holds; embeds what cannot be taken over. @throws Error from the embedder. */
export async function makeContents(
  options: MakeOptions,
): Promise<{ readonly contents: IndexContents; readonly graphs: GraphsBefore }> {
  const { corpus, embedder, split, before } = options;
  const passages = corpus.documents.flatMap(passagesOf);
  const questions = anchored(corpus.bank, passages);
  const contexts = contextsOf(corpus.documents, questions);
  const { passageVectors, sentenceVectors, from } = await embedPassages(passages, contexts, options);
  const questionVectors = await embedQuestions(questions, options);
  const { documents, targets, digest } = corpus;
  const contents = {
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
    lexical: changedLexical(lexicalEntries(passages, questions, contexts), split, before),
  };
  return {
    contents,
    graphs: { hnsw: before?.hnsw ?? {}, from: { ...from, question: questionRows(questions, before) } },
  };
}

/**
 * Writes contents as a generation, publishes it and returns its folder. When it fails or is killed, the index before
 * stays. Points that stay keep their place in the graphs of the generation before, where it is given. The corpus folder,
 * as `corpusPlace` gives it, is remembered.
 */
export async function writeContents(
  indexFolder: string,
  contents: IndexContents,
  graphs?: GraphsBefore,
  corpusFolder?: string,
): Promise<string> {
  const { embedder, dimension, corpus, passages, questions, vectors } = contents;
  const writer = await beginGeneration(indexFolder);
  try {
    await writer.write('documents.json', JSON.stringify(contents.documents));
    await writer.write('passages.json', JSON.stringify(passages));
    await writer.write('questions.json', JSON.stringify(questions));
    await writer.write('targets.json', JSON.stringify(contents.targets));
    await writer.write('lexical.json', contents.lexical.toJSON());
    const ranked = contents.lexical.ranked().write();
    await writer.write('terms.json', ranked.json);
    await writer.write('terms.bin', ranked.bytes);
    const hnswlib = await loadHnswlib();
    for (const kind of ['passage', 'sentence', 'question'] as const) {
      const data = vectors[kind];
      await writer.write(`${kind}.f32`, bytes(data));
      if (!hnswlib) continue;
      const old = graphs?.hnsw[kind];
      const isKept = old !== undefined && (await old.isWhole());
      const before = isKept && graphs ? { ...old, from: Int32Array.from(graphs.from[kind]) } : undefined;
      const labels = await writeHnsw(hnswlib, data, dimension, join(writer.folder, `${kind}.hnsw`), before);
      await writer.write(`${kind}.labels`, bytes(labels));
    }
    return await writer.publish({
      ...(corpusFolder === undefined ? {} : { folder: corpusFolder }),
      ...{ embedder, dimension, corpus, passages: passages.length, questions: questions.length },
      sentences: vectors.sentence.length / dimension,
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
