/**
 * A turn: one question on its way to an answer. Steps add to it and never change what was there.
 */
import type { Message, Reason, Status } from './answer.ts';
import type { AnswerKind } from './language/answer-kinds.ts';
import type { ChatFailure, StoredPassage, StoredQuestion } from './ports.ts';

/** What a question asks, as far as can be told without a language model. */
export interface Understanding {
  /** The question as one that stands alone. */
  readonly question: string;
  readonly kinds: readonly AnswerKind[];
  /** Stems of the content words. */
  readonly subject: readonly string[];
  /** Years asked about, in digits; "vorig jaar" is already resolved against the clock. */
  readonly periods: readonly string[];
  /** Ids of the documents that the question names. */
  readonly documents: readonly string[];
}

/** A passage found, with its scores. All parts are normalised to 0-1 over this question's candidates. */
export interface Evidence {
  readonly passage: StoredPassage;
  readonly score: number;
  readonly parts: { readonly dense: number; readonly bank: number; readonly lexical: number };
  /** Cosine of the question with each sentence of the passage. */
  readonly sentenceSimilarity: readonly number[];
  /** Cosine of the question with the passage itself. */
  readonly similarity: number;
}

/** A bank entry near the question; `similarity` is a cosine. */
export interface NearQuestion {
  readonly entry: StoredQuestion;
  readonly similarity: number;
  /** What it says among the near questions, 0-1, all of them together 1; 0 for a gap. */
  readonly share: number;
  /** The entry's own vector; null where the store cannot give it. */
  readonly vector: Float32Array | null;
  /** Its cosines with the near entries before it, in their order; null where the store cannot give them. */
  readonly alike: Float32Array | null;
}

export interface Retrieval {
  /** The question's vector, of length 1; empty before anything was retrieved. */
  readonly vector: Float32Array;
  /** Best first, without duplicates. */
  readonly evidence: readonly Evidence[];
  readonly questions: readonly NearQuestion[];
}

/** Whether the evidence is enough, and how sure that is; `redirected` where nothing is near, so the subject is another. */
export interface Judgement {
  readonly status: 'answered' | 'partial' | 'abstained' | 'redirected';
  readonly reason: Reason | null;
  /** Calibrated chance, 0-1, that the documents answer the question; null where nothing was calibrated. */
  readonly confidence: number | null;
}

/** A quote and the passage it stands in. */
export interface Quote {
  readonly passage: StoredPassage;
  /** Number of the sentence in the passage. */
  readonly sentence: number;
  /** Fused score of the passage. */
  readonly score: number;
}

/** One sentence of an answer with what it rests on. */
export interface Claim {
  readonly text: string;
  readonly quotes: readonly Quote[];
  /** How the sentence came about where it is not the quote itself: by a language model, in the quote's language or another. */
  readonly written?: 'generated' | 'translated';
}

/** A sentence as a language model wrote it, not verified: with the sources it says it rests on, and the quote it gives. */
export interface Draft {
  readonly text: string;
  /** None where it cites nothing, or what does not exist. */
  readonly sources: readonly Evidence[];
  readonly quote: string | null;
}

/** How a turn ends without claims: the text comes from the interface texts, the target from the editors' file. */
export interface Ending {
  readonly status: Exclude<Status, 'answered' | 'partial'>;
  readonly reason: Reason;
  /** Key of the interface text. */
  readonly message: string;
  /** Key of the target. */
  readonly target: string | null;
}

/** A question, or one of the questions in it, with what was found for it. */
export interface Ask {
  readonly understanding: Understanding;
  readonly retrieval: Retrieval;
}

/** What is known of a question before the first step. */
export const NOTHING_UNDERSTOOD: Understanding = { question: '', kinds: [], subject: [], periods: [], documents: [] };
export const NOTHING_RETRIEVED: Retrieval = { vector: new Float32Array(), evidence: [], questions: [] };

export interface Turn {
  readonly now: Date;
  /** As sent, until it is screened: then normalised and masked. */
  readonly question: string;
  readonly history: readonly Message[];
  /** BCP 47 of the question. */
  readonly language: string;
  /** Kinds of personal data that were masked. */
  readonly masked: readonly string[];
  readonly understanding: Understanding;
  /** The questions within the question, two or more; none where it asks one thing. */
  readonly parts: readonly Ask[];
  readonly retrieval: Retrieval;
  readonly judgement: Judgement;
  /** Set where the language model failed already while the question was understood: it is not asked again. */
  readonly modelFailed?: ChatFailure;
}

/** A step's outcome: the turn so far, or how it ends. */
export type Outcome = { readonly turn: Turn } | { readonly turn: Turn; readonly ending: Ending };
