/**
 * Answers, feedback and audit in one SQLite file (node:sqlite): nothing beside Node is needed.
 *
 * A write is confirmed when it is on disk: write-ahead log with synchronous=FULL, so a killed process or a power cut
 * loses nothing that was confirmed. What is deleted is overwritten (secure_delete), in the log too.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AuditEntry } from '../ports.ts';
import { type AnswerRow, recordOf, SELECT_ANSWERS } from './answer-row.ts';
import { DatabaseError } from './database-error.ts';
import type { MovableAnswerStore } from './move-answers.ts';
import { migrate, migrationOf, NEWEST_MIGRATION } from './sqlite-migrations.ts';

/** Name of the database in the data folder. */
export const DATABASE_FILE = 'answers.sqlite';
/** Time to wait for another process that writes, in ms. */
const BUSY = 5000;

/**
 * Checks an open database: that it is whole and not newer than this software.
 * @throws DatabaseError
 */
export function checkDatabase(database: DatabaseSync, file: string): void {
  const [first] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
  if (first?.quick_check !== 'ok') {
    throw new DatabaseError(
      `${file} is damaged (${first?.quick_check.split('\n').at(-1)}). Stop the server and put a backup back: npm run restore -- FILE.`,
    );
  }
  const number = migrationOf(database);
  if (number > NEWEST_MIGRATION) {
    throw new DatabaseError(
      `${file} was written by a newer version of this software (form ${number}; this version knows up to ${NEWEST_MIGRATION}). ` +
        'Start the newer version, or put a backup of the older one back: npm run restore -- FILE.',
    );
  }
}

/** An error of SQLite or of the file system as one to act on. */
export function asDatabaseError(error: unknown, file: string): unknown {
  if (error instanceof DatabaseError) return error;
  const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
  // SQLITE_CORRUPT and SQLITE_NOTADB, extended codes included.
  if (errcode !== undefined && [11, 26].includes(errcode & 0xff)) {
    return new DatabaseError(
      `${file} is damaged (${message}). Stop the server and put a backup back: npm run restore -- FILE.`,
    );
  }
  if (code === undefined) return error;
  return new DatabaseError(`${file} cannot be used: ${message}. DATA_DIR must be a folder that can be written.`);
}

function open(folder: string, file: string): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: BUSY, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    checkDatabase(database, file);
    migrate(database, new Date().toISOString());
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the database in a folder; makes both when they are not there.
 * @throws DatabaseError when it cannot be opened, is damaged, or is newer than this software
 */
export function openSqliteAnswerStore(folder: string): MovableAnswerStore {
  const file = join(folder, DATABASE_FILE);
  let database: DatabaseSync;
  try {
    database = open(folder, file);
  } catch (error) {
    throw asDatabaseError(error, file);
  }
  const save = database.prepare(
    `INSERT INTO answers (id, at, channel, status, question, answer, trace) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, channel = excluded.channel, status = excluded.status,
       question = excluded.question, answer = excluded.answer, trace = excluded.trace`,
  );
  const find = database.prepare(`${SELECT_ANSWERS} WHERE answers.id = ?`);
  const page = database.prepare(`${SELECT_ANSWERS} WHERE answers.id > ? ORDER BY answers.id LIMIT ?`);
  const gaps = database.prepare(
    `${SELECT_ANSWERS} WHERE answers.at >= ? AND answers.question IS NOT NULL
       AND (answers.status IN ('partial', 'abstained') OR feedback.helpful = 0) ORDER BY answers.at, answers.id`,
  );
  const addFeedback = database.prepare(
    `INSERT INTO feedback (answer_id, helpful, comment, at) SELECT id, ?, ?, ? FROM answers WHERE id = ?
     ON CONFLICT (answer_id) DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, at = excluded.at`,
  );
  const remove = database.prepare('DELETE FROM answers WHERE id = ?');
  const purge = database.prepare('DELETE FROM answers WHERE at < ?');
  const audit = database.prepare('INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)');
  const audits = database.prepare('SELECT at, action, detail FROM audit WHERE at >= ? ORDER BY at, number');
  /** What was deleted leaves the log as well; a reader at work may put that off to the next time. */
  const emptyLog = () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  return {
    async save({ answer, question, channel, at, trace }) {
      save.run(answer.id, at, channel, answer.status, question, JSON.stringify(answer), JSON.stringify(trace ?? null));
    },
    async find(id) {
      const row = find.get(id) as AnswerRow | undefined;
      return row === undefined ? null : recordOf(row);
    },
    async page(after, count) {
      return (page.all(after, count) as unknown as AnswerRow[]).map(recordOf);
    },
    async delete(id) {
      const { changes } = remove.run(id);
      if (changes > 0) emptyLog();
      return changes > 0;
    },
    async addFeedback({ answerId, helpful, comment, at }) {
      return addFeedback.run(helpful ? 1 : 0, comment, at, answerId).changes > 0;
    },
    async gaps(since) {
      return (gaps.all(since) as unknown as AnswerRow[]).map(recordOf);
    },
    async audit({ at, action, detail }) {
      audit.run(at, action, detail);
    },
    async audits(since) {
      return (audits.all(since) as unknown as AuditEntry[]).map(({ at, action, detail }) => ({ at, action, detail }));
    },
    async purge(before) {
      const { changes } = purge.run(before);
      if (changes > 0) emptyLog();
      return Number(changes);
    },
    async close() {
      if (database.isOpen) database.close();
    },
  };
}
