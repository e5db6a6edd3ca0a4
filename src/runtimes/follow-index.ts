/**
 * The index in PostgreSQL as this server sees it: the generation it serves, and a look every few seconds whether there
 * is a next one. Answers under way end on the generation they began with; it is let go after a while.
 */
import type { Split } from '../adapters/lexical-index.ts';
import type { Database } from '../adapters/postgres-database.ts';
import { GenerationHold } from '../adapters/postgres-hold.ts';
import type { Generation } from '../adapters/postgres-index.ts';
import { PostgresPassageStore } from '../adapters/postgres-passage-store.ts';
import { misfit } from '../indexing/refresh-database.ts';
import type { Embedder } from '../ports.ts';

/** A generation opened. */
export interface ServedIndex {
  readonly store: PostgresPassageStore;
  readonly generation: Generation;
}

export interface FollowOptions {
  readonly database: Database;
  readonly embedder: Pick<Embedder, 'id' | 'dimension'>;
  readonly split: Split;
  readonly onMessage?: (message: string) => void;
  /** Gets each next generation once it is open. */
  readonly onSwap: (index: ServedIndex) => void;
  /** Time between two looks, in ms. */
  readonly every?: number;
  /** Time after a swap in which answers under way may end, in ms. */
  readonly drain?: number;
}

export interface FollowedIndex {
  readonly first: ServedIndex;
  /** Looks now; for tests, and for who cannot wait. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the current generation, which must be there and fit, and follows. */
export async function followIndex(options: FollowOptions): Promise<FollowedIndex> {
  const { database, embedder, split, onMessage = () => {}, onSwap, every = 5_000, drain = 120_000 } = options;
  const hold = new GenerationHold(database);
  const open = async (generation: Generation): Promise<ServedIndex> => ({
    store: await PostgresPassageStore.open(database, generation, split),
    generation,
  });
  const current = await hold.holdCurrent();
  if (current === null) throw new Error('There is no index in the database.');
  const first = await open(current);
  let served = first;
  let refused: number | null = null;
  let lost = false;
  let looking: Promise<void> | null = null;

  async function leave(old: Generation): Promise<void> {
    await hold.release(old);
    for (const name of await hold.dropUnused())
      onMessage(`Generation ${name} of the index is in no use any more: dropped.`);
  }
  async function lookOnce(): Promise<void> {
    const found = await hold.current();
    if (lost) onMessage('The database is there again.');
    lost = false;
    if (found === null || found.number === served.generation.number || found.number === refused) return;
    const reason = misfit(found, embedder);
    if (reason !== null) {
      refused = found.number;
      onMessage(`${reason} This server goes on with generation ${served.generation.manifest.generation}.`);
      return;
    }
    const generation = await hold.holdCurrent();
    if (generation === null || misfit(generation, embedder) !== null) return;
    const next = await open(generation);
    const old = served.generation;
    served = next;
    onMessage(`The index is now generation ${generation.manifest.generation}.`);
    onSwap(next);
    setTimeout(() => {
      leave(old).catch((error) => onMessage(`An old index could not be dropped: ${(error as Error).message}`));
    }, drain).unref();
  }
  const look = () => {
    looking ??= lookOnce()
      .catch((error) => {
        if (!lost) onMessage(`The database does not answer: ${(error as Error).message}`);
        lost = true;
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const timer = setInterval(look, every).unref();
  return {
    first,
    look,
    async close() {
      clearInterval(timer);
      await looking;
      await hold.close();
    },
  };
}
