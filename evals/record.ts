/**
 * What a run keeps of one case, and what a judge needs beside it.
 */
import { z } from 'zod';
import { type Answer, answerSchema, searchResultSchema } from '../src/answer.ts';
import type { Case } from './case.ts';

/** One line of a run folder's answers.jsonl. */
export const outcomeSchema = z.object({
  id: z.string(),
  /** Digest of question and history: an outcome counts for the case only while they are the same. */
  asked: z.string(),
  /** Null when the system failed. */
  answer: answerSchema.nullable(),
  error: z.string().nullable(),
  /** Time of the answer alone, waiting for a busy system left out. */
  milliseconds: z.number().nullable(),
  /** The ten best passages for the question; null where search was not asked. */
  results: z.array(searchResultSchema).nullable(),
  /** What became of a language model's part; absent where none was asked or the system does not tell. */
  generation: z
    .object({ cause: z.string().nullable(), kept: z.int(), dropped: z.array(z.array(z.string())) })
    .optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** A case with what the system did. */
export interface CaseRecord {
  readonly case: Case;
  readonly outcome: Outcome;
}

/** The corpus as the judge sees it. */
export interface Sources {
  /** Plain text of a document; null when it is not at hand (a server with another corpus). */
  text(document: string): string | null;
  /** Address of the editors' target with this key; null when there is none. */
  targetUrl(key: string): string | null;
}

/** A judge without documents: what needs them is left out. */
export const NO_SOURCES: Sources = { text: () => null, targetUrl: () => null };

/** The answer when something was answered (answered or partial), else null. */
export function answered(record: CaseRecord): Answer | null {
  const { answer } = record.outcome;
  return answer !== null && (answer.status === 'answered' || answer.status === 'partial') ? answer : null;
}
