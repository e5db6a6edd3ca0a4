/** Answers, feedback and audit from one store to another. */
import type { AnswerRecord, AnswerStore, Feedback } from '../ports.ts';

/** A store whose answers can be read one after the other. */
export interface MovableAnswerStore extends AnswerStore {
  /** At most so many records whose id comes after this one, byte by byte, in that order. */
  page(after: string, count: number): Promise<readonly (AnswerRecord & { readonly feedback: Feedback | null })[]>;
}

const AT_ONCE = 200;

/**
 * Puts all that a store holds into another, which keeps what it had; the first is left as it is. Doing it twice adds
 * nothing. Gives how many answers there were.
 */
export async function copyAnswers(from: MovableAnswerStore, to: AnswerStore): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const records = await from.page(after, AT_ONCE);
    for (const { feedback, ...record } of records) {
      await to.save(record);
      if (feedback) await to.addFeedback(feedback);
    }
    count += records.length;
    after = records.at(-1)?.answer.id ?? '';
    if (records.length < AT_ONCE) break;
  }
  const known = new Set((await to.audits('')).map(textOf));
  for (const entry of await from.audits('')) if (!known.has(textOf(entry))) await to.audit(entry);
  return count;
}

const textOf = ({ at, action, detail }: { at: string; action: string; detail: string }) =>
  JSON.stringify([at, action, detail]);
