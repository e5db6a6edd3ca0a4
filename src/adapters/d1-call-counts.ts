/**
 * How many calls a client made in this minute, counted in D1 for all isolates together. Where D1 cannot be asked each
 * isolate counts for itself: a limit that fails must not stop answers.
 *
 * Of a client only a hash stands there, another one every minute: D1 can be put back to any minute of the last 30 days,
 * and addresses must not be found then. It goes with the first call of a later minute, or the hourly alarm.
 */
import { MemoryStore, type Store } from 'hono-rate-limiter';
import type { D1, D1Statement } from './cloudflare-bindings.ts';
import type { KeyedHash } from './keyed-hash.ts';

const MINUTE = 60_000;

export interface D1CallCounts extends Store {
  /** Counts a call; gives how many there were in this window, and when that ends. */
  increment(caller: string): Promise<{ totalHits: number; resetTime: Date }>;
}

export interface CallCountParts {
  readonly database: D1;
  readonly hash: KeyedHash;
  readonly now?: () => number;
}

function purge(database: D1, now: number): D1Statement {
  return database.prepare('DELETE FROM calls WHERE resets <= ?').bind(now);
}

/** Deletes the counts of minutes that have passed. @throws D1's errors */
export async function purgeCallCounts(database: D1, now: number): Promise<void> {
  await purge(database, now).run();
}

/** The counts of one limit; `name` tells it from other limits in the same database. Windows are those of the clock. */
export function createD1CallCounts(name: string, { database, hash, now = Date.now }: CallCountParts): D1CallCounts {
  const own = new MemoryStore();
  let windowMs = MINUTE;
  own.init({ windowMs } as Parameters<typeof own.init>[0]);
  const keyOf = (caller: string, at: number) => hash('call', name, caller, String(Math.floor(at / windowMs)));
  return {
    init(options) {
      windowMs = options.windowMs;
    },
    async increment(caller) {
      const at = now();
      const resets = (Math.floor(at / windowMs) + 1) * windowMs;
      try {
        const [, counted] = (await database.batch([
          purge(database, at),
          database
            .prepare(
              `INSERT INTO calls (caller, hits, resets) VALUES (?, 1, ?)
               ON CONFLICT (caller) DO UPDATE SET hits = hits + 1 RETURNING hits`,
            )
            .bind(await keyOf(caller, at), resets),
        ])) as { results: { hits: number }[] }[];
        return { totalHits: counted?.results[0]?.hits ?? 1, resetTime: new Date(resets) };
      } catch {
        const { totalHits } = await own.increment(caller);
        return { totalHits, resetTime: new Date(resets) };
      }
    },
    async decrement(caller) {
      const sql = 'UPDATE calls SET hits = max(hits - 1, 0) WHERE caller = ?';
      const statement = database.prepare(sql).bind(await keyOf(caller, now()));
      await statement.run().catch(() => own.decrement(caller));
    },
    async resetKey(caller) {
      const statement = database.prepare('DELETE FROM calls WHERE caller = ?').bind(await keyOf(caller, now()));
      await statement.run().catch(() => {});
      own.resetKey(caller);
    },
  };
}
