/** Opens the index where the settings say it is, a folder of this machine or PostgreSQL, and its next generations. */
import { basename, join } from 'node:path';
import type { Split } from '../adapters/matched-terms.ts';
import type { Database } from '../adapters/postgres-database.ts';
import type { Library } from '../channels/web/library.ts';
import type { BuildProgress } from '../indexing/build.ts';
import type { Targets } from '../indexing/corpus-files.ts';
import { currentGeneration } from '../indexing/generation.ts';
import { indexFolderFor } from '../indexing/index-folder.ts';
import { openIndex } from '../indexing/open.ts';
import { refreshIndex } from '../indexing/refresh.ts';
import type { Embedder, PassageStore } from '../ports.ts';
import type { Settings } from './settings.ts';

/** A generation that answers are made from. */
export interface ServedIndex {
  readonly store: PassageStore & Library;
  readonly targets: Targets;
  close(): Promise<void>;
}

/** An index that may have a next generation. */
export interface IndexSource {
  readonly first: ServedIndex;
  /** Name of the generation that the pointer names now; null when there is none, or when that cannot be told now. */
  current(): Promise<string | null>;
  open(name: string): Promise<ServedIndex>;
  close(): Promise<void>;
}

export interface OpenIndexOptions {
  readonly embedder: Embedder;
  readonly split: Split;
  readonly database?: Database | null;
  readonly onMessage?: (message: string) => void;
  readonly onProgress?: (progress: BuildProgress) => void;
}

/**
 * Opens the index; builds it where it is missing, in a folder also when it is stale or damaged.
 * @throws CorpusError when the corpus cannot be read, DatabaseError when the database cannot be used
 */
export async function openServedIndex(
  settings: Pick<Settings, 'CORPUS_DIR' | 'INDEX_DIR'> & Partial<Pick<Settings, 'STORE' | 'DATABASE_URL'>>,
  options: OpenIndexOptions,
): Promise<IndexSource> {
  if (settings.STORE === 'postgres') return openFromDatabase(settings, options);
  const { embedder, split } = options;
  const { CORPUS_DIR: corpusFolder } = settings;
  const indexFolder = await indexFolderFor(settings.INDEX_DIR, corpusFolder, options.onMessage);
  const { store, targets, search } = await refreshIndex({ ...options, corpusFolder, indexFolder });
  if (search === 'exact') {
    options.onMessage?.(
      'hnswlib-node is not built on this machine: vectors are compared exactly, which is as good and slower.',
    );
  }
  return {
    first: { store, targets, close: () => store.close() },
    async current() {
      const folder = await currentGeneration(indexFolder);
      return folder === null ? null : basename(folder);
    },
    async open(name) {
      const next = await openIndex(join(indexFolder, name), embedder, split);
      return { store: next.store, targets: next.targets, close: () => next.store.close() };
    },
    close: async () => {},
  };
}

async function openFromDatabase(
  settings: Pick<Settings, 'CORPUS_DIR'> & Partial<Pick<Settings, 'DATABASE_URL'>>,
  options: OpenIndexOptions,
): Promise<IndexSource> {
  // Loaded only here: who has no database has no need of its client.
  const { openDatabase } = await import('../adapters/postgres-database.ts');
  const { requireIndex } = await import('../indexing/refresh-database.ts');
  const { serveDatabase } = await import('./serve-database.ts');
  const given = options.database ?? null;
  const database = given ?? (await openDatabase(settings.DATABASE_URL as string, options));
  const end = async () => {
    if (given === null) await database.close();
  };
  try {
    await requireIndex({ ...options, database, corpusFolder: settings.CORPUS_DIR });
    const source = await serveDatabase({ ...options, database });
    return { ...source, close: () => source.close().then(end) };
  } catch (error) {
    await end();
    throw error;
  }
}
