/**
 * One generation of the index in PostgreSQL as a passage store. Vectors by pgvector, or exactly in this server's memory
 * where the database lacks it; terms by scores worked out when the index was made, summed in SQL, so the ranking is
 * that of the index on disk. Rows never change, so what was read is kept for a while.
 */
import type { CorpusDocument, DocumentMeta, Passage } from '../corpus/document.ts';
import type {
  AmongQuestions,
  Hit,
  LexicalField,
  Manifest,
  PassageStore,
  PointKind,
  StoredPassage,
  StoredQuestion,
} from '../ports.ts';
import { checkVector, pointIds } from './index-contents.ts';
import { Among } from './inner-products.ts';
import { matchedTerms, type Split } from './matched-terms.ts';
import type { Database } from './postgres-database.ts';
import { type Generation, readStored, schemaOf, vectorsOf, vectorText } from './postgres-index.ts';
import { exactIndex } from './vector-index.ts';

/** Neighbours that pgvector looks at; recall rises with it. It takes no more than 1000. */
const LEAST_EF = 100;
const MOST_EF = 1000;
/** Passages (some 10 KB each) and questions that are kept. */
const MOST_KEPT = 4_000;

type Nearest = (kind: PointKind, vector: Float32Array, k: number) => Promise<readonly Hit[]>;

/** Gets what it has not seen by `load`, and keeps the latest. */
function keeping<T extends { readonly id: string }>(load: (ids: readonly string[]) => Promise<T[]>) {
  const kept = new Map<string, T>();
  return async (ids: readonly string[]): Promise<T[]> => {
    const missing = ids.filter((id) => !kept.has(id));
    const found = new Map((missing.length > 0 ? await load(missing) : []).map((one) => [one.id, one]));
    const all = ids.flatMap((id) => kept.get(id) ?? found.get(id) ?? []);
    for (const one of found.values()) kept.set(one.id, one);
    for (const id of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(id);
    }
    return all;
  };
}

export class PostgresPassageStore implements PassageStore {
  readonly manifest: Manifest;
  readonly #database: Database;
  readonly #schema: string;
  readonly #documents: readonly DocumentMeta[];
  readonly #nearest: Nearest;
  readonly #split: Split;
  readonly #passages: (ids: readonly string[]) => Promise<StoredPassage[]>;
  readonly #questions: (ids: readonly string[]) => Promise<StoredQuestion[]>;
  readonly #among: Among;
  readonly #questionVectors: (ids: readonly string[]) => Promise<{ id: string; vector: Float32Array }[]>;

