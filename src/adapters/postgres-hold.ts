/**
 * What this server does to keep its generation of the index from being dropped, and to hear of a next one: a
 * connection of its own that holds a shared advisory lock on each generation in use. Whoever publishes drops the
 * generations that nobody holds. The lock ends with the connection, so a server that died holds nothing.
 */
import type pg from 'pg';
import { type Database, isLost, LOCKS } from './postgres-database.ts';
import { currentGenerationOf, type Generation, schemaOf } from './postgres-index.ts';

/** Time that dropping waits for a reader that is still at it, in ms. */
const DROP_TIMEOUT = 2_000;
/** Time after which a connection that says nothing is taken for lost, in ms. */
const QUERY_TIMEOUT = 10_000;

export class GenerationHold {
  readonly #database: Database;
  readonly #held = new Set<number>();
  #client: Promise<pg.Client> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Holds the current generation and gives it; null when there is none. */
  async holdCurrent(): Promise<Generation | null> {
    for (;;) {
      const generation = await this.current();
      if (generation === null) return null;
      if (this.#held.has(generation.number)) return generation;
      const client = await this.#connected();
      await client.query(`SELECT pg_advisory_lock_shared(${LOCKS.class}, $1)`, [generation.number]);
      this.#held.add(generation.number);
      // It may have been replaced and dropped between the reading and the lock.
      const sql = 'SELECT 1 FROM vraagbaak.generations WHERE number = $1';
      if ((await client.query(sql, [generation.number])).rows.length > 0) return generation;
      await this.release(generation);
    }
  }

  /** The current generation, asked on the connection that holds: a lost one is found here, and what it held is held again. */
  async current(): Promise<Generation | null> {
    const client = await this.#connected();
    try {
      return await currentGenerationOf({ query: async (sql) => (await client.query(sql)).rows });
    } catch (error) {
      if (isLost(error)) await this.#disconnect();
      throw error;
    }
  }

  async release({ number }: Pick<Generation, 'number'>): Promise<void> {
    this.#held.delete(number);
    const client = await this.#connected();
    await client.query(`SELECT pg_advisory_unlock_shared(${LOCKS.class}, $1)`, [number]);
  }

  /** Drops the generations that are not current and that no server holds; gives their names. */
  async dropUnused(): Promise<string[]> {
    const client = await this.#connected();
    const { rows } = await client.query<{ number: number; name: string }>(
      `SELECT number, name FROM vraagbaak.generations
       WHERE number NOT IN (SELECT generation FROM vraagbaak.current)`,
    );
    const dropped: string[] = [];
    for (const { number, name } of rows) {
      // A connection's own locks do not stand in its way.
      if (this.#held.has(number)) continue;
      if (await dropIfUnused(client, number, name)) dropped.push(name);
    }
    return dropped;
  }

  async close(): Promise<void> {
    this.#held.clear();
    await this.#disconnect();
  }

  async #disconnect(): Promise<void> {
    const client = await this.#client?.catch(() => null);
    this.#client = null;
    await client?.end().catch(() => {});
  }

  #connected(): Promise<pg.Client> {
    if (this.#client === null) {
      const connecting = this.#connect();
      this.#client = connecting;
      const forget = () => {
        if (this.#client === connecting) this.#client = null;
      };
      connecting.then((client) => client.once('end', forget), forget);
    }
    return this.#client;
  }

  async #connect(): Promise<pg.Client> {
    const client = await this.#database.connect(QUERY_TIMEOUT);
    for (const number of this.#held) {
      await client.query(`SELECT pg_advisory_lock_shared(${LOCKS.class}, $1)`, [number]);
    }
    return client;
  }
}

async function dropIfUnused(client: pg.Client, number: number, name: string): Promise<boolean> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `SELECT pg_try_advisory_xact_lock(${LOCKS.class}, $1) AS free`,
      [number],
    );
    if (!rows[0]?.free) {
      await client.query('ROLLBACK');
      return false;
    }
    await client.query(`SET LOCAL lock_timeout = ${DROP_TIMEOUT}`);
    await client.query('DELETE FROM vraagbaak.generations WHERE number = $1', [number]);
    await client.query(
      `DROP SCHEMA IF EXISTS ${schemaOf({ manifest: { generation: name } as Generation['manifest'] })} CASCADE`,
    );
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    // Somebody reads it without holding it, or another server drops it now: the next time will do.
    if (['55P03', '40P01'].includes(String((error as { code?: unknown }).code))) return false;
    throw error;
  }
}
