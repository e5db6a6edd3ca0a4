/**
 * What is kept of answers: which fields of a turn, what readers may do with it, and for how long. Channels see this
 * beside assistant.ts; the store behind it is a port.
 *
 * A question is kept only where an editor can mend something with it. What somebody writes in need or in anger, about
 * their own file or to reach a person, helps no editor and is the most personal of all: of those turns only the
 * answer (a fixed text) stays, so that feedback can be given, and neither the question, a trace nor a comment.
 */
import { type Answer, MAX_COMMENT_LENGTH, type Reason } from './answer.ts';
import type { AnswerRecord, AnswerStore, Channel, Clock, Feedback } from './ports.ts';
import type { Claim, Turn } from './turn.ts';

/** Reasons whose questions are not kept. */
const UNKEPT: ReadonlySet<Reason | null> = new Set<Reason>(['crisis', 'threat', 'own_file', 'wants_person']);

const DAY = 24 * 60 * 60 * 1000;

/** An answer as kept, with what its reader thought of it. */
export type KeptAnswer = AnswerRecord & { readonly feedback: Feedback | null };

/** What became of the claims. */
export interface Verification {
  /** How many were made. */
  readonly claims: number;
  /** Texts of those that did not pass. */
  readonly dropped: readonly string[];
  /** What became of the language model's part, in generative mode: outcome, reasons, use; no text. */
  readonly generation?: unknown;
}

export interface Records {
  /** Never throws: a reader gets the answer though it cannot be kept. */
  keep(turn: Turn, answer: Answer, channel: Channel, verification: Verification | null): Promise<void>;
  /** Null when nothing is kept of it. */
  find(id: string): Promise<KeptAnswer | null>;
  /** The comment is masked and cut; it is dropped where the question was not kept. False when nothing is kept of the answer. */
  addFeedback(feedback: Pick<Feedback, 'answerId' | 'helpful' | 'comment'>): Promise<boolean>;
  /** False when nothing was kept of it. */
  forget(id: string): Promise<boolean>;
  /** Deletes what is older than the days it may be kept; gives how many answers. */
  purge(): Promise<number>;
}

export interface RecordOptions {
  readonly store: AnswerStore;
  readonly clock: Clock;
  /** Days that answers are kept; 0 keeps none. */
  readonly days: number;
  /** Masks personal data. */
  readonly mask: (text: string) => string;
  /** Gets what went wrong while an answer was kept. */
  readonly onError: (error: unknown) => void;
}

/** How an answer came about: ids and figures, no words of the reader's. */
function traceOf({ understanding, retrieval, parts, judgement, masked }: Turn, verification: Verification | null) {
  const found = (of: Turn['retrieval']) => ({
    evidence: of.evidence.map(({ passage, score, parts: by, similarity }) => ({
      passage: passage.id,
      score,
      ...by,
      similarity,
    })),
    questions: of.questions.map(({ entry, similarity }) => ({ question: entry.id, kind: entry.kind, similarity })),
  });
  const { kinds, periods, documents } = understanding;
  return {
    understood: { kinds, periods, documents },
    masked,
    retrieved: found(retrieval),
    parts: parts.map((part) => found(part.retrieval)),
    judgement,
    verification,
  };
}

/** Lets claims through and writes them down, so that it can be told afterwards which did not come to the end. */
export async function* noting(claims: AsyncIterable<Claim>, seen: Claim[]): AsyncGenerator<Claim> {
  for await (const claim of claims) {
    seen.push(claim);
    yield claim;
  }
}

/** What became of the claims that were made, by those that held. */
export function verificationOf(made: readonly Claim[], held: readonly Claim[]): Verification {
  return { claims: made.length, dropped: made.filter((claim) => !held.includes(claim)).map(({ text }) => text) };
}

/** Makes the keeper of answers. */
export function createRecords({ store, clock, days, mask, onError }: RecordOptions): Records {
  return {
    async keep(turn, answer, channel, verification) {
      if (days === 0) return;
      const kept = !UNKEPT.has(answer.reason);
      try {
        await store.save({
          answer,
          question: kept ? turn.understanding.question || turn.question : null,
          channel,
          at: turn.now.toISOString(),
          trace: kept ? traceOf(turn, verification) : null,
        });
      } catch (error) {
        onError(error);
      }
    },

    find: (id) => store.find(id),

    async addFeedback({ answerId, helpful, comment }) {
      const record = await store.find(answerId);
      if (record === null) return false;
      const masked = comment === null || record.question === null ? '' : mask(comment).slice(0, MAX_COMMENT_LENGTH);
      const at = clock.now().toISOString();
      return store.addFeedback({ answerId, helpful, comment: masked === '' ? null : masked, at });
    },

    forget: (id) => store.delete(id),

    purge() {
      return store.purge(new Date(clock.now().getTime() - days * DAY).toISOString());
    },
  };
}
