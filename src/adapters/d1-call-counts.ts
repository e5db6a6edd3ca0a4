/**
 * How many calls a client made in this minute, counted in D1 for all isolates together. Where D1 cannot be asked each
 * isolate counts for itself: a limit that fails must not stop answers.
 *
 * An address stands in the table until a call after its minute, or the hourly alarm (purgeCallCounts).
 */
import { MemoryStore, type Store } from 'hono-rate-limiter';
import type { D1, D1Statement } from './cloudflare-bindings.ts';

const MINUTE = 60_000;

/** Counts shared by all isolates; `now` in ms. */
export interface D1CallCounts extends Store {
  /** Counts a call, and gives how many there were since `resetTime` less a window. */
  increment(caller: string): Promise<{ totalHits: number; resetTime: Date }>;
}

function purge(database: D1, now: number): D1Statement {
  return database.prepare('DELETE FROM calls WHERE resets <= ?').bind(now);
}

/** Deletes the counts of minutes that have passed. @throws D1's errors */
export async function purgeCallCounts(database: D1, now: number): Promise<void> {
  await purge(database, now).run();
}

/** The counts of one limit; `name` tells it from other limits in the same database. */
export function createD1CallCounts(database: D1, name: string, now: () => number = Date.now): D1CallCounts {
  const own = new MemoryStore();
  let windowMs = MINUTE;
  own.init({ windowMs } as Parameters<typeof own.init>[0]);
  const keyOf = (caller: string) => `${name} ${caller}`;
  return {
    init(options) {
      windowMs = options.windowMs;
    },
    async increment(caller) {
      const at = now();
      try {
        const [, counted] = (await database.batch([
          purge(database, at),
          database
            .prepare(
              `INSERT INTO calls (caller, hits, resets) VALUES (?, 1, ?)
               ON CONFLICT (caller) DO UPDATE SET hits = hits + 1 RETURNING hits, resets`,
            )
            .bind(keyOf(caller), at + windowMs),
        ])) as { results: { hits: number; resets: number }[] }[];
        const { hits, resets } = counted?.results[0] ?? { hits: 1, resets: at + windowMs };
        return { totalHits: hits, resetTime: new Date(resets) };
      } catch {
        const { totalHits, resetTime = new Date(at + windowMs) } = await own.increment(caller);
        return { totalHits, resetTime };
      }
    },
    async decrement(caller) {
      const sql = 'UPDATE calls SET hits = max(hits - 1, 0) WHERE caller = ?';
      await database
        .prepare(sql)
        .bind(keyOf(caller))
        .run()
        .catch(() => own.decrement(caller));
    },
    async resetKey(caller) {
      await database
        .prepare('DELETE FROM calls WHERE caller = ?')
        .bind(keyOf(caller))
        .run()
        .catch(() => {});
      own.resetKey(caller);
    },
  };
}
