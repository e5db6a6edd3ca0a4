/**
 * The stop buttons in D1, for all isolates together. Each reads them when a request comes that they bear on, so that a
 * press counts from the next question on, everywhere.
 */
import type { KeptSwitches, Switch } from '../ports.ts';
import type { D1 } from './cloudflare-bindings.ts';

export interface D1Switches extends KeptSwitches {
  /** Reads them. Where that fails they stay as they were last read. @throws D1's errors */
  read(): Promise<void>;
}

interface Row {
  readonly name: string;
  readonly paused: number;
  readonly since: string;
}

/**
 * Opens the switches of a database that has the table. Until they were read once everything counts as paused: nobody
 * knows what was stopped. A press that cannot be written fails, and is not in force.
 */
export function openD1Switches(database: D1): D1Switches {
  let states: ReadonlyMap<string, Row> | null = null;
  const read = async () => {
    const { results } = await database.prepare('SELECT name, paused, since FROM switches').all<Row>();
    states = new Map(results.map((row) => [row.name, row]));
  };
  const isPaused = (what: Switch) => states === null || states.get(what)?.paused === 1;
  const get = (what: Switch) => ({ paused: isPaused(what), since: states?.get(what)?.since ?? null, kept: true });
  return {
    read,
    isPaused,
    get,
    async set(what, paused, at) {
      await database
        .prepare(
          `INSERT INTO switches (name, paused, since) VALUES (?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET paused = excluded.paused, since = excluded.since`,
        )
        .bind(what, Number(paused), at.toISOString())
        .run();
      await read();
      return get(what);
    },
  };
}