  private constructor(
    database: Database,
    generation: Generation,
    documents: readonly DocumentMeta[],
    nearest: Nearest,
    split: Split,
  ) {
    this.manifest = generation.manifest;
    this.#database = database;
    this.#schema = schemaOf(generation);
    this.#documents = documents;
    this.#nearest = nearest;
    this.#among = new Among(this.manifest.dimension);
    this.#split = split;
    this.#passages = keeping((ids) => this.#loadPassages('id = ANY($1)', ids));
    this.#questions = keeping(async (ids) => {
      const sql = `SELECT question FROM ${this.#schema}.questions WHERE id = ANY($1)`;
      const rows = await database.query<{ question: string }>(sql, [ids]);
      return rows.map(({ question }) => JSON.parse(question) as StoredQuestion);
    });
    this.#questionVectors = keeping(async (ids) => {
      const sql = `SELECT id, vector FROM ${this.#schema}.questions WHERE id = ANY($1)`;
      const rows = await database.query<{ id: string; vector: Buffer }>(sql, [ids]);
      return rows.map(({ id, vector }) => ({ id, vector: vectorsOf(vector) }));
    });
  }

  /** Opens a generation. Whoever does holds it meanwhile (postgres-hold.ts), or it may be dropped. */
  static async open(database: Database, generation: Generation, split: Split): Promise<PostgresPassageStore> {
    const schema = schemaOf(generation);
    // Metadata alone: a document's text may be long.
    const rows = await database.query<{ meta: DocumentMeta }>(
      `SELECT document::json -> 'meta' AS meta FROM ${schema}.documents ORDER BY number`,
    );
    const documents = rows.map(({ meta }) => meta);
    const nearest =
      generation.vectors === 'pgvector'
        ? nearestByPgvector(database, schema)
        : nearestInMemory(await readStored(database, generation));
    return new PostgresPassageStore(database, generation, documents, nearest, split);
  }

  async documents(): Promise<readonly DocumentMeta[]> {
    return this.#documents;
  }

  /** A document with its passages, for the source viewer; null when there is none of that id. */
  async document(id: string): Promise<{ document: CorpusDocument; passages: readonly Passage[] } | null> {
    const sql = `SELECT document FROM ${this.#schema}.documents WHERE id = $1`;
    const [row] = await this.#database.query<{ document: string }>(sql, [id]);
    if (row === undefined) return null;
    return { document: JSON.parse(row.document), passages: await this.#loadPassages('document = $1', id) };
  }

  async passages(ids: readonly string[]): Promise<readonly StoredPassage[]> {
    return this.#passages(ids);
  }

  async questions(ids: readonly string[]): Promise<readonly StoredQuestion[]> {
    return this.#questions(ids);
  }

  async amongQuestions(ids: readonly string[]): Promise<AmongQuestions> {
    const found = new Map((await this.#questionVectors(ids)).map(({ id, vector }) => [id, vector]));
    return this.#among.compare(
      ids.map((id) => {
        const vector = found.get(id);
        return vector === undefined ? null : (into) => into.set(vector);
      }),
    );
  }

  async nearest(kind: PointKind, vector: Float32Array, k: number): Promise<readonly Hit[]> {
    checkVector(vector, this.manifest.dimension);
    return k <= 0 ? [] : this.#nearest(kind, vector, k);
  }

  async matching(by: LexicalField, text: string, k: number): Promise<readonly Hit[]> {
    const terms = matchedTerms(by, text, this.#split);
    if (k <= 0 || terms.length === 0) return [];
    return this.#database.query<Hit>(
      `SELECT p.id, found.score FROM (
         SELECT number, sum(one) * count(*) AS score
         FROM ${this.#schema}.postings t, unnest(t.passages, t.scores) AS posting(number, one)
         WHERE t.kind = $1 AND t.term = ANY($2) GROUP BY number ORDER BY score DESC, number LIMIT $3
       ) found JOIN ${this.#schema}.passages p USING (number) ORDER BY found.score DESC, number`,
      [by, terms, k],
    );
  }

  /** The database stays open: other generations, and answers, are in it too. */
  async close(): Promise<void> {}

  async #loadPassages(where: string, value: unknown): Promise<StoredPassage[]> {
    const { dimension } = this.manifest;
    const rows = await this.#database.query<{ passage: string; sentences: Buffer }>(
      `SELECT passage, sentences FROM ${this.#schema}.passages WHERE ${where} ORDER BY number`,
      [value],
    );
    return rows.map(({ passage, sentences }) => {
      const parsed = JSON.parse(passage) as Passage;
      const matrix = vectorsOf(sentences);
      const row = (number: number) => matrix.subarray(number * dimension, (number + 1) * dimension);
      return { ...parsed, vectors: parsed.sentences.map((_, number) => row(number)) };
    });
  }
}

function nearestByPgvector(database: Database, schema: string): Nearest {
  return (kind, vector, k) => {
    const text = vectorText(vector);
    // Settings and search in one text, so in one transaction and one journey. Beyond what HNSW gives, all are compared.
    const by = 2 * k > MOST_EF ? 'enable_indexscan = off' : `hnsw.ef_search = ${Math.max(LEAST_EF, 2 * Math.floor(k))}`;
    return database.query<Hit>(
      `SET LOCAL ${by};
       SELECT id, 1 - (vector <=> '${text}') AS score FROM ${schema}.${kind}_points
       ORDER BY vector <=> '${text}' LIMIT ${Math.floor(k)}`,
    );
  };
}

function nearestInMemory(contents: Awaited<ReturnType<typeof readStored>>): Nearest {
  const ids = pointIds(contents);
  const { dimension, vectors } = contents;
  const index = {
    passage: exactIndex(vectors.passage, dimension),
    sentence: exactIndex(vectors.sentence, dimension),
    question: exactIndex(vectors.question, dimension),
  };
  return async (kind, vector, k) =>
    index[kind].search(vector, k).map(({ row, score }) => ({ id: ids[kind][row] as string, score }));
}
