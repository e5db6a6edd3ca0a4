/**
 * Building a generation on Cloudflare, in pieces that each fit one run of a Worker: the corpus is parsed and written
 * to D1 at once; a queue then carries batches of passages and questions to be embedded; the last one waits until
 * Vectorize shows everything and makes the generation current. A batch may come twice: the second changes nothing.
 */
import type { D1, D1Statement, Queue, Vectorize } from '../adapters/cloudflare-bindings.ts';
import { beginGeneration, publishGeneration, stateOf } from '../adapters/d1-generations.ts';
import { createLexicalTable, dropLexicalTable, writeLexical } from '../adapters/d1-lexical.ts';
import { floatsToText } from '../adapters/float-text.ts';
import { namespaceOf, vectorId } from '../adapters/vectorize-store.ts';
import type { Passage } from '../corpus/document.ts';
import { passagesOf } from '../corpus/passages.ts';
import type { Embedder, PointKind, StoredQuestion } from '../ports.ts';
import { anchored } from './anchored.ts';
import { type Contexts, contextOf, contextsOf, lexicalEntries } from './contexts.ts';
import type { Corpus } from './corpus-files.ts';

/** One piece of work. */
export type IndexJob =
  | {
      readonly type: 'embed';
      readonly generation: string;
      readonly kind: 'passage' | 'question';
      readonly first: number;
    }
  | { readonly type: 'finish'; readonly generation: string }
  | { readonly type: 'drop'; readonly generation: string; readonly first: number };

export interface CloudflareIndexParts {
  readonly database: D1;
  readonly vectors: Vectorize;
  readonly queue: Queue<IndexJob>;
  readonly embedder: Embedder;
  readonly split: (word: string) => string[];
}

/** Passages and questions embedded in one run. */
const BATCH = { passage: 20, question: 100 } as const;
/** Vectors that Vectorize takes, and ids that it looks up or deletes, at once. */
const AT_ONCE = { upsert: 500, get: 20, delete: 100 };
/** Messages that a queue takes at once. */
const MESSAGES = 100;
/** Characters of JSON that go to D1 as one value; it takes 2 MB. */
const MOST_JSON = 400_000;
/** Seconds until it is looked again whether Vectorize shows everything. */
const LOOK_AGAIN = 5;
const FORMAT = 1;

function inPieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Where each batch begins. */
const firsts = (count: number, size: number): number[] =>
  Array.from({ length: Math.ceil(count / size) }, (_, at) => at * size);

async function send(queue: Queue<IndexJob>, jobs: readonly IndexJob[], delaySeconds = 0): Promise<void> {
  for (const some of inPieces(jobs, MESSAGES)) {
    await queue.sendBatch(some.map((body) => ({ body, ...(delaySeconds > 0 ? { delaySeconds } : {}) })));
  }
}

/** Statements that write rows as JSON, as many in one as fit. `columns` are read from each row's fields. */
function insertRows(
  database: D1,
  table: string,
  columns: readonly string[],
  generation: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): D1Statement[] {
  const pieces: string[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const json = JSON.stringify(row);
    if (size > 0 && size + json.length > MOST_JSON) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(json);
    size += json.length;
  }
  const fields = columns.map((column) => `json_extract(value, '$.${column}')`);
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) =>
      database
        .prepare(
          `INSERT INTO ${table} (generation, ${columns.join(', ')}) SELECT ?, ${fields.join(', ')} FROM json_each(?)`,
        )
        .bind(generation, `[${piece.join(',')}]`),
    );
}

/** What a generation is made of, before anything is embedded. */
export interface IndexInput extends Pick<Corpus, 'documents' | 'targets' | 'digest'> {
  readonly passages: readonly Passage[];
  readonly questions: readonly StoredQuestion[];
}

/** A corpus cut into passages, its bank anchored to them. */
export function indexInputOf(corpus: Corpus): IndexInput {
  const passages = corpus.documents.flatMap(passagesOf);
  return { ...corpus, passages, questions: anchored(corpus.bank, passages) };
}

/**
 * Begins a generation; its name, or null while another is being built.
 * @throws Error of D1 or the queue: what was written then stays unused, and may be begun anew after an hour.
 */
