/**
 * How many calls a client made in this minute, counted in PostgreSQL for all servers together. Where the database
 * cannot be reached each server counts for itself: a limit that fails must not stop answers.
 */
import { MemoryStore, type Store } from 'hono-rate-limiter';
import type { Database } from './postgres-database.ts';

/** Time between two removals of what has passed, in ms. */
const CLEAN_EVERY = 60_000;

/** The counts of one limit; `name` tells it from other limits in the same database. */
export function createPostgresCallCounts(database: Database, name: string): Store {
  const own = new MemoryStore();
  let windowMs = CLEAN_EVERY;
  const keyOf = (caller: string) => `${name} ${caller}`;
  // By the clock, not by calls: an address must not stay because nobody calls any more.
  setInterval(() => {
    database.queryOnce('DELETE FROM vraagbaak.calls WHERE resets < now()').catch(() => {});
  }, CLEAN_EVERY).unref();
  return {
    init(options) {
      windowMs = options.windowMs;
      own.init(options as Parameters<typeof own.init>[0]);
    },
    async increment(caller) {
      try {
        const [row] = await database.queryOnce<{ hits: number; resets: Date }>(
          `INSERT INTO vraagbaak.calls AS c VALUES ($1, 1, now() + $2 * interval '1 millisecond')
           ON CONFLICT (caller) DO UPDATE SET
             hits = CASE WHEN c.resets <= now() THEN 1 ELSE c.hits + 1 END,
             resets = CASE WHEN c.resets <= now() THEN excluded.resets ELSE c.resets END
           RETURNING hits, resets`,
          [keyOf(caller), windowMs],
        );
        return { totalHits: row?.hits ?? 1, ...(row ? { resetTime: row.resets } : {}) };
      } catch {
        return own.increment(caller);
      }
    },
    async decrement(caller) {
      const sql = 'UPDATE vraagbaak.calls SET hits = greatest(hits - 1, 0) WHERE caller = $1';
      await database.queryOnce(sql, [keyOf(caller)]).catch(() => own.decrement(caller));
    },
    async resetKey(caller) {
      await database.queryOnce('DELETE FROM vraagbaak.calls WHERE caller = $1', [keyOf(caller)]).catch(() => {});
      own.resetKey(caller);
    },
  };
}
