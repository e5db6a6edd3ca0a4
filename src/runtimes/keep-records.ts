/** What is kept of answers on this machine: the database in the data folder, and the daily purge of what is too old. */
import { openSqliteAnswerStore } from '../adapters/sqlite-answer-store.ts';
import type { AnswerStore } from '../ports.ts';
import { createRecords, type Records } from '../records.ts';
import { maskText } from '../screening/screen.ts';
import type { Settings } from './settings.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface KeptRecords {
  readonly records: Records;
  /** The store behind it, for what else is kept there. */
  readonly store: AnswerStore;
  close(): Promise<void>;
}

/**
 * Opens the database, deletes what is too old, and does so again every day. `log` gets a line for whoever runs the
 * server; never anything that a reader typed.
 * @throws DatabaseError when the database cannot be used
 */
export async function keepRecords(
  settings: Pick<Settings, 'DATA_DIR' | 'RETENTION_DAYS'>,
  log: (line: string) => void,
  every = DAY,
  store: AnswerStore = openSqliteAnswerStore(settings.DATA_DIR),
): Promise<KeptRecords> {
  const clock = { now: () => new Date() };
  const records = createRecords({
    store,
    clock,
    days: settings.RETENTION_DAYS,
    mask: (text) => maskText(text, clock.now()),
    onError: (error) => log(`An answer was given but could not be kept: ${messageOf(error)}`),
  });
  const purge = async () => {
    const count = await records.purge();
    if (count > 0) log(`Deleted ${count} answers that are older than ${settings.RETENTION_DAYS} days.`);
  };
  await purge();
  const timer = setInterval(() => {
    purge().catch((error) => log(`What is too old could not be deleted: ${messageOf(error)}`));
  }, every).unref();
  return {
    records,
    store,
    async close() {
      clearInterval(timer);
      await store.close();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
