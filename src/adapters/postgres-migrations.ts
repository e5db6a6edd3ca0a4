/**
 * The form of the PostgreSQL database, as the steps that lead to it. A step is never changed afterwards: a later one
 * is added. The table `migrations` says which were taken. A generation of the index is a schema of its own
 * (postgres-index.ts): its form belongs to it, and another form is another generation.
 */
import type pg from 'pg';
import { DatabaseError } from './database-error.ts';

/** SQL of each step; the first has number 1. Moments are ISO 8601 texts, compared byte by byte, as in answers.sqlite. */
const STEPS: readonly string[] = [
  `CREATE TABLE vraagbaak.generations (
     number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     name text NOT NULL UNIQUE,
     manifest text NOT NULL,
     targets text NOT NULL,
     vectors text NOT NULL CHECK (vectors IN ('pgvector', 'memory'))
   );
   CREATE TABLE vraagbaak.current (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     generation int NOT NULL REFERENCES vraagbaak.generations (number)
   );
   CREATE TABLE vraagbaak.answers (
     id text PRIMARY KEY,
     at text COLLATE "C" NOT NULL,
     channel text NOT NULL,
     status text NOT NULL,
     question text,
     answer text NOT NULL,
     trace text NOT NULL
   );
   CREATE INDEX answers_at ON vraagbaak.answers (at);
   CREATE TABLE vraagbaak.feedback (
     answer_id text PRIMARY KEY REFERENCES vraagbaak.answers (id) ON DELETE CASCADE,
     helpful boolean NOT NULL,
     comment text,
     at text NOT NULL
   );
   CREATE TABLE vraagbaak.audit (
     number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id uuid NOT NULL UNIQUE,
     at text COLLATE "C" NOT NULL,
     action text NOT NULL,
     detail text NOT NULL
   );
   CREATE UNLOGGED TABLE vraagbaak.calls (
     caller text PRIMARY KEY,
     hits int NOT NULL,
     resets timestamptz NOT NULL
   );`,
];

/** The advisory lock under which steps are taken: two servers that start at the same moment take turns. */
const MIGRATING = 'SELECT pg_advisory_xact_lock(1685418870, -1)';

/** Takes the steps that are missing, all or none. @throws DatabaseError when the database is newer than this software. */
export async function migrate(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(MIGRATING);
    await client.query(`CREATE SCHEMA IF NOT EXISTS vraagbaak;
      CREATE TABLE IF NOT EXISTS vraagbaak.migrations (number int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`);
    const { rows } = await client.query<{ taken: number }>(
      'SELECT coalesce(max(number), 0) AS taken FROM vraagbaak.migrations',
    );
    const taken = rows[0]?.taken ?? 0;
    if (taken > STEPS.length) {
      throw new DatabaseError(
        `The database was written by a newer version of this software (form ${taken}; this version knows up to ` +
          `${STEPS.length}). Start the newer version, or give another DATABASE_URL.`,
      );
    }
    for (const [index, sql] of STEPS.entries()) {
      if (index < taken) continue;
      await client.query(sql);
      await client.query('INSERT INTO vraagbaak.migrations (number) VALUES ($1)', [index + 1]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
