/** Opens the index where the settings say it is: a folder of this machine, or PostgreSQL, which is then followed. */
import type { Split } from '../adapters/lexical-index.ts';
import type { Database } from '../adapters/postgres-database.ts';
import type { Library } from '../channels/web/library.ts';
import type { BuildProgress } from '../indexing/build.ts';
import type { Targets } from '../indexing/corpus-files.ts';
import { refreshIndex } from '../indexing/refresh.ts';
import type { Embedder, PassageStore } from '../ports.ts';
import type { Settings } from './settings.ts';

/** What answers are made from. */
interface Served {
  readonly store: PassageStore & Library;
  readonly targets: Targets;
}

export interface OpenedServedIndex {
  readonly index: Served & { close(): Promise<void> };
  /** Tells of each next index; never where the index is a folder. */
  follow(onSwap: (next: Served) => void): void;
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
): Promise<OpenedServedIndex> {
  if (settings.STORE === 'postgres') return openFromDatabase(settings, options);
  const { CORPUS_DIR: corpusFolder, INDEX_DIR: indexFolder } = settings;
  const { store, targets, search } = await refreshIndex({ ...options, corpusFolder, indexFolder });
  if (search === 'exact') {
    options.onMessage?.(
      'hnswlib-node is not built on this machine: vectors are compared exactly, which is as good and slower.',
    );
  }
  return { index: { store, targets, close: () => store.close() }, follow: () => {} };
}

async function openFromDatabase(
  settings: Pick<Settings, 'CORPUS_DIR'> & Partial<Pick<Settings, 'DATABASE_URL'>>,
  options: OpenIndexOptions,
): Promise<OpenedServedIndex> {
  // Loaded only here: who has no database has no need of its client.
  const { openDatabase } = await import('../adapters/postgres-database.ts');
  const { requireIndex } = await import('../indexing/refresh-database.ts');
  const { followIndex } = await import('./follow-index.ts');
  const given = options.database ?? null;
  const database = given ?? (await openDatabase(settings.DATABASE_URL as string, options));
  try {
    await requireIndex({ ...options, database, corpusFolder: settings.CORPUS_DIR });
    let onSwap: (next: Served) => void = () => {};
    const followed = await followIndex({
      ...{ ...options, database },
      onSwap: ({ store, generation }) => onSwap({ store, targets: generation.targets }),
    });
    const { store, generation } = followed.first;
    if (generation.vectors === 'memory') {
      options.onMessage?.(
        'The database has no pgvector: vectors are compared exactly in the memory of each server, which is as good and slower.',
      );
    }
    const close = async () => {
      await followed.close();
      if (given === null) await database.close();
    };
    return {
      index: { store, targets: generation.targets, close },
      follow(listener) {
        onSwap = listener;
      },
    };
  } catch (error) {
    if (given === null) await database.close();
    throw error;
  }
}
