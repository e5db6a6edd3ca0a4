/**
 * Brings the index in PostgreSQL up to date with the corpus. One process at a time makes an index, whichever server
 * it runs on; who waited finds it done.
 */
import { DatabaseError } from '../adapters/database-error.ts';
import type { Database } from '../adapters/postgres-database.ts';
import { GenerationHold } from '../adapters/postgres-hold.ts';
import {
  currentGenerationOf,
  type Generation,
  POSTGRES_FORMAT,
  publishContents,
  readStored,
  whileIndexing,
} from '../adapters/postgres-index.ts';
import type { Embedder } from '../ports.ts';
import { readCorpus } from './corpus-files.ts';
import { reusableOf } from './open.ts';
import { contentsFrom, type RefreshOptions } from './refresh.ts';

export interface RefreshDatabaseOptions extends Omit<RefreshOptions, 'indexFolder'> {
  readonly database: Database;
}

/** Why a generation cannot be used by this software and embedder; null when it can. */
export function misfit({ manifest }: Generation, embedder: Pick<Embedder, 'id' | 'dimension'>): string | null {
  if (manifest.format !== POSTGRES_FORMAT) {
    return `The index in the database has format ${manifest.format}, this version reads ${POSTGRES_FORMAT}.`;
  }
  if (manifest.embedder === embedder.id && manifest.dimension === embedder.dimension) return null;
  return (
    `The index in the database was made by ${manifest.embedder} (${manifest.dimension} dimensions), ` +
    `the embedder is ${embedder.id} (${embedder.dimension}).`
  );
}

/**
 * Gives the index of the corpus as it is now; makes it when the one in the database is of another corpus, embedder or
 * format. Servers that run take it over by themselves.
 * @throws CorpusError when the corpus cannot be read
 */
export async function refreshDatabase(options: RefreshDatabaseOptions): Promise<Generation> {
  const { database, corpusFolder, embedder, onMessage } = options;
  const corpus = await readCorpus(corpusFolder);
  const fits = (generation: Generation | null) =>
    generation !== null && misfit(generation, embedder) === null && generation.manifest.corpus === corpus.digest;
  const before = await currentGenerationOf(database);
  if (before !== null && fits(before)) return before;
  return whileIndexing(
    database,
    async (client) => {
      const current = await currentGenerationOf(database);
      if (current !== null && fits(current)) return current;
      onMessage?.('Bringing the index in the database up to date.');
      const known = current !== null && misfit(current, embedder) === null;
      const reuse = known ? reusableOf(await readStored(database, current)) : undefined;
      const { contents } = await contentsFrom(options, corpus, reuse);
      const made = await publishContents(client, contents);
      const hold = new GenerationHold(database);
      await hold.dropUnused().finally(() => hold.close());
      return made;
    },
    () => onMessage?.('Another process brings the index in the database up to date: waiting for it.'),
  );
}

/**
 * Gives the index that the database has, whatever the corpus of this machine says; makes one only where there is none.
 * A server that starts never replaces what others serve: `npm run index` does.
 * @throws DatabaseError when the index there is of another embedder or format
 */
export async function requireIndex(options: RefreshDatabaseOptions): Promise<Generation> {
  const current = (await currentGenerationOf(options.database)) ?? (await refreshDatabase(options));
  const reason = misfit(current, options.embedder);
  if (reason !== null) throw new DatabaseError(`${reason} Make it anew with this version: npm run index.`);
  return current;
}
