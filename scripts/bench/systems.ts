/** What is measured: our stores, and peers as their documentation uses them, all with the same vectors or texts. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { Document } from '@langchain/core/documents';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import type { IndexContents } from '../../src/adapters/index-contents.ts';
import type { Split } from '../../src/adapters/matched-terms.ts';
import { openDatabase } from '../../src/adapters/postgres-database.ts';
import {
  currentGenerationOf,
  type Generation,
  publishContents,
  whileIndexing,
} from '../../src/adapters/postgres-index.ts';
import { PostgresPassageStore } from '../../src/adapters/postgres-passage-store.ts';
import { RankedTerms } from '../../src/adapters/ranked-terms.ts';
import { exactIndex, loadHnswlib, openHnsw, writeHnsw } from '../../src/adapters/vector-index.ts';
import { type BenchData, benchContents, numbersOf } from './data.ts';

/** The data of a run, and a folder that a system may write to. */
export interface Bench {
  readonly data: BenchData;
  readonly real: IndexContents;
  /** What is searched by words: texts of the real index. */
  readonly texts: readonly string[];
  readonly split: Split;
  readonly folder: string;
  /** A database of Debian's PostgreSQL; null where there is none. */
  readonly postgres: string | null;
}

/** A system that is open; `search` gives numbers of rows, best first, for the query of this number. */
export interface OpenSystem {
  search(query: number, k: number): Promise<readonly number[]>;
  /** Bytes on disk; null for what keeps everything in memory. */
  bytes(): Promise<number | null>;
  close(): Promise<void>;
}

export interface System {
  readonly name: string;
  /** What it finds by: vectors, which have a true answer, or words. */
  readonly by: 'vectors' | 'words';
  /** Most passages it is measured with, and why. */
  readonly most?: readonly [number, string];
  /** Writes it to the folder; absent for what cannot be kept, which is then built when it is opened. */
  build?(bench: Bench): Promise<void>;
  open(bench: Bench): Promise<OpenSystem>;
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const rowsOf = ({ vectors, dimension }: BenchData) => vectors.length / dimension;
const arrays = (data: BenchData): number[][] =>
  Array.from({ length: rowsOf(data) }, (_, row) =>
    Array.from(data.vectors.subarray(row * data.dimension, (row + 1) * data.dimension)),
  );
const query = ({ data }: Bench, number: number) => data.queries[number] as Float32Array;

async function hnswlib() {
  const module = await loadHnswlib();
  if (module === null) throw new Error('hnswlib-node is not built on this machine');
  return module;
}

const embedded: System = {
  name: 'hnsw (this project)',
  by: 'vectors',
  async build({ data, folder }) {
    await writeHnsw(await hnswlib(), data.vectors, data.dimension, join(folder, 'passage.hnsw'));
  },
  async open(bench) {
    const { data, folder } = bench;
    const index = await openHnsw(await hnswlib(), join(folder, 'passage.hnsw'), rowsOf(data), data.dimension);
    return {
      search: async (number, k) => index.search(query(bench, number), k).map(({ row }) => row),
      bytes: async () => sizeOf(folder),
      close: async () => {},
    };
  },
};

const exact: System = {
  name: 'exact (this project, and postgres without pgvector)',
  by: 'vectors',
  async open(bench) {
    const index = exactIndex(bench.data.vectors.slice(), bench.data.dimension);
    return {
      search: async (number, k) => index.search(query(bench, number), k).map(({ row }) => row),
      bytes: async () => null,
      close: async () => {},
    };
  },
};

/** Starts PGlite over files behind a socket. */
async function pglite(folder: string) {
  const db = await PGlite.create({ dataDir: join(folder, 'pglite'), extensions: { vector } });
  const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: 10 });
  await server.start();
  const database = await openDatabase(`postgres://postgres:postgres@${server.getServerConn()}/postgres`);
  const close = async () => {
    await database.close();
    await server.stop();
    await db.close();
  };
  return { database, close };
}

const pgvector: System = {
  name: 'postgres with pgvector (PGlite)',
  by: 'vectors',
  most: [10_000, 'PGlite is PostgreSQL in WebAssembly, on one core: what it takes here says little of a real server'],
  async build({ data, real, split, folder }) {
    const { database, close } = await pglite(folder);
    const contents = benchContents(real, data, 'without texts', split);
    await whileIndexing(database, (client) => publishContents(client, contents)).finally(close);
  },
  async open(bench) {
    const { database, close } = await pglite(bench.folder);
    const generation = (await currentGenerationOf(database)) as Generation;
    const store = await PostgresPassageStore.open(database, generation, bench.split);
    const numbers = numbersOf(benchContents(bench.real, bench.data, 'without texts', bench.split));
    const schema = generation.manifest.generation;
    return {
      search: async (number, k) =>
        (await store.nearest('passage', query(bench, number), k)).map(({ id }) => numbers.get(id) as number),
      async bytes() {
        const sql = `SELECT pg_total_relation_size('"${schema}".passage_points')::int8::text AS bytes`;
        return Number((await database.query<{ bytes: string }>(sql))[0]?.bytes);
      },
      close,
    };
  },
};

