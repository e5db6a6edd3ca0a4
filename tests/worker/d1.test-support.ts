/** The bindings of the tests, with the tables in the database. */
import { applyD1Migrations, env } from 'cloudflare:test';
import type { WorkerEnv } from '../../src/runtimes/worker-env.ts';

export const bindings = env as unknown as WorkerEnv & { readonly MIGRATIONS: never };

/** Makes the tables where they are not there yet. */
export async function migrate(): Promise<void> {
  await applyD1Migrations(bindings.DB as never, bindings.MIGRATIONS);
}

/** Empties every table. */
export async function empty(): Promise<void> {
  for (const table of [
    ...['switches', 'calls', 'figures', 'teams_turns', 'teams_marks'],
    'feedback',
    'answers',
    'audit',
    'batches',
    'questions',
    'passages',
    'documents',
    'generations',
  ]) {
    await bindings.DB.prepare(`DELETE FROM ${table}`).run();
  }
}
