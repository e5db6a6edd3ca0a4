/**
 * Backup and restore of the database of answers. A backup is one file, consistent as of one moment, made while the
 * server writes; it holds nothing of what was deleted before.
 */
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from './database-error.ts';
import { asDatabaseError, checkDatabase, DATABASE_FILE } from './sqlite-answer-store.ts';
import { migrationOf } from './sqlite-migrations.ts';

/** What a database holds. */
export interface Holdings {
  readonly answers: number;
  readonly feedback: number;
  readonly audit: number;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A database is a file and, while it is open or after a kill, two more beside it. */
const withCompanions = (file: string) => [file, `${file}-wal`, `${file}-shm`];

/** Checks a database and counts what it holds. @throws DatabaseError when it is damaged, newer, or another database */
function inspect(file: string): Holdings {
  if (!existsSync(file)) throw new DatabaseError(`${file} does not exist.`);
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      checkDatabase(database, file);
      if (migrationOf(database) === 0) throw new DatabaseError(`${file} is no database of answers.`);
      const count = (table: string) =>
        (database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count;
      return { answers: count('answers'), feedback: count('feedback'), audit: count('audit') };
    } finally {
      database.close();
    }
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}

/**
 * Writes a backup and checks it before it gets its name.
 * @throws DatabaseError when there is no database, it is damaged, the file exists already, or its folder does not
 */
export async function backUp(dataFolder: string, file: string): Promise<Holdings> {
  const from = join(dataFolder, DATABASE_FILE);
  if (existsSync(file)) throw new DatabaseError(`${file} exists already. Give another name.`);
  if (!existsSync(dirname(file))) {
    throw new DatabaseError(
      `The folder ${dirname(file)} does not exist, so nothing was written. Make it first, or give another name.`,
    );
  }
  inspect(from);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    const database = new DatabaseSync(from, { timeout: 5000 });
    try {
      database.prepare('VACUUM INTO ?').run(beside);
    } finally {
      database.close();
    }
    // It holds what people asked: for its owner alone.
    await chmod(beside, 0o600);
    const holdings = inspect(beside);
    await sync(beside);
    await rename(beside, file);
    await sync(dirname(file));
    return holdings;
  } catch (error) {
    throw asDatabaseError(error, file);
  } finally {
    await rm(beside, { force: true });
  }
}

/**
 * Refuses when another process has the database open: leaving the log needs the file for oneself alone. A database
 * that is damaged is nobody's.
 */
function refuseWhenOpen(file: string): void {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    const { errcode = 0, message } = error as { errcode?: number; message: string };
    // SQLITE_BUSY and SQLITE_LOCKED.
    if ([5, 6].includes(errcode & 0xff)) {
      throw new DatabaseError(`${file} is in use (${message}). Stop the server first.`);
    }
  } finally {
    database?.close();
  }
}

/** What a restore did. */
export interface Restored {
  readonly holdings: Holdings;
  /** Where the database from before went; null when there was none. */
  readonly before: string | null;
}

/**
 * Puts a backup in place of the database; the one from before is kept beside it under another name.
 * @param stamp makes that name: letters, digits and dashes.
 * @throws DatabaseError when the backup is not sound, or a server has the database open
 */
export async function restore(file: string, dataFolder: string, stamp: string): Promise<Restored> {
  if (!existsSync(file)) throw new DatabaseError(`${file} does not exist. Give the file of a backup.`);
  const holdings = inspect(file);
  const to = join(dataFolder, DATABASE_FILE);
  const beside = join(dataFolder, `.restore.${process.pid}`);
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await copyFile(file, beside);
    inspect(beside);
    await sync(beside);
    let before: string | null = null;
    if (existsSync(to)) {
      refuseWhenOpen(to);
      before = `${to}.before-${stamp}`;
      for (const [index, part] of withCompanions(to).entries()) {
        if (existsSync(part)) await rename(part, withCompanions(before)[index] as string);
      }
    }
    await rename(beside, to);
    await sync(dataFolder);
    return { holdings, before };
  } catch (error) {
    throw asDatabaseError(error, to);
  } finally {
    await rm(beside, { force: true });
  }
}
