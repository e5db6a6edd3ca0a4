/** What servers share in PostgreSQL beside the index: answers and the counts of calls. */
import type { Store } from 'hono-rate-limiter';
import type { MovableAnswerStore } from '../adapters/move-answers.ts';
import type { Database } from '../adapters/postgres-database.ts';
import type { Settings } from './settings.ts';

export interface Shared {
  readonly database: Database;
  readonly answers: MovableAnswerStore;
  /** Counts for the limit of this name. */
  callCounts(name: string): Store;
}

/** Opens the database of the settings, which must have one. @throws DatabaseError when it cannot be used */
export async function openShared(
  { DATABASE_URL }: Pick<Settings, 'DATABASE_URL'>,
  log: (line: string) => void,
): Promise<Shared> {
  // Loaded only here: who has no database has no need of its client.
  const { openDatabase } = await import('../adapters/postgres-database.ts');
  const { createPostgresAnswerStore } = await import('../adapters/postgres-answer-store.ts');
  const { createPostgresCallCounts } = await import('../adapters/postgres-call-counts.ts');
  const database = await openDatabase(DATABASE_URL as string, { onMessage: log });
  return {
    database,
    answers: createPostgresAnswerStore(database),
    callCounts: (name) => createPostgresCallCounts(database, name),
  };
}