export async function beginIndex(input: IndexInput, parts: CloudflareIndexParts, now: Date): Promise<string | null> {
  const { database, embedder } = parts;
  const { passages, questions } = input;
  const contexts = contextsOf(input.documents, questions);
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const generation = `g-${stamp}-${crypto.randomUUID().slice(0, 8)}`;
  const manifest = {
    ...{ format: FORMAT, generation, embedder: embedder.id, dimension: embedder.dimension, corpus: input.digest },
    passages: passages.length,
    sentences: passages.reduce((sum, passage) => sum + passage.sentences.length, 0),
    questions: questions.length,
  };
  const targets = JSON.stringify(input.targets);
  if (!(await beginGeneration(database, { manifest, targets }, now))) return null;
  const jobs: IndexJob[] = (['passage', 'question'] as const).flatMap((kind) =>
    firsts(kind === 'passage' ? passages.length : questions.length, BATCH[kind]).map((first) => ({
      ...{ type: 'embed' as const, generation, kind },
      first,
    })),
  );
  const write = (table: string, columns: readonly string[], rows: Parameters<typeof insertRows>[4]) =>
    insertRows(database, table, columns, generation, rows);
  await database.batch([
    createLexicalTable(database, generation),
    ...write(
      'documents',
      ['id', 'number', 'meta', 'body'],
      input.documents.map((document, number) => ({
        ...{ id: document.meta.id, number, meta: JSON.stringify(document.meta), body: JSON.stringify(document) },
      })),
    ),
    ...write(
      'passages',
      ['number', 'id', 'document', 'body', 'context'],
      passages.map((passage, number) => ({
        ...{
          number,
          id: passage.id,
          document: passage.document,
          body: JSON.stringify(passage),
          context: contexts.get(passage.document) ?? '',
        },
      })),
    ),
    ...write(
      'questions',
      ['number', 'id', 'body'],
      questions.map((question, number) => ({ number, id: question.id, body: JSON.stringify(question) })),
    ),
    ...write(
      'batches',
      ['kind', 'first'],
      jobs.flatMap((job) => (job.type === 'embed' ? [{ kind: job.kind, first: job.first }] : [])),
    ),
  ]);
  await send(parts.queue, jobs.length > 0 ? jobs : [{ type: 'finish', generation }]);
  return generation;
}

interface Numbered<Body> {
  readonly number: number;
  readonly body: Body;
}

async function bodies<Body>(
  { database }: CloudflareIndexParts,
  table: 'passages' | 'questions',
  generation: string,
  first: number,
  count: number,
): Promise<Numbered<Body>[]> {
  const { results } = await database
    .prepare(`SELECT number, body FROM ${table} WHERE generation = ? AND number >= ? AND number < ? ORDER BY number`)
    .bind(generation, first, first + count)
    .all<{ number: number; body: string }>();
  return results.map(({ number, body }) => ({ number, body: JSON.parse(body) as Body }));
}

interface Point {
  readonly id: string;
  readonly kind: PointKind;
  readonly vector: Float32Array;
}

async function upsert({ vectors, embedder }: CloudflareIndexParts, generation: string, points: readonly Point[]) {
  for (const { vector } of points) {
    if (vector.length === embedder.dimension && vector.every(Number.isFinite)) continue;
    throw new Error(`The embedder ${embedder.id} gave a vector that is not ${embedder.dimension} finite numbers.`);
  }
  for (const some of inPieces(points, AT_ONCE.upsert)) {
    await vectors.upsert(
      some.map(({ id, kind, vector }) => ({
        ...{ id, namespace: namespaceOf(generation, kind), values: Array.from(vector) },
      })),
    );
  }
}

/** The bank's questions that are anchored to one of these passages. */
async function questionsAt({ database }: CloudflareIndexParts, generation: string, passages: readonly Passage[]) {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT questions.number, questions.body FROM questions, json_each(questions.body, '$.anchors') AS anchor
       WHERE questions.generation = ? AND json_extract(anchor.value, '$.passage') IN (SELECT value FROM json_each(?))
       ORDER BY questions.number`,
    )
    .bind(generation, JSON.stringify(passages.map(({ id }) => id)))
    .all<{ body: string }>();
  return results.map(({ body }) => JSON.parse(body) as StoredQuestion);
}

/** Titles that passages of a batch are embedded with, by their document. */
async function contextsAt({ database }: CloudflareIndexParts, generation: string, first: number): Promise<Contexts> {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT document, context FROM passages
       WHERE generation = ? AND number >= ? AND number < ? AND context <> ''`,
    )
    .bind(generation, first, first + BATCH.passage)
    .all<{ document: string; context: string }>();
  return new Map(results.map(({ document, context }) => [document, context]));
}

async function embedPassages(parts: CloudflareIndexParts, generation: string, first: number): Promise<Point[]> {
  const { database, embedder, split } = parts;
  const rows = await bodies<Passage>(parts, 'passages', generation, first, BATCH.passage);
  const points: Point[] = [];
  const statements: D1Statement[] = [];
  const contexts = await contextsAt(parts, generation, first);
  for (const { number, body } of rows) {
    const context = contextOf(body, contexts);
    const { passage, spans } = await embedder.embedPassage(
      context + body.text,
      body.sentences.map(({ start, end }) => ({ start: start + context.length, end: end + context.length })),
    );
    points.push({ id: vectorId(generation, 'passage', number), kind: 'passage', vector: passage });
    for (const [at, vector] of spans.entries()) {
      points.push({ id: vectorId(generation, 'sentence', number, at), kind: 'sentence', vector });
    }
    statements.push(
      database
        .prepare('UPDATE passages SET vectors = ? WHERE generation = ? AND number = ?')
        .bind(floatsToText(spans), generation, number),
    );
  }
  const passages = rows.map(({ body }) => body);
  const entries = lexicalEntries(passages, await questionsAt(parts, generation, passages), contexts);
  const lexical = entries.map((entry, at) => ({ ...entry, number: rows[at]?.number as number }));
  await upsert(parts, generation, points);
  await database.batch([...statements, ...writeLexical(database, generation, lexical, split)]);
  return points;
}

