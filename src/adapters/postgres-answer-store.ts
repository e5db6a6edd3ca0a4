/**
 * Answers, feedback and audit in PostgreSQL, shared by all servers. A write is confirmed when PostgreSQL has committed
 * it: whether a failover keeps it follows from its replication (synchronous keeps all that was confirmed). A write
 * whose confirmation was lost is done again, so `delete` and `purge` may then count what their first try already did
 * as not there.
 */

import type { AuditEntry } from '../ports.ts';
import { type AnswerRow, recordOf } from './answer-row.ts';
import type { MovableAnswerStore } from './move-answers.ts';
import type { Database } from './postgres-database.ts';

const SELECT = `SELECT a.*, f.helpful, f.comment, f.at AS feedback_at
  FROM vraagbaak.answers a LEFT JOIN vraagbaak.feedback f ON f.answer_id = a.id`;

/** PostgreSQL's text holds every character but this one. */
const withoutNull = (text: string | null): string | null => text?.replaceAll('\0', '') ?? null;

/** The store over an open database; closing it leaves the database open. */
export function createPostgresAnswerStore(database: Database): MovableAnswerStore {
  return {
    async save({ answer, question, channel, at, trace }) {
      await database.query(
        `INSERT INTO vraagbaak.answers (id, at, channel, status, question, answer, trace) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, channel = excluded.channel, status = excluded.status,
           question = excluded.question, answer = excluded.answer, trace = excluded.trace`,
        [
          ...[answer.id, at, channel, answer.status, withoutNull(question)],
          ...[JSON.stringify(answer), JSON.stringify(trace ?? null)],
        ],
      );
    },
    async find(id) {
      const [row] = await database.query<AnswerRow>(`${SELECT} WHERE a.id = $1`, [withoutNull(id)]);
      return row === undefined ? null : recordOf(row);
    },
    async page(after, count) {
      const sql = `${SELECT} WHERE a.id COLLATE "C" > $1 ORDER BY a.id COLLATE "C" LIMIT $2`;
      return (await database.query<AnswerRow>(sql, [after, count])).map(recordOf);
    },
    async delete(id) {
      const sql = 'DELETE FROM vraagbaak.answers WHERE id = $1 RETURNING id';
      return (await database.query(sql, [withoutNull(id)])).length > 0;
    },
    async addFeedback({ answerId, helpful, comment, at }) {
      const rows = await database.query(
        `INSERT INTO vraagbaak.feedback (answer_id, helpful, comment, at)
         SELECT id, $2, $3, $4 FROM vraagbaak.answers WHERE id = $1 FOR KEY SHARE
         ON CONFLICT (answer_id) DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, at = excluded.at
         RETURNING answer_id`,
        [withoutNull(answerId), helpful, withoutNull(comment), at],
      );
      return rows.length > 0;
    },
    async gaps(since) {
      const rows = await database.query<AnswerRow>(
        `${SELECT} WHERE a.at >= $1 AND a.question IS NOT NULL
           AND (a.status IN ('partial', 'abstained') OR f.helpful = false) ORDER BY a.at, a.id`,
        [since],
      );
      return rows.map(recordOf);
    },
    async audit({ at, action, detail }) {
      // The id is made here, so that a second try adds nothing.
      await database.query(
        'INSERT INTO vraagbaak.audit (id, at, action, detail) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
        [crypto.randomUUID(), at, withoutNull(action), withoutNull(detail)],
      );
    },
    async audits(since) {
      return database.query<AuditEntry>(
        'SELECT at, action, detail FROM vraagbaak.audit WHERE at >= $1 ORDER BY at, number',
        [since],
      );
    },
    async purge(before) {
      return (await database.query('DELETE FROM vraagbaak.answers WHERE at < $1 RETURNING id', [before])).length;
    },
    async close() {},
  };
}
