/**
 * Answers, feedback and audit in D1, Cloudflare's SQLite. The tables are those of migrations/.
 *
 * What is deleted is gone from the database, but D1 can put a database back to any minute of the last 30 days (Time
 * Travel): for that long whoever holds the Cloudflare account could bring it back.
 */

import type { AnswerStore, AuditEntry } from '../ports.ts';
import { type AnswerRow, recordOf, SELECT_ANSWERS } from './answer-row.ts';
import type { D1 } from './cloudflare-bindings.ts';

/** Makes the store on a database that has the tables. Its errors are D1's. */
export function createD1AnswerStore(database: D1): AnswerStore {
  const rows = async <Found>(sql: string, ...values: (string | number | null)[]) =>
    (
      await database
        .prepare(sql)
        .bind(...values)
        .all<Found>()
    ).results;

  return {
    async save({ answer, question, channel, at, trace }) {
      await rows(
        `INSERT INTO answers (id, at, channel, status, question, answer, trace) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, channel = excluded.channel, status = excluded.status,
           question = excluded.question, answer = excluded.answer, trace = excluded.trace`,
        ...[answer.id, at, channel, answer.status, question, JSON.stringify(answer), JSON.stringify(trace ?? null)],
      );
    },
    async find(id) {
      const [row] = await rows<AnswerRow>(`${SELECT_ANSWERS} WHERE answers.id = ?`, id);
      return row === undefined ? null : recordOf(row);
    },
    async delete(id) {
      // Rows that go along count as changes too: what was deleted is asked for by name.
      return (await rows('DELETE FROM answers WHERE id = ? RETURNING id', id)).length > 0;
    },
    async addFeedback({ answerId, helpful, comment, at }) {
      const added = await rows(
        `INSERT INTO feedback (answer_id, helpful, comment, at) SELECT id, ?, ?, ? FROM answers WHERE id = ?
         ON CONFLICT (answer_id) DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, at = excluded.at
         RETURNING answer_id`,
        ...[helpful ? 1 : 0, comment, at, answerId],
      );
      return added.length > 0;
    },
    async gaps(since) {
      const found = await rows<AnswerRow>(
        `${SELECT_ANSWERS} WHERE answers.at >= ? AND answers.question IS NOT NULL
           AND (answers.status IN ('partial', 'abstained') OR feedback.helpful = 0) ORDER BY answers.at, answers.id`,
        since,
      );
      return found.map(recordOf);
    },
    async audit({ at, action, detail }) {
      await rows('INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)', at, action, detail);
    },
    async audits(since) {
      return rows<AuditEntry>('SELECT at, action, detail FROM audit WHERE at >= ? ORDER BY at, number', since);
    },
    async purge(before) {
      return (await rows('DELETE FROM answers WHERE at < ? RETURNING id', before)).length;
    },
    async close() {},
  };
}
