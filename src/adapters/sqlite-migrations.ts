/**
 * The form of the database, as the steps that lead to it. A step is never changed afterwards: a later one is added.
 * The table `migrations` says which were taken.
 */
import type { DatabaseSync } from 'node:sqlite';

/** SQL of each step; the first has number 1. */
const STEPS: readonly string[] = [
  `CREATE TABLE answers (
     id TEXT PRIMARY KEY,
     at TEXT NOT NULL,
     channel TEXT NOT NULL,
     status TEXT NOT NULL,
     question TEXT,
     answer TEXT NOT NULL,
     trace TEXT NOT NULL
   ) STRICT;
   CREATE INDEX answers_at ON answers (at);
   CREATE TABLE feedback (
     answer_id TEXT PRIMARY KEY REFERENCES answers (id) ON DELETE CASCADE,
     helpful INTEGER NOT NULL,
     comment TEXT,
     at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE audit (
     number INTEGER PRIMARY KEY,
     at TEXT NOT NULL,
     action TEXT NOT NULL,
     detail TEXT NOT NULL
   ) STRICT;`,
];

/** Number of the newest step that this software knows. */
export const NEWEST_MIGRATION = STEPS.length;

/** Number of the last step taken; 0 in a database without any. */
export function migrationOf(database: DatabaseSync): number {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get();
  if (table === undefined) return 0;
  const row = database.prepare('SELECT max(number) AS number FROM migrations').get() as { number: number | null };
  return row.number ?? 0;
}

/** Takes the steps that are missing, all or none. Does nothing to a database that is newer than this software. */
export function migrate(database: DatabaseSync, now: string): void {
  // Immediate: two servers that start at the same moment take the steps one after the other.
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT');
    const taken = migrationOf(database);
    for (const [index, sql] of STEPS.entries()) {
      if (index < taken) continue;
      database.exec(sql);
      database.prepare('INSERT INTO migrations (number, at) VALUES (?, ?)').run(index + 1, now);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
