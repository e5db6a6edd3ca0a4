/**
 * The conversation so far, as the page carries it along in a hidden field: nothing of it is kept on the server.
 * It comes back from outside, so it is checked like any other input.
 */
import { z } from 'zod';
import type { Answer, Message } from '../../answer.ts';
import { MAX_QUESTION_LENGTH } from '../../answer.ts';
import { bodyLanguage } from './answer-lines.ts';

/** Turns carried along; older ones are dropped. */
const MAX_TURNS = 8;
/** The hidden field stays well under the limit of a request's body, where escaping can triple it. */
const MAX_LENGTH = 16_000;

const sourceSchema = z.object({
  number: z.int().min(1).max(999),
  title: z.string().max(300),
  /** Only the source viewer of this server: a forged field cannot lead people elsewhere. */
  url: z.string().regex(/^\/bronnen\/[\w.-]{1,200}(#[\w-]{1,64})?$/),
});

const pastTurnSchema = z.object({
  question: z.string().max(MAX_QUESTION_LENGTH),
  text: z.string().max(10_000),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  sources: z.array(sourceSchema).max(30),
});

/** One question with its answer, as the page shows it above a newer one. */
export type PastTurn = z.infer<typeof pastTurnSchema>;

const historySchema = z.array(pastTurnSchema).max(MAX_TURNS);

/** Reads the hidden field; null when it is not what this server wrote in form (it may still be made up). */
export function readHistory(field: string): PastTurn[] | null {
  if (field === '') return [];
  if (field.length > 2 * MAX_LENGTH) return null;
  try {
    const result = historySchema.safeParse(JSON.parse(field));
    return result.success ? result.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes the hidden field: the newest turns that fit. */
export function writeHistory(turns: readonly PastTurn[]): string {
  let kept = turns.slice(-MAX_TURNS);
  while (kept.length > 0 && JSON.stringify(kept).length > MAX_LENGTH) kept = kept.slice(1);
  return JSON.stringify(kept);
}

/** An answer as the past turn that it becomes. */
export function pastTurn(question: string, answer: Answer): PastTurn {
  return {
    question: question.slice(0, MAX_QUESTION_LENGTH),
    text: answer.text.slice(0, 10_000),
    language: bodyLanguage(answer),
    sources: answer.citations.slice(0, 30).map(({ number, title, url }) => ({
      number,
      title: title.slice(0, 300),
      url: url.slice(Math.max(0, url.indexOf('/bronnen/'))),
    })),
  };
}

/** The conversation as the pipeline takes it, ending with the question. */
export function messagesOf(turns: readonly PastTurn[], question: string): Message[] {
  return [
    ...turns.flatMap((turn): Message[] => [
      { role: 'user', content: turn.question },
      { role: 'assistant', content: turn.text },
    ]),
    { role: 'user', content: question },
  ];
}
