/**
 * What the core asks of the outside. Each port has its implementations in adapters/; hand-written fakes for tests
 * live beside them. Nothing here knows Node, a database or a model.
 */
import type { Answer } from './answer.ts';
import type { BankEntry, DocumentMeta, Passage, Span } from './corpus/document.ts';

/** The time now; tests hold it still. */
export interface Clock {
  now(): Date;
}

/** Turns text into vectors of length 1. */
export interface Embedder {
  /** Model, weights and pooling: indexes made by another embedder are refused. */
  readonly id: string;
  readonly dimension: number;
  /** One vector a question. @throws when the model cannot be read. */
  embedQuestions(questions: readonly string[]): Promise<Float32Array[]>;
  /**
   * The vector of a text and of each span of it. Where the model gives token states both come from one forward
   * pass (late chunking, Günther et al. 2024, arXiv 2409.04701); elsewhere spans are embedded apart.
   */
  embedPassage(text: string, spans: readonly Span[]): Promise<PassageVectors>;
}

export interface PassageVectors {
  readonly passage: Float32Array;
  readonly spans: readonly Float32Array[];
}

/** What kind of point a vector stands for. */
export type PointKind = 'passage' | 'sentence' | 'question';

/** What is matched: words (stems, compound parts) or character grams, which forgive typing errors. */
export type LexicalField = 'words' | 'grams';

/** A point found, best first: cosine similarity for vectors, BM25+ score (unbounded) for terms. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** A passage with the vectors of its sentences, in their order. */
export interface StoredPassage extends Passage {
  readonly vectors: readonly Float32Array[];
}

/** A bank entry and the passages (and in them the sentences) that its quote stands in; a gap has its nearest. */
export interface StoredQuestion extends BankEntry {
  readonly id: string;
  readonly anchors: readonly { readonly passage: string; readonly sentences: readonly number[] }[];
}

/** What an index was made from; two indexes with equal manifests answer alike. */
export interface Manifest {
  readonly format: number;
  readonly generation: string;
  readonly embedder: string;
  readonly dimension: number;
  /** SHA-256 over documents and bank, hexadecimal. */
  readonly corpus: string;
  readonly passages: number;
  readonly sentences: number;
  readonly questions: number;
}

/** An opened index, read only. Ids: a passage's own; a sentence's is the passage's, "#", its number; a question's own. */
export interface PassageStore {
  readonly manifest: Manifest;
  documents(): Promise<readonly DocumentMeta[]>;
  /** Unknown ids are left out; the order is that of the ids. */
  passages(ids: readonly string[]): Promise<readonly StoredPassage[]>;
  questions(ids: readonly string[]): Promise<readonly StoredQuestion[]>;
  /** The k nearest points of a kind, best first. @throws RangeError on another dimension or a vector that is not finite. */
  nearest(kind: PointKind, vector: Float32Array, k: number): Promise<readonly Hit[]>;
  /** The k best passages for a text by BM25 alone, over the passages and the bank questions anchored to them. */
  matching(by: LexicalField, text: string, k: number): Promise<readonly Hit[]>;
  close(): Promise<void>;
}

/** Where a question came in. */
export type Channel = 'chat' | 'teams' | 'cli';

/** What is kept of an answer, so that its reader can give feedback on it, ask it back or have it deleted. */
export interface AnswerRecord {
  readonly answer: Answer;
  /** As understood, personal data masked. */
  readonly question: string;
  readonly channel: Channel;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** How the answer came about (retrieved, scores, judgement, verification): JSON for the holder of the admin token. */
  readonly trace: unknown;
}

/** What a reader thought of an answer. */
export interface Feedback {
  readonly answerId: string;
  readonly helpful: boolean;
  /** Personal data masked. */
  readonly comment: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An act on the running server: who is not known, that it held the admin token is. */
export interface AuditEntry {
  readonly at: string;
  readonly action: string;
  readonly detail: string;
}

/** Keeps answers and what people thought of them, for a set number of days. */
export interface AnswerStore {
  /** Confirmed when it resolves: it survives the end of the process. */
  save(record: AnswerRecord): Promise<void>;
  find(id: string): Promise<(AnswerRecord & { readonly feedback: Feedback | null }) | null>;
  /** With its feedback; false when there is none of that id. */
  delete(id: string): Promise<boolean>;
  /** Replaces earlier feedback on the same answer; false when there is no such answer. */
  addFeedback(feedback: Feedback): Promise<boolean>;
  /** Answers since a moment that were partial or abstained, or that a reader found not helpful. */
  gaps(since: string): Promise<readonly (AnswerRecord & { readonly feedback: Feedback | null })[]>;
  audit(entry: AuditEntry): Promise<void>;
  audits(since: string): Promise<readonly AuditEntry[]>;
  /** Deletes answers and feedback from before a moment; gives how many answers. */
  purge(before: string): Promise<number>;
  close(): Promise<void>;
}

/** What an operator may stop without a restart: a channel, or generative mode alone. */
export type Switch = Channel | 'generative';

export interface Switches {
  isPaused(what: Switch): boolean;
}
