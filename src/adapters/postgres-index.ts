/**
 * Generations of the index in PostgreSQL: a schema each, beside one row that points to the current one. A generation
 * is written whole and pointed to in one transaction, on the connection that holds the lock of indexing: a kill or a
 * lost connection at any moment leaves the old index, and two can never be published at once.
 */
import type pg from 'pg';
import type { CorpusDocument, Passage } from '../corpus/document.ts';
import type { Manifest, PointKind, StoredQuestion } from '../ports.ts';
import { type IndexContents, pointIds } from './index-contents.ts';
import { type Database, LOCKS } from './postgres-database.ts';

/** Raised when the form of a generation's schema changes; an index of another format is built again. */
export const POSTGRES_FORMAT = 1;

/** A generation in the database. */
export interface Generation {
  readonly number: number;
  readonly manifest: Manifest;
  readonly targets: IndexContents['targets'];
  /** Who finds the nearest vectors: pgvector by HNSW, or the servers, exactly, in memory. */
  readonly vectors: 'pgvector' | 'memory';
}

const KINDS: readonly PointKind[] = ['passage', 'sentence', 'question'];
const ROWS_AT_ONCE = 200;
const TERMS_AT_ONCE = 2_000;
/** As of the index on disk. */
const HNSW = 'm = 16, ef_construction = 200';

/** The name of a generation's schema, quoted. @throws Error when the name is not one of ours */
export function schemaOf({ manifest }: Pick<Generation, 'manifest'>): string {
  if (!/^g-[0-9a-z-]{1,50}$/.test(manifest.generation)) throw new Error(`${manifest.generation} is no generation.`);
  return `"${manifest.generation}"`;
}

const tablesOf = (schema: string) => `CREATE SCHEMA ${schema};
  CREATE TABLE ${schema}.documents (number int PRIMARY KEY, id text NOT NULL UNIQUE, document text NOT NULL);
  CREATE TABLE ${schema}.passages (number int PRIMARY KEY, id text NOT NULL UNIQUE, document text NOT NULL,
    passage text NOT NULL, vector bytea NOT NULL, sentences bytea NOT NULL);
  CREATE INDEX ON ${schema}.passages (document);
  CREATE TABLE ${schema}.questions (number int PRIMARY KEY, id text NOT NULL UNIQUE, question text NOT NULL, vector bytea NOT NULL);
  CREATE TABLE ${schema}.postings (kind text NOT NULL, term text COLLATE "C" NOT NULL, passages int[] NOT NULL, scores float8[] NOT NULL,
    PRIMARY KEY (kind, term));`;

function bytesOf(matrix: Float32Array, dimension: number, first: number, rows: number): Buffer {
  const part = matrix.subarray(first * dimension, (first + rows) * dimension);
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/** A vector as pgvector reads it. */
export const vectorText = (vector: Float32Array): string => `[${vector.join(',')}]`;

async function insertAll(
  client: pg.Client,
  table: string,
  types: readonly string[],
  rows: readonly (readonly unknown[])[],
) {
  const columns = types.map((type, column) => `$${column + 1}::${type}[]`).join(', ');
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    const values = types.map((_, column) => some.map((row) => row[column]));
    await client.query(`INSERT INTO ${table} SELECT * FROM unnest(${columns})`, values);
  }
}

/** Whether pgvector is there, or can be put there by this user. */
async function hasVector(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'");
  if (rows.length === 0) return false;
  await client.query('SAVEPOINT extension');
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS vector');
    return true;
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT extension');
    return false;
  }
}

async function writePostings(client: pg.Client, schema: string, { lexical, passages }: IndexContents): Promise<void> {
  const numbers = new Map(passages.map(({ id }, number) => [id, number]));
  let batch: unknown[] = [];
  const flush = async () => {
    const sql = `INSERT INTO ${schema}.postings
      SELECT * FROM json_to_recordset($1::json) AS x(kind text, term text, passages int[], scores float8[])`;
    if (batch.length > 0) await client.query(sql, [JSON.stringify(batch)]);
    batch = [];
  };
  for (const { by, passages: ids, ...posting } of lexical.postings()) {
    batch.push({ kind: by, passages: ids.map((id) => numbers.get(id)), ...posting });
    if (batch.length >= TERMS_AT_ONCE) await flush();
  }
  await flush();
}

async function writePoints(client: pg.Client, schema: string, contents: IndexContents): Promise<void> {
  const { dimension, vectors } = contents;
  const ids = pointIds(contents);
  for (const kind of KINDS) {
    const table = `${schema}.${kind}_points`;
    await client.query(`CREATE TABLE ${table} (id text NOT NULL, vector vector(${dimension}) NOT NULL)`);
    const rows = ids[kind].map((id, row) => [
      id,
      vectorText(vectors[kind].subarray(row * dimension, (row + 1) * dimension)),
    ]);
    await insertAll(client, table, ['text', 'vector'], rows);
    await client.query(`CREATE INDEX ON ${table} USING hnsw (vector vector_cosine_ops) WITH (${HNSW})`);
  }
}

