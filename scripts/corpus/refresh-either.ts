/** Brings the index up to date where the settings say it is: in a folder or in the database. */
import { openDatabase } from '../../src/adapters/postgres-database.ts';
import type { Targets } from '../../src/indexing/corpus-files.ts';
import { type RefreshOptions, refreshIndex } from '../../src/indexing/refresh.ts';
import { refreshDatabase } from '../../src/indexing/refresh-database.ts';
import type { Settings } from '../../src/runtimes/settings.ts';

export interface Refreshed {
  readonly manifest: Readonly<Record<'passages' | 'sentences' | 'questions', number>> & { readonly generation: string };
  /** How vectors are searched in it. */
  readonly search: string;
  readonly targets: Targets;
}

type Where = Pick<Settings, 'CORPUS_DIR' | 'INDEX_DIR'> & Partial<Pick<Settings, 'STORE' | 'DATABASE_URL'>>;

/** @throws CorpusError when the corpus cannot be read, DatabaseError when the database cannot be used */
export async function refreshEither(
  settings: Where,
  given: Omit<RefreshOptions, 'indexFolder' | 'corpusFolder'>,
): Promise<Refreshed> {
  const options = { ...given, corpusFolder: settings.CORPUS_DIR };
  if (settings.STORE === 'postgres') {
    const database = await openDatabase(settings.DATABASE_URL as string, options);
    const { manifest, vectors, targets } = await refreshDatabase({ ...options, database }).finally(() =>
      database.close(),
    );
    return { manifest, search: vectors === 'pgvector' ? 'pgvector' : 'exact', targets };
  }
  const { store, search, targets } = await refreshIndex({ ...options, indexFolder: settings.INDEX_DIR });
  const { manifest } = store;
  await store.close();
  return { manifest, search, targets };
}