const langchainHnsw: System = {
  name: 'LangChain HNSWLib',
  by: 'vectors',
  async build({ data, folder }) {
    const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
    const store = new HNSWLib(new FakeEmbeddings(), { space: 'cosine' });
    const rows = arrays(data);
    await store.addVectors(
      rows,
      rows.map((_, number) => new Document({ pageContent: '', metadata: { number } })),
    );
    mkdirSync(folder, { recursive: true });
    await store.save(folder);
  },
  async open(bench) {
    const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
    const store = await HNSWLib.load(bench.folder, new FakeEmbeddings());
    return {
      async search(number, k) {
        const found = await store.similaritySearchVectorWithScore(Array.from(query(bench, number)), k);
        return found.map(([{ metadata }]) => metadata.number as number);
      },
      bytes: async () => sizeOf(bench.folder),
      close: async () => {},
    };
  },
};

const langchainMemory: System = {
  name: 'LangChain MemoryVectorStore',
  by: 'vectors',
  async open(bench) {
    const { MemoryVectorStore } = await import('@langchain/classic/vectorstores/memory');
    const store = new MemoryVectorStore(new FakeEmbeddings());
    const rows = arrays(bench.data);
    await store.addVectors(
      rows,
      rows.map((_, number) => new Document({ pageContent: '', metadata: { number } })),
    );
    return {
      async search(number, k) {
        const found = await store.similaritySearchVectorWithScore(Array.from(query(bench, number)), k);
        return found.map(([{ metadata }]) => metadata.number as number);
      },
      bytes: async () => null,
      close: async () => {},
    };
  },
};

const orama: System = {
  name: 'Orama (vectors)',
  by: 'vectors',
  async open(bench) {
    const { create, insertMultiple, search } = await import('@orama/orama');
    const schema = { number: 'number', vector: `vector[${bench.data.dimension}]` } as const;
    const database = create({ schema });
    await insertMultiple(
      database,
      arrays(bench.data).map((row, number) => ({ number, vector: row })),
    );
    return {
      async search(number, k) {
        const value = Array.from(query(bench, number));
        const { hits } = await search(database, {
          ...{ mode: 'vector', similarity: 0, limit: k },
          vector: { value, property: 'vector' },
        });
        return hits.map(({ document }) => document.number);
      },
      bytes: async () => null,
      close: async () => {},
    };
  },
};

/** Words and grams of one text, as a question asks for both. */
const text = ({ texts }: Bench, number: number) => texts[number % texts.length] as string;

const minisearch: System = {
  name: 'words and grams in memory (this project)',
  by: 'words',
  most: [10_000, 'its memory grows with every term of every passage: see the exponent'],
  async build({ data, real, split, folder }) {
    const { writeFile } = await import('node:fs/promises');
    const { json, bytes } = benchContents(real, data, 'with texts', split).lexical.ranked().write();
    await writeFile(join(folder, 'terms.json'), json);
    await writeFile(join(folder, 'terms.bin'), bytes);
  },
  async open(bench) {
    const { readFile } = await import('node:fs/promises');
    const json = await readFile(join(bench.folder, 'terms.json'), 'utf8');
    const index = RankedTerms.read({ json, bytes: await readFile(join(bench.folder, 'terms.bin')) }, bench.split);
    return {
      async search(number, k) {
        index.search('words', text(bench, number), 100);
        return index.search('grams', text(bench, number), k).map(({ id }) => Number.parseInt(id.slice(6), 16));
      },
      bytes: async () => sizeOf(bench.folder),
      close: async () => {},
    };
  },
};

const postings: System = {
  name: 'words and grams in postgres (Debian)',
  by: 'words',
  most: [10_000, 'as above'],
  async build({ data, real, split, postgres }) {
    if (postgres === null) throw new Error('PostgreSQL is not installed');
    const database = await openDatabase(postgres);
    const contents = benchContents(real, data, 'with texts', split);
    await whileIndexing(database, (client) => publishContents(client, contents)).finally(() => database.close());
  },
  async open(bench) {
    const database = await openDatabase(bench.postgres as string);
    const generation = (await currentGenerationOf(database)) as Generation;
    // Words alone are searched: its vectors stay where they are.
    const store = await PostgresPassageStore.open(database, { ...generation, vectors: 'pgvector' }, bench.split);
    return {
      async search(number, k) {
        const words = store.matching('words', text(bench, number), 100);
        const grams = await store.matching('grams', text(bench, number), k);
        await words;
        return grams.map(({ id }) => Number.parseInt(id.slice(6), 16));
      },
      async bytes() {
        const sql = `SELECT pg_total_relation_size('"${generation.manifest.generation}".postings')::int8::text AS bytes`;
        return Number((await database.query<{ bytes: string }>(sql))[0]?.bytes);
      },
      close: () => database.close(),
    };
  },
};

/** Every system, in the order of the table. */
export const SYSTEMS: readonly System[] = [
  ...[embedded, exact, pgvector, langchainHnsw, langchainMemory, orama, minisearch, postings],
];