async function embedQuestions(parts: CloudflareIndexParts, generation: string, first: number): Promise<Point[]> {
  const rows = await bodies<StoredQuestion>(parts, 'questions', generation, first, BATCH.question);
  const vectors = await parts.embedder.embedQuestions(rows.map(({ body }) => body.question));
  const points = rows.map(({ number }, at) => ({
    ...{ id: vectorId(generation, 'question', number), kind: 'question' as const },
    vector: vectors[at] as Float32Array,
  }));
  await upsert(parts, generation, points);
  return points;
}

/** Whether Vectorize shows the last vector of every batch: it takes what is written in order, but not at once. */
async function showsAll({ database, vectors }: CloudflareIndexParts, generation: string): Promise<boolean> {
  const { results } = await database
    .prepare('SELECT last FROM batches WHERE generation = ? AND last IS NOT NULL')
    .bind(generation)
    .all<{ last: string }>();
  for (const some of inPieces(results, AT_ONCE.get)) {
    const found = await vectors.getByIds(some.map(({ last }) => last));
    if (found.length < some.length) return false;
  }
  return true;
}

async function finish(parts: CloudflareIndexParts, generation: string): Promise<void> {
  if (!(await showsAll(parts, generation))) return send(parts.queue, [{ type: 'finish', generation }], LOOK_AGAIN);
  const dropped = await publishGeneration(parts.database, generation);
  await send(
    parts.queue,
    dropped.map((old) => ({ type: 'drop', generation: old, first: 0 })),
  );
}

/** Deletes the vectors of some passages and questions, then those rows; goes on where it stopped, to the end. */
async function drop(parts: CloudflareIndexParts, generation: string, first: number): Promise<void> {
  const { database, vectors } = parts;
  const count = BATCH.question;
  const passages = await bodies<Passage>(parts, 'passages', generation, first, count);
  const questions = await bodies<StoredQuestion>(parts, 'questions', generation, first, count);
  const ids = [
    ...passages.flatMap(({ number, body }) => [
      vectorId(generation, 'passage', number),
      ...body.sentences.map((_, at) => vectorId(generation, 'sentence', number, at)),
    ]),
    ...questions.map(({ number }) => vectorId(generation, 'question', number)),
  ];
  for (const some of inPieces(ids, AT_ONCE.delete)) await vectors.deleteByIds(some);
  if (ids.length > 0) return send(parts.queue, [{ type: 'drop', generation, first: first + count }]);
  await database.batch([
    dropLexicalTable(database, generation),
    ...['documents', 'passages', 'questions', 'batches'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE generation = ?`).bind(generation),
    ),
    database.prepare("DELETE FROM generations WHERE id = ? AND state = 'dropped'").bind(generation),
  ]);
}

/**
 * Does one piece. When it throws, the queue gives the piece again; the current generation stays as it is.
 * @throws Error of Workers AI, Vectorize, D1 or the queue
 */
export async function runIndexJob(job: IndexJob, parts: CloudflareIndexParts): Promise<void> {
  const { generation } = job;
  const state = await stateOf(parts.database, generation);
  if (job.type === 'drop') return state === 'dropped' ? drop(parts, generation, job.first) : undefined;
  if (state !== 'building') return;
  if (job.type === 'finish') return finish(parts, generation);
  const points =
    job.kind === 'passage'
      ? await embedPassages(parts, generation, job.first)
      : await embedQuestions(parts, generation, job.first);
  await parts.database
    .prepare('UPDATE batches SET done = 1, last = ? WHERE generation = ? AND kind = ? AND first = ?')
    .bind(points.at(-1)?.id ?? null, generation, job.kind, job.first)
    .run();
  const progress = await indexProgress(parts, generation);
  // Two that end at once may both see the end: it is made current once.
  if (progress?.done === progress?.total) await send(parts.queue, [{ type: 'finish', generation }]);
}

/** How far a generation is. */
export async function indexProgress({ database }: Pick<CloudflareIndexParts, 'database'>, generation: string) {
  return database
    .prepare('SELECT count(*) AS total, coalesce(sum(done), 0) AS done FROM batches WHERE generation = ?')
    .bind(generation)
    .first<{ total: number; done: number }>();
}
