/**
 * What the bot for Teams remembers, in D1, because its next request may come to another isolate. Nothing that anybody
 * wrote is kept here: a conversation of the last hour is told from the answers that are kept (d1-answer-store.ts), so
 * what is not kept of an answer is not remembered either, and what is deleted is forgotten.
 *
 * Conversations stand there as hashes: D1 can be put back to any minute of the last 30 days, and must not tell then who
 * asked. After that hour nothing says which answers belong to one conversation: what stays, so that feedback finds its
 * answer, is a hash of conversation and message.
 */
import type { D1, D1Statement, D1Value } from './cloudflare-bindings.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** How long things are remembered, in ms, and how many exchanges of one conversation. */
export interface Memory {
  readonly memoryMs: number;
  readonly mostExchanges: number;
  readonly feedbackMs: number;
  readonly seenMs: number;
}

interface Exchange {
  readonly message: string;
  readonly answerId: string;
  readonly sent: string | null;
}

/** Statements that delete what is remembered longer than it may be. */
function purges(database: D1, now: number): D1Statement[] {
  return ['teams_turns', 'teams_marks'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE until <= ?`).bind(now),
  );
}

/** Deletes what is remembered longer than it may be. @throws D1's errors */
export async function purgeConversations(database: D1, now: number): Promise<void> {
  await database.batch(purges(database, now));
}

export interface D1ConversationParts {
  readonly database: D1;
  readonly hash: KeyedHash;
  readonly memory: Memory;
  /** A conversation without its thread. */
  readonly rootOf: (conversation: string) => string;
  readonly now?: () => number;
}

/** Makes the memory on a database that has the tables. It is the bot's `Conversations`. */
export function createD1Conversations(parts: D1ConversationParts) {
  const { database, hash, memory, rootOf, now = Date.now } = parts;
  const { memoryMs, mostExchanges, feedbackMs, seenMs } = memory;
  const bound = (sql: string, ...values: D1Value[]) => database.prepare(sql).bind(...values);
  const turnsKey = (conversation: string) => hash('conversation', conversation);
  const rootKey = (conversation: string) => hash('root', rootOf(conversation));
  const feedbackKey = (conversation: string, sent: string) => hash('answer', rootOf(conversation), sent);
  const seenKey = (what: string) => hash('seen', what);
  const mark = (key: string, value: string, until: number) =>
    bound(
      `INSERT INTO teams_marks (key, value, until) VALUES (?1, ?2, ?3)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until`,
      ...[key, value, until],
    );

  return {
    async history(conversation: string) {
      const { results } = await bound(
        `SELECT answers.question, json_extract(answers.answer, '$.text') AS answer
         FROM teams_turns JOIN answers ON answers.id = teams_turns.answer_id
         WHERE conversation = ? AND recalled = 1 AND until > ? AND answers.question IS NOT NULL
         ORDER BY teams_turns.at DESC LIMIT ?`,
        ...[await turnsKey(conversation), now(), mostExchanges],
      ).all<{ question: string; answer: string }>();
      return results.reverse().flatMap(({ question, answer }) => [
        { role: 'user' as const, content: question },
        { role: 'assistant' as const, content: answer },
      ]);
    },
    async add(conversation: string, { message, answerId, sent }: Exchange): Promise<void> {
      const until = now() + memoryMs;
      const [key, root] = [await turnsKey(conversation), await rootKey(conversation)];
      await database.batch([
        ...purges(database, now()),
        bound(
          `INSERT INTO teams_turns (conversation, root, message, sent, answer_id, at, until) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (conversation, message) DO UPDATE SET sent = excluded.sent, answer_id = excluded.answer_id,
             at = excluded.at, recalled = 1`,
          ...[key, root, message, sent, answerId, now(), until],
        ),
        bound('UPDATE teams_turns SET until = ? WHERE conversation = ?', until, key),
        ...(sent === null ? [] : [mark(await feedbackKey(conversation, sent), answerId, now() + feedbackMs)]),
      ]);
    },
    async remove(conversation: string, message: string): Promise<void> {
      await bound(
        'UPDATE teams_turns SET recalled = 0 WHERE conversation = ? AND message = ?',
        ...[await turnsKey(conversation), message],
      ).run();
    },
    async reset(conversation: string): Promise<void> {
      const key = await turnsKey(conversation);
      await bound('UPDATE teams_turns SET recalled = 0 WHERE conversation = ?', key).run();
    },
    async forget(conversation: string): Promise<void> {
      const key = await rootKey(conversation);
      const { results } = await bound('DELETE FROM teams_turns WHERE root = ? RETURNING sent', key).all<{
        sent: string | null;
      }>();
      const keys = results.flatMap(({ sent }) => (sent === null ? [] : [feedbackKey(conversation, sent)]));
      const marks = (await Promise.all(keys)).map((one) => bound('DELETE FROM teams_marks WHERE key = ?', one));
      if (marks.length > 0) await database.batch(marks);
    },
    async answerIn(conversation: string, sent: string): Promise<string | null> {
      const row = await bound(
        'SELECT value FROM teams_marks WHERE key = ? AND until > ?',
        ...[await feedbackKey(conversation, sent), now()],
      ).first<{ value: string }>();
      return row?.value ?? null;
    },
    async replyTo(conversation: string, message: string): Promise<string | null> {
      const row = await bound(
        'SELECT sent FROM teams_turns WHERE root = ? AND message = ? AND until > ? ORDER BY at DESC',
        ...[await rootKey(conversation), message, now()],
      ).first<{ sent: string | null }>();
      return row?.sent ?? null;
    },
    async isFirst(what: string): Promise<boolean> {
      const { results } = await bound(
        `INSERT INTO teams_marks (key, value, until) VALUES (?1, '', ?2)
         ON CONFLICT (key) DO UPDATE SET until = excluded.until WHERE teams_marks.until <= ?3 RETURNING key`,
        ...[await seenKey(what), now() + seenMs, now()],
      ).all();
      return results.length > 0;
    },
    async unsee(what: string): Promise<void> {
      await bound('DELETE FROM teams_marks WHERE key = ?', await seenKey(what)).run();
    },
  };
}