async function writeTables(client: pg.Client, schema: string, contents: IndexContents): Promise<void> {
  const { dimension, documents, passages, questions, vectors } = contents;
  await client.query(tablesOf(schema));
  const texts = documents.map((document, number) => [number, document.meta.id, JSON.stringify(document)]);
  await insertAll(client, `${schema}.documents`, ['int', 'text', 'text'], texts);
  let first = 0;
  const rows = passages.map((passage, number) => {
    const sentences = bytesOf(vectors.sentence, dimension, first, passage.sentences.length);
    first += passage.sentences.length;
    const vector = bytesOf(vectors.passage, dimension, number, 1);
    return [number, passage.id, passage.document, JSON.stringify(passage), vector, sentences];
  });
  await insertAll(client, `${schema}.passages`, ['int', 'text', 'text', 'text', 'bytea', 'bytea'], rows);
  const bank = questions.map((question, number) => [
    ...[number, question.id, JSON.stringify(question)],
    bytesOf(vectors.question, dimension, number, 1),
  ]);
  await insertAll(client, `${schema}.questions`, ['int', 'text', 'text', 'bytea'], bank);
  await writePostings(client, schema, contents);
}

/** Writes contents as the current generation. `client` is one that holds the lock of indexing (`whileIndexing`). */
export async function publishContents(client: pg.Client, contents: IndexContents): Promise<Generation> {
  const { embedder, dimension, corpus, passages, questions, targets } = contents;
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const manifest: Manifest = {
    ...{ format: POSTGRES_FORMAT, generation: `g-${time}-${crypto.randomUUID().slice(0, 8)}` },
    ...{ embedder, dimension, corpus, passages: passages.length, questions: questions.length },
    sentences: contents.vectors.sentence.length / dimension,
  };
  const schema = schemaOf({ manifest });
  await client.query('BEGIN');
  try {
    const vectors = (await hasVector(client)) ? 'pgvector' : 'memory';
    await writeTables(client, schema, contents);
    if (vectors === 'pgvector') await writePoints(client, schema, contents);
    const { rows } = await client.query<{ number: number }>(
      'INSERT INTO vraagbaak.generations (name, manifest, targets, vectors) VALUES ($1, $2, $3, $4) RETURNING number',
      [manifest.generation, JSON.stringify(manifest), JSON.stringify(targets), vectors],
    );
    const number = rows[0]?.number as number;
    await client.query(
      `INSERT INTO vraagbaak.current (generation) VALUES ($1)
       ON CONFLICT (one) DO UPDATE SET generation = excluded.generation`,
      [number],
    );
    await client.query('COMMIT');
    return { number, manifest, targets, vectors };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Runs something while no other process indexes; waits for one that does. The connection is for `publishContents`. */
export async function whileIndexing<T>(
  database: Database,
  work: (client: pg.Client) => Promise<T>,
  onWait: () => void = () => {},
): Promise<T> {
  const client = await database.connect();
  try {
    const lock = `(${LOCKS.class}, ${LOCKS.indexing})`;
    const { rows } = await client.query<{ got: boolean }>(`SELECT pg_try_advisory_lock${lock} AS got`);
    if (!rows[0]?.got) {
      onWait();
      await client.query(`SELECT pg_advisory_lock${lock}`);
    }
    // The lock ends with the connection.
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The current generation; null when nothing was indexed yet. */
export async function currentGenerationOf(database: Pick<Database, 'query'>): Promise<Generation | null> {
  const [row] = await database.query<{
    number: number;
    manifest: string;
    targets: string;
    vectors: Generation['vectors'];
  }>('SELECT g.* FROM vraagbaak.current c JOIN vraagbaak.generations g ON g.number = c.generation');
  if (row === undefined) return null;
  const { number, vectors } = row;
  return { number, vectors, manifest: JSON.parse(row.manifest), targets: JSON.parse(row.targets) };
}

/** Vectors as they were stored. */
export function vectorsOf(data: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(data).buffer);
}

/** Everything a generation holds but its lexical part, which follows from the rest. */
export async function readStored(database: Database, generation: Generation): Promise<Omit<IndexContents, 'lexical'>> {
  const schema = schemaOf(generation);
  const { embedder, dimension, corpus } = generation.manifest;
  const documents = await database.query<{ document: string }>(
    `SELECT document FROM ${schema}.documents ORDER BY number`,
  );
  const passages = await database.query<{ passage: string; vector: Buffer; sentences: Buffer }>(
    `SELECT passage, vector, sentences FROM ${schema}.passages ORDER BY number`,
  );
  const questions = await database.query<{ question: string; vector: Buffer }>(
    `SELECT question, vector FROM ${schema}.questions ORDER BY number`,
  );
  return {
    ...{ embedder, dimension, corpus, targets: generation.targets },
    documents: documents.map(({ document }) => JSON.parse(document) as CorpusDocument),
    passages: passages.map(({ passage }) => JSON.parse(passage) as Passage),
    questions: questions.map(({ question }) => JSON.parse(question) as StoredQuestion),
    vectors: {
      passage: vectorsOf(Buffer.concat(passages.map(({ vector }) => vector))),
      sentence: vectorsOf(Buffer.concat(passages.map(({ sentences }) => sentences))),
      question: vectorsOf(Buffer.concat(questions.map(({ vector }) => vector))),
    },
  };
}
