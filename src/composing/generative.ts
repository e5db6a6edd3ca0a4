/**
 * The generative answer: a language model writes it, and sees nothing but numbered evidence and the masked question.
 * What comes out are drafts: nothing in them is to be believed before it is verified.
 */
import { z } from 'zod';
import { type ChatModel, ChatModelError, type TokenUsage } from '../ports.ts';
import { type Prompt, renderPrompt } from '../prompts/prompt.ts';
import { languageInDutch } from '../prompts/prompts.ts';
import type { Ask, Draft, Evidence } from '../turn.ts';
import { DraftReader, draftsSchema, translatedDraftsSchema } from './draft-reader.ts';

/** Passages that the model sees at the most. */
const MOST_SOURCES = 8;

export interface WriteOptions {
  readonly model: ChatModel;
  readonly prompt: Prompt;
  /** Most tokens that the model may write. */
  readonly maxTokens: number;
  /** Whether to ask for JSON. */
  readonly structured: boolean;
  /** Tells sentences of a document that speak to a language model: it does not get to see them. */
  readonly isInstruction: (text: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** How the model came to its end. */
export interface WriteEnd {
  /** Whether it said that the sources do not answer. */
  readonly declined: boolean;
  readonly usage: TokenUsage | null;
}

/** The evidence that the model sees, in its order: of several asks the best of each first. */
function sourcesOf(asks: readonly Ask[]): Evidence[] {
  const seen = new Set<string>();
  const deepest = Math.max(0, ...asks.map(({ retrieval }) => retrieval.evidence.length));
  return Array.from({ length: deepest }, (_, rank) => asks.flatMap(({ retrieval }) => retrieval.evidence[rank] ?? []))
    .flat()
    .filter(({ passage }) => !seen.has(passage.id) && seen.add(passage.id))
    .slice(0, MOST_SOURCES);
}

/** Yields each sentence when it is whole. @throws ChatModelError, or the signal's reason when that was aborted. */
export async function* writeDrafts(
  asks: readonly Ask[],
  question: string,
  language: string,
  { model, prompt, maxTokens, structured, isInstruction, signal }: WriteOptions,
): AsyncGenerator<Draft, WriteEnd> {
  const sources = sourcesOf(asks);
  const translated = sources.some(({ passage }) => passage.language.slice(0, 2) !== language.slice(0, 2));
  const messages = renderPrompt(prompt, {
    language: languageInDutch(language),
    translated,
    structured,
    question,
    sources: sources.map(({ passage }, i) => ({
      number: String(i + 1),
      text: withoutInstructions(passage, isInstruction),
      period: passage.period,
    })),
  });
  const reader = new DraftReader();
  let usage: TokenUsage | null = null;
  const drafts = (read: ReturnType<DraftReader['push']>): Draft[] =>
    read.map(({ text, sources: cited, quote }) => ({
      text,
      sources: [...new Set(cited)].flatMap((number) => sources[number - 1] ?? []),
      quote,
    }));
  let count = 0;
  const call = {
    messages,
    maxTokens,
    ...(structured ? { schema: { name: 'answer', schema: schemaOf(translated) } } : {}),
    ...(signal ? { signal } : {}),
  };
  for await (const chunk of model.stream(call)) {
    if (chunk.type === 'usage') usage = chunk.usage;
    const read = drafts(
      chunk.type === 'text' ? reader.push(chunk.text) : chunk.type === 'end' ? reader.end(chunk.reason === 'stop') : [],
    );
    count += read.length;
    yield* read;
  }
  if (count === 0 && !reader.declined) throw new ChatModelError('nonsense', 'The model wrote no sentence.');
  return { declined: reader.declined, usage };
}

function schemaOf(translated: boolean): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(translated ? translatedDraftsSchema : draftsSchema);
  return schema;
}

/** A passage's text without the sentences that are instructions. */
function withoutInstructions(passage: Evidence['passage'], isInstruction: (text: string) => boolean): string {
  return passage.sentences
    .filter(({ start, end }) => isInstruction(passage.text.slice(start, end)))
    .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), passage.text);
}
