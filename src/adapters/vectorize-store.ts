/**
 * One generation of the index on Cloudflare: vectors in Vectorize, everything else in D1. Read only.
 *
 * Vectorize gives at most 100 neighbours, so `nearest` does too, whatever is asked for; their scores are approximate.
 * The vectors of a passage's sentences, by which the judgement looks, are exact: they stand in D1 as well.
 */
import type { CorpusDocument, DocumentMeta, Passage } from '../corpus/document.ts';
import type { Hit, Manifest, PassageStore, PointKind, StoredPassage, StoredQuestion } from '../ports.ts';
import type { D1, Vectorize } from './cloudflare-bindings.ts';
import { searchLexical } from './d1-lexical.ts';
import { textToFloats } from './float-text.ts';

/** Most neighbours that Vectorize gives without values and metadata. */
const MOST_NEIGHBOURS = 100;

/** Where the vectors of one kind and generation are. */
export function namespaceOf(generation: string, kind: PointKind): string {
  return `${generation}.${kind}`;
}

/** Id of a vector, within 64 bytes whatever a document is called: numbers, not names. */
export function vectorId(generation: string, kind: PointKind, number: number, sentence?: number): string {
  return [generation, kind[0], number, ...(sentence === undefined ? [] : [sentence])].join('.');
}

/** What stands after the generation and the kind. */
function numbersIn(id: string): readonly number[] {
  return id.split('.').slice(2).map(Number);
}

export interface VectorizeStoreParts {
  readonly manifest: Manifest;
  readonly database: D1;
  readonly vectors: Vectorize;
  /** Splits compounds; the one that the index was made with. */
  readonly split: (word: string) => string[];
}

export class VectorizeStore implements PassageStore {
  readonly manifest: Manifest;
  readonly #parts: VectorizeStoreParts;
  /** A generation never changes, so its list of documents is read once. */
  #documents: readonly DocumentMeta[] | null = null;

  constructor(parts: VectorizeStoreParts) {
    this.manifest = parts.manifest;
    this.#parts = parts;
  }

  async documents(): Promise<readonly DocumentMeta[]> {
    if (this.#documents === null) {
      const rows = await this.#rows<{ meta: string }>(
        'SELECT meta FROM documents WHERE generation = ? ORDER BY number',
        this.manifest.generation,
      );
      this.#documents = rows.map(({ meta }) => JSON.parse(meta) as DocumentMeta);
    }
    return this.#documents;
  }

  /** A document with its passages, for the source viewer; null when there is none of that id. */
  async document(id: string): Promise<{ document: CorpusDocument; passages: readonly Passage[] } | null> {
    const { generation } = this.manifest;
    const [found] = await this.#rows<{ body: string }>(
      'SELECT body FROM documents WHERE generation = ? AND id = ?',
      ...[generation, id],
    );
    if (!found) return null;
    const passages = await this.#rows<{ body: string }>(
      'SELECT body FROM passages WHERE generation = ? AND document = ? ORDER BY number',
      ...[generation, id],
    );
    return {
      document: JSON.parse(found.body) as CorpusDocument,
      passages: passages.map(({ body }) => JSON.parse(body) as Passage),
    };
  }

  async passages(ids: readonly string[]): Promise<readonly StoredPassage[]> {
    const rows = await this.#byId<{ id: string; body: string; vectors: string }>('passages', 'id, body, vectors', ids);
    const { dimension } = this.manifest;
    return rows.map(({ body, vectors }) => ({
      ...(JSON.parse(body) as Passage),
      vectors: textToFloats(vectors, dimension),
    }));
  }

  async questions(ids: readonly string[]): Promise<readonly StoredQuestion[]> {
    const rows = await this.#byId<{ id: string; body: string }>('questions', 'id, body', ids);
    return rows.map(({ body }) => JSON.parse(body) as StoredQuestion);
  }

  /** None: Vectorize gives back 20 at a time, and what uses them belongs to another embedder. */
  async amongQuestions(): Promise<null> {
    return null;
  }

  async nearest(kind: PointKind, vector: Float32Array, k: number): Promise<readonly Hit[]> {
    const { dimension, generation } = this.manifest;
    if (vector.length !== dimension) {
      throw new RangeError(`The vector has ${vector.length} dimensions, the index ${dimension}.`);
    }
    if (!vector.every(Number.isFinite)) throw new RangeError('The vector holds a value that is not finite.');
    if (k <= 0) return [];
    const { matches } = await this.#parts.vectors.query(Array.from(vector), {
      topK: Math.min(k, MOST_NEIGHBOURS),
      namespace: namespaceOf(generation, kind),
      returnValues: false,
      returnMetadata: 'none',
    });
    const found = matches.map(({ id, score }) => ({ numbers: numbersIn(id), score }));
    const table = kind === 'question' ? 'questions' : 'passages';
    const named = await this.#rows<{ number: number; id: string }>(
      `SELECT number, id FROM ${table} WHERE generation = ? AND number IN (SELECT value FROM json_each(?))`,
      ...[generation, JSON.stringify([...new Set(found.map(({ numbers }) => numbers[0]))])],
    );
    const ids = new Map(named.map(({ number, id }) => [number, id]));
    return found.flatMap(({ numbers: [number = -1, sentence], score }) => {
      const id = ids.get(number);
      if (id === undefined) return [];
      return [{ id: sentence === undefined ? id : `${id}#${sentence}`, score }];
    });
  }

  async matching(by: 'words' | 'grams', text: string, k: number): Promise<readonly Hit[]> {
    const { database, split } = this.#parts;
    return searchLexical(database, this.manifest.generation, by, text, k, split);
  }

  async close(): Promise<void> {}

  async #rows<Row>(sql: string, ...values: (string | number)[]): Promise<Row[]> {
    const statement = this.#parts.database.prepare(sql).bind(...values);
    return (await statement.all<Row>()).results;
  }

  /** Rows of these ids in their order; unknown ids are left out. One value carries all ids: D1 takes 100 at most. */
  async #byId<Row extends { id: string }>(table: string, columns: string, ids: readonly string[]): Promise<Row[]> {
    if (ids.length === 0) return [];
    const rows = await this.#rows<Row>(
      `SELECT ${columns} FROM ${table} WHERE generation = ? AND id IN (SELECT value FROM json_each(?))`,
      ...[this.manifest.generation, JSON.stringify(ids)],
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
