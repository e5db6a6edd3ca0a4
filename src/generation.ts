/**
 * How a language model's answer comes about: written, verified sentence by sentence, and given up where it does not
 * answer. What is given up for is the extractive answer; the pipeline (assistant.ts) does that.
 */
import type { VerificationReason } from './answer.ts';
import { writeDrafts } from './composing/generative.ts';
import { showsKind, stillAnswers } from './composing/still-answers.ts';
import { type ChatFailure, type ChatModel, ChatModelError, type TokenUsage } from './ports.ts';
import type { Prompts } from './prompts/prompts.ts';
import type { Ask, Claim, Turn } from './turn.ts';
import { condense } from './understanding/condense.ts';
import { standAlone } from './understanding/follow-up.ts';
import { type VerifyDraftOptions, verifyDraft } from './verifying/verify-drafts.ts';

/** A language model with its prompts. */
export interface Generator {
  readonly model: ChatModel;
  readonly prompts: Prompts;
  /** Most tokens that the model may write for one answer. */
  readonly tokensPerAnswer: number;
}

/**
 * Why the reader got the extractive answer though a model is configured. Beside failures of the model itself: paused by
 * an operator; the model said that the sources do not answer; no sentence held, or the one that answers did not; what
 * held does not answer.
 */
export type FallbackCause = ChatFailure | 'paused' | 'declined' | 'unsupported' | 'incomplete';

/** What became of the model's part in one answer; for metrics and measurements. */
export interface GenerationEvent {
  readonly type: 'generation';
  /** The answer that it is about. */
  readonly answerId: string;
  readonly outcome: 'written' | 'extractive';
  /** Null where the answer was written. */
  readonly cause: FallbackCause | null;
  /** Sentences that held, and why each of the others was dropped. */
  readonly kept: number;
  readonly dropped: readonly (readonly VerificationReason[])[];
  /** As the server counts; null where it does not tell or never came so far. */
  readonly usage: TokenUsage | null;
}

export type GenerationReport = Omit<GenerationEvent, 'type' | 'answerId'>;

/** Servers that take no schema: told by a call that failed with one and held without. */
const schemaless = new WeakSet<ChatModel>();

/** What a generation works with beside the turn. */
export type GenerationOptions = Omit<VerifyDraftOptions, 'language'> & { readonly signal?: AbortSignal | undefined };

/** One written answer: read the claims to their end, then the report. */
export class Generation {
  readonly #generator: Generator;
  readonly #turn: Turn;
  readonly #asks: readonly Ask[];
  readonly #options: GenerationOptions;
  readonly #claims: Claim[] = [];
  readonly #dropped: (readonly VerificationReason[])[] = [];
  #usage: TokenUsage | null = null;
  #cause: FallbackCause | null = null;

  constructor(generator: Generator, turn: Turn, options: GenerationOptions) {
    this.#generator = generator;
    this.#turn = turn;
    this.#asks = turn.parts.length > 0 ? turn.parts : [turn];
    this.#options = options;
  }

  /** Yields each sentence that holds, as soon as it does. @throws the signal's reason when that was aborted. */
  async *claims(): AsyncGenerator<Claim> {
    try {
      yield* this.#write(this.#generator.model.structured && !schemaless.has(this.#generator.model));
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      if (!(error instanceof ChatModelError)) throw error;
      this.#cause = error.code;
    }
  }

  report(): GenerationReport {
    const cause = this.#cause;
    const outcome = cause === null ? 'written' : 'extractive';
    return { outcome, cause, kept: this.#claims.length, dropped: this.#dropped, usage: this.#usage };
  }

  async *#write(structured: boolean): AsyncGenerator<Claim> {
    const { model, prompts, tokensPerAnswer } = this.#generator;
    const { understanding, language } = this.#turn;
    const { isInstruction, signal } = this.#options;
    const write = { model, prompt: prompts.answer, maxTokens: tokensPerAnswer, structured, isInstruction, signal };
    const drafts = writeDrafts(this.#asks, understanding.question, language, write);
    try {
      let step = await drafts.next();
      for (; !step.done; step = await drafts.next()) {
        const { claim, reasons } = await verifyDraft(step.value, { ...this.#options, language });
        signal?.throwIfAborted();
        if (claim) {
          this.#claims.push(claim);
          yield claim;
          continue;
        }
        this.#dropped.push(reasons);
        // The first sentence answers. Where a lost answer does not show in what is left, nothing of it is shown.
        if (this.#claims.length === 0 && !this.#asks.every(showsKind)) {
          this.#cause = 'unsupported';
          return;
        }
      }
      this.#usage = step.value.usage;
      if (step.value.declined && this.#claims.length === 0) this.#cause = 'declined';
      else if (this.#claims.length === 0) this.#cause = 'unsupported';
      else if (!stillAnswers(this.#asks, this.#claims)) this.#cause = 'incomplete';
    } catch (error) {
      const isSchema = structured && error instanceof ChatModelError && error.code === 'rejected';
      if (!isSchema || this.#claims.length > 0) throw error;
      yield* this.#write(false);
      schemaless.add(model);
    } finally {
      await drafts.return({ declined: false, usage: null });
    }
  }
}

/**
 * A follow-up as the language model completes it; null where words alone must do: without a model, for a question that
 * stands alone, and where what the model gave cannot be used. A failure is told, so that it is not asked again.
 */
export async function condensedQuestion(
  generator: Generator | null | undefined,
  { question, history, language, now }: Turn,
  isInstruction: (text: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<{ condensed: string | null } & Pick<Turn, 'modelFailed'>> {
  if (!generator || history.length === 0 || standAlone(question, history, now) === question) return { condensed: null };
  const { model, prompts } = generator;
  try {
    const condensed = await condense(question, history, language, { model, prompt: prompts.condense, signal });
    return { condensed: condensed !== null && isInstruction(condensed) ? null : condensed };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof ChatModelError)) throw error;
    return { condensed: null, modelFailed: error.code };
  }
}
