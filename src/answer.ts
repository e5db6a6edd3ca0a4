/**
 * The answer: the one object that every channel shows, and the request that asks for it.
 * These schemas are contract (docs/architecture.md): a field is never renamed or retyped.
 */
import { z } from 'zod';

/** How a turn ended. `partial` shows what stands nearest; `abstained` shows nothing from the documents. */
export const statusSchema = z.enum(['answered', 'partial', 'abstained', 'redirected', 'refused', 'handover']);
export type Status = z.infer<typeof statusSchema>;

/** Why a turn ended so; a closed list. */
export const reasonSchema = z.enum([
  'not_in_documents',
  'near',
  'other_period',
  'conflicting',
  'own_file',
  'out_of_scope',
  'crisis',
  'threat',
  'language',
  'paused',
  'attack',
  'fraud',
  'abuse',
  'wants_person',
]);
export type Reason = z.infer<typeof reasonSchema>;

/** One cited quote. `quote` stands verbatim in `passage` (a table row as its cells), `passage` in the document. */
export const citationSchema = z.object({
  number: z.int().min(1).describe('The n of [n] in the text'),
  document: z.string(),
  title: z.string(),
  section: z.string().describe('Heading path, joined by " › "'),
  page: z.int().nullable(),
  published: z.string().describe('ISO 8601 date, year and month, or year; empty where nobody knows'),
  period: z.string().describe('The year or years that the document speaks about; empty where nobody knows'),
  language: z.string().describe('BCP 47 language of the quote'),
  quote: z.string(),
  passage: z.string(),
  url: z.string().describe('The passage in the source viewer of this server'),
  sourceUrl: z.string().nullable().describe('The publication itself, where its address is known'),
  score: z.number().min(0).max(1).describe('Comparable within one answer only'),
});
export type Citation = z.infer<typeof citationSchema>;

/** Where else to go: label and address come from the editors' file of targets, never from a model. */
export const targetSchema = z.object({ label: z.string(), url: z.string() });
export type Target = z.infer<typeof targetSchema>;

export const provenanceSchema = z.object({
  version: z.string().describe('Version of this software'),
  corpus: z.string().describe('Digest of the documents and the question bank'),
  index: z.string().describe('Generation of the index'),
  embedder: z.string(),
  model: z.string().nullable().describe('Language model; null in extractive mode'),
  prompt: z.string().nullable(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const answerSchema = z.object({
  id: z.uuid(),
  status: statusSchema,
  reason: reasonSchema.nullable(),
  mode: z.enum(['extractive', 'generative']),
  language: z.string(),
  text: z.string().describe('Lead and claims; every [n] has a citation and every citation a [n]'),
  lead: z.string().nullable(),
  citations: z.array(citationSchema),
  suggestions: z.array(z.string()),
  target: targetSchema.nullable(),
  aiGenerated: z.literal(true),
  disclosure: z.string(),
  provenance: provenanceSchema,
});
export type Answer = z.infer<typeof answerSchema>;

/** Longest question, in characters after normalisation. */
export const MAX_QUESTION_LENGTH = 2000;
/** Most messages in one conversation sent along. */
export const MAX_MESSAGES = 40;

export const messageSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.string().max(20_000),
});
export type Message = z.infer<typeof messageSchema>;

/** The last message is the question; earlier ones are its conversation. */
export const chatRequestSchema = z.object({
  messages: z.array(messageSchema).min(1).max(MAX_MESSAGES),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'field.language_code')
    .optional()
    .describe('BCP 47; detected from the question when absent'),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export const searchResultSchema = z.object({
  rank: z.int().min(1),
  document: z.string(),
  title: z.string(),
  section: z.string(),
  page: z.int().nullable(),
  passage: z.string(),
  quote: z.string().describe('The sentence of the passage nearest to the query'),
  score: z.number().min(0).max(1).describe('Comparable within one response only'),
  url: z.string(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const documentSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  published: z.string(),
  period: z.string(),
  language: z.string(),
  url: z.string().describe('The document in the source viewer of this server'),
  sourceUrl: z.string().nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/** Why a sentence is not supported by the documents; a closed list. */
export const verificationReasonSchema = z.enum([
  'quote_not_verbatim',
  'no_citation',
  'number',
  'unit',
  'date',
  'time',
  'name',
  'negation',
  'condition',
  'not_covered',
]);
export type VerificationReason = z.infer<typeof verificationReasonSchema>;

/** Longest text to verify, and longest passage to verify it against, in characters. */
export const MAX_VERIFIED_LENGTH = 10_000;
/** Most passages to verify a text against. */
export const MAX_VERIFIED_PASSAGES = 50;

/** A sentence held against the quote that supports it best. */
export const verifiedSentenceSchema = z.object({
  text: z.string().describe('The sentence, without markers such as [1]'),
  supported: z.boolean(),
  reasons: z.array(verificationReasonSchema).describe('Empty when it is supported'),
  quote: z.string().nullable().describe('One or two sentences, verbatim; null when nothing was found'),
  passage: z.string().nullable().describe('The passage that the quote stands in'),
  document: z.string().nullable().describe('The document of the passage; null when it is none of the corpus'),
});
export type VerifiedSentence = z.infer<typeof verifiedSentenceSchema>;

/** Longest comment with feedback, in characters. */
export const MAX_COMMENT_LENGTH = 1000;

/** What a reader thinks of an answer. */
export const feedbackRequestSchema = z.object({
  answerId: z.uuid(),
  helpful: z.boolean(),
  comment: z.string().max(MAX_COMMENT_LENGTH).optional().describe('Personal data in it is masked before it is kept'),
});
export type FeedbackRequest = z.infer<typeof feedbackRequestSchema>;

/** What is kept of an answer, for the holder of its id. */
export const keptAnswerSchema = z.object({
  answer: answerSchema,
  question: z.string().nullable().describe('As understood, personal data masked; null where it is not kept'),
  channel: z.enum(['chat', 'teams', 'cli']),
  at: z.iso.datetime().describe('When it was asked, UTC'),
  feedback: z.object({ helpful: z.boolean(), comment: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  trace: z.unknown().optional().describe('How the answer came about; for the holder of the admin token only'),
});

/** What happens while an answer is made; the answer itself is authoritative. */
export type ProgressEvent =
  | { readonly type: 'status'; readonly step: StepName }
  | { readonly type: 'sentence'; readonly text: string; readonly citations: readonly Citation[] };

/** The pipeline's steps, in order; `status` events and metrics carry these names. */
export const STEP_NAMES = ['screen', 'understand', 'retrieve', 'judge', 'compose', 'verify'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** A question or an answer that cannot be handled as sent; channels turn it into their own form of error. */
export class InvalidQuestionError extends Error {
  readonly code: 'empty' | 'too_long' | 'last_message_not_from_user';
  readonly limit: number | null;
  constructor(code: InvalidQuestionError['code'], message: string, limit: number | null = null) {
    super(message);
    this.name = 'InvalidQuestionError';
    this.code = code;
    this.limit = limit;
  }
}

/** An answer that cannot be made now, through no fault of the question; asking again later makes sense. */
export class UnavailableError extends Error {
  readonly code: 'overloaded' | 'timed_out' | 'stopping';
  /** After how many seconds to ask again. */
  readonly seconds: number;
  constructor(code: UnavailableError['code'], seconds: number) {
    super(code);
    this.name = 'UnavailableError';
    this.code = code;
    this.seconds = seconds;
  }
}
