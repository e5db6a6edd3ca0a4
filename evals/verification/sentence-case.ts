/**
 * A sentence case: one sentence, a quote of a document, and whether the quote supports the sentence. It judges the
 * check of sentences (POST /api/v1/verify), not the answering of questions.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInputError } from '../case.ts';

export const sentenceCaseSchema = z.object({
  id: z.string().min(1),
  lang: z.string().min(2),
  step: z.literal('verification'),
  document: z.string().min(1),
  quote: z.string().min(1),
  text: z.string().min(1),
  supported: z.boolean(),
  /** What was changed of the quote's meaning: "number", "negation", …; "none" where it is only put otherwise. */
  change: z.string().min(1),
});
export type SentenceCase = z.infer<typeof sentenceCaseSchema>;

/** Whether a file's first line is a sentence case rather than a question. */
export function isSentenceCaseFile(file: string): boolean {
  const first = readFileSync(file, 'utf8').split('\n', 1)[0] ?? '';
  return /"step":\s*"verification"/.test(first) && !/"question":/.test(first);
}

/** The sentence cases of a file. @throws BadInputError naming file, line and field. */
export function readSentenceCases(file: string): SentenceCase[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new BadInputError(`${file}, line ${index + 1}: not JSON (${(error as Error).message})`);
    }
    const result = sentenceCaseSchema.safeParse(value);
    if (result.success) return [result.data];
    const issue = result.error.issues[0];
    throw new BadInputError(`${file}, line ${index + 1}: field ${issue?.path.join('.')}: ${issue?.message}`);
  });
}
