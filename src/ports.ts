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
  /** The same for many, in their order, where that is quicker than one by one; `onDone` hears how many are done. */
  embedPassages?(passages: ManyPassages, onDone?: (done: number) => void): Promise<PassageVectors[]>;
}

export type ManyPassages = readonly { readonly text: string; readonly spans: readonly Span[] }[];

export interface PassageVectors {
  readonly passage: Float32Array;
  readonly spans: readonly Float32Array[];
}

/**
 * What a quote does to a claim: `none` where it says it, else what stands between them. A closed list; that of the
 * verifier's reasons is nearer to readers.
 */
export type Discord = 'none' | 'negation' | 'condition' | 'subject' | 'addition' | 'name' | 'measure' | 'other';

/** Reads a claim and a quote together, as natural language inference does, where an embedder reads each by itself. */
export interface EntailmentModel {
  /** Model and weights: what was fitted with another's chances says nothing of these. */
  readonly id: string;
  /** For each quote the chances of what it does to the claim; they add up to 1. @throws when the model cannot be read. */
  read(claim: string, quotes: readonly string[]): Promise<readonly Entailment[]>;
}
export type Entailment = Readonly<Record<Discord, number>>;

/** What kind of point a vector stands for. */
export type PointKind = 'passage' | 'sentence' | 'question';

/** What is matched: words (stems, compound parts) or character grams, which forgive typing errors. */
export type LexicalField = 'words' | 'grams';

/** A point found, best first: cosine similarity for vectors, BM25+ score (unbounded) for terms. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  /** Of a sentence, where the store has it at hand: its passage. */
  readonly passage?: string | undefined;
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

/** Vectors of bank entries, and how near they are to each other. */
export interface AmongQuestions {
  /** Of length 1; null for an id that is unknown. */
  readonly vectors: readonly (Float32Array | null)[];
  /** Their cosines: a matrix row by row, of which the half below its diagonal is filled in; 0 for an id that is unknown. */
  readonly cosines: Float32Array;
}

/** An opened index, read only. Ids: a passage's own; a sentence's is the passage's, "#", its number; a question's own. */
export interface PassageStore {
  readonly manifest: Manifest;
  documents(): Promise<readonly DocumentMeta[]>;
  /** Unknown ids are left out; the order is that of the ids. */
  passages(ids: readonly string[]): Promise<readonly StoredPassage[]>;
  questions(ids: readonly string[]): Promise<readonly StoredQuestion[]>;
  /** Bank entries beside each other, in the order of the ids; null where the store cannot give vectors back. */
  amongQuestions(ids: readonly string[]): Promise<AmongQuestions | null>;
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
  /** As understood, personal data masked; null where it is not kept (src/records.ts says which). */
  readonly question: string | null;
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
  /** Confirmed when it resolves: it survives the end of the process. The same id again replaces what was there. */
  save(record: AnswerRecord): Promise<void>;
  find(id: string): Promise<(AnswerRecord & { readonly feedback: Feedback | null }) | null>;
  /** With its feedback; false when there is none of that id. */
  delete(id: string): Promise<boolean>;
  /** Replaces earlier feedback on the same answer; false when there is no such answer. */
  addFeedback(feedback: Feedback): Promise<boolean>;
  /** Answers with a question since a moment that were partial or abstained, or that a reader found not helpful; oldest first. */
  gaps(since: string): Promise<readonly (AnswerRecord & { readonly feedback: Feedback | null })[]>;
  audit(entry: AuditEntry): Promise<void>;
  /** Oldest first. */
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

/** A switch as it is. */
export interface SwitchSetting {
  readonly paused: boolean;
  /** When it was last set, ISO 8601; null when it never was. */
  readonly since: string | null;
  /** Whether it is kept as it is in force. */
  readonly kept: boolean;
}

/** Switches that stay as they were set over a restart. */
export interface KeptSwitches extends Switches {
  get(what: Switch): SwitchSetting;
  /** In force and kept when it resolves; where it could only be put in force, `kept` is false. */
  set(what: Switch, paused: boolean, at: Date): Promise<SwitchSetting>;
}

/** One message to a language model. */
export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** Tokens as the model's server counts them. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
}

/** One call of a language model. */
export interface ChatCall {
  readonly messages: readonly ChatMessage[];
  /** Most tokens that the model may write. */
  readonly maxTokens: number;
  /** JSON Schema that the text must follow; only where the model is `structured`. */
  readonly schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** Part of the longest time of a call that this one gets; all of it by default. */
  readonly timeShare?: number;
  /** Aborting it closes the connection to the model. */
  readonly signal?: AbortSignal;
}

/** A piece of text, the usage where the server tells it, and at the end whether the model came to its own end. */
export type ChatChunk =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: TokenUsage }
  | { readonly type: 'end'; readonly reason: 'stop' | 'length' };

/** Why a language model gave nothing, or not all; a closed list, which metrics count. */
export type ChatFailure =
  | 'timeout'
  | 'rate_limited'
  | 'over_budget'
  | 'refused'
  | 'rejected'
  | 'misconfigured'
  | 'cut_off'
  | 'nonsense'
  | 'unreachable'
  | 'server_error';

/** A call that failed; `retryAfter` in ms where the server asked for it. The message holds no question and no key. */
export class ChatModelError extends Error {
  readonly code: ChatFailure;
  readonly retryAfter: number | null;
  constructor(code: ChatFailure, message: string, retryAfter: number | null = null) {
    super(message);
    this.name = 'ChatModelError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** A language model. It may say anything: whoever uses it holds what it says against the documents. */
export interface ChatModel {
  /** Provider and model, as in answers' provenance. */
  readonly name: string;
  /** Whether it can be held to a JSON Schema. */
  readonly structured: boolean;
  /** Yields text as it is written. @throws ChatModelError, or the signal's reason when that was aborted. */
  stream(call: ChatCall): AsyncIterable<ChatChunk>;
}
