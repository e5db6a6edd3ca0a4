/**
 * The index in PostgreSQL as this server sees it: the generation it serves, which it holds until it is closed, and the
 * name of the one that the pointer names. Whoever lets the last hold go drops a generation that is not current.
 */
import type { Split } from '../adapters/matched-terms.ts';
import { type Database, isLost } from '../adapters/postgres-database.ts';
import { GenerationHold } from '../adapters/postgres-hold.ts';
import type { Generation } from '../adapters/postgres-index.ts';
import { PostgresPassageStore } from '../adapters/postgres-passage-store.ts';
import { misfit } from '../indexing/refresh-database.ts';
import type { Embedder } from '../ports.ts';
import type { IndexSource, ServedIndex } from './open-index.ts';

export interface ServeOptions {
  readonly database: Database;
  readonly embedder: Pick<Embedder, 'id' | 'dimension'>;
  readonly split: Split;
  readonly onMessage?: (message: string) => void;
}

/** Opens the current generation, which must be there and fit. */
export async function serveDatabase(options: ServeOptions): Promise<IndexSource> {
  const { database, embedder, split, onMessage = () => {} } = options;
  const hold = new GenerationHold(database);
  let lost = false;

  async function leave(generation: Generation): Promise<void> {
    try {
      await hold.release(generation);
      for (const name of await hold.dropUnused()) onMessage(`Index ${name} is in no use any more: dropped.`);
    } catch (error) {
      onMessage(`An old index could not be dropped, which is tried again later: ${(error as Error).message}`);
    }
  }
  async function open(): Promise<ServedIndex> {
    const generation = await hold.holdCurrent();
    if (generation === null) throw new Error('There is no index in the database.');
    const reason = misfit(generation, embedder);
    if (reason !== null) {
      await hold.release(generation);
      throw new Error(reason);
    }
    if (generation.vectors === 'memory') {
      onMessage(
        'The database has no pgvector: vectors are compared exactly in the memory of each server, which is as good and slower.',
      );
    }
    const store = await PostgresPassageStore.open(database, generation, split);
    return { store, targets: generation.targets, close: () => leave(generation) };
  }

  return {
    first: await open(),
    open,
    async current() {
      try {
        const generation = await hold.current();
        if (lost) onMessage('The database is there again.');
        lost = false;
        return generation?.manifest.generation ?? null;
      } catch (error) {
        if (!isLost(error)) throw error;
        if (!lost) onMessage(`The database does not answer: ${(error as Error).message}`);
        lost = true;
        return null;
      }
    },
    close: () => hold.close(),
  };
}
