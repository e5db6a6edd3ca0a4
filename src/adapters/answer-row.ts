/** A kept answer as the SQL stores read it: one row of `answers` with its feedback, and the record that it stands for. */
import type { AnswerRecord, Feedback } from '../ports.ts';

export interface AnswerRow {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly channel: AnswerRecord['channel'];
  readonly question: string | null;
  /** JSON. */
  readonly answer: string;
  readonly trace: string;
  /** 0 or 1 in SQLite, a boolean in PostgreSQL; null without feedback. */
  readonly helpful: number | boolean | null;
  readonly comment: string | null;
  readonly feedback_at: string | null;
}

/** Reads rows of this form from SQLite's tables, D1's among them. */
export const SELECT_ANSWERS = `SELECT answers.*, feedback.helpful, feedback.comment, feedback.at AS feedback_at
  FROM answers LEFT JOIN feedback ON feedback.answer_id = answers.id`;

/** @throws SyntaxError when the answer or the trace is no JSON. */
export function recordOf(row: AnswerRow): AnswerRecord & { readonly feedback: Feedback | null } {
  const { id, at, channel, question, answer, trace, helpful, comment, feedback_at } = row;
  return {
    answer: JSON.parse(answer) as AnswerRecord['answer'],
    question,
    channel,
    at,
    trace: JSON.parse(trace) as unknown,
    feedback: feedback_at === null ? null : { answerId: id, helpful: Boolean(helpful), comment, at: feedback_at },
  };
}
