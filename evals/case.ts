/**
 * A case: one question with what is expected of its answer. Read from JSONL, one case a line.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageSchema, reasonSchema, statusSchema } from '../src/answer.ts';

/** Short names that cases may use for the source files of a document; any other name is taken as a document's id. */
const DOCUMENT_ALIASES: Readonly<Record<string, string>> = {
  '000': 'kamerbrief-stand-van-duo',
  '001': 'stand-van-duo-2022',
  '002': 'stand-van-duo-2022',
  '003': 'stand-van-duo-2022',
  '004': 'jaarbericht-2024',
};

const documentSchema = z
  .string()
  .min(1)
  .transform((name) => DOCUMENT_ALIASES[name] ?? name);

/** What a good system does: answer, say it is not in the documents, send elsewhere, or refuse. */
export const expectationSchema = z.enum(['answer', 'abstain', 'redirect', 'refuse']);
export type Expectation = z.infer<typeof expectationSchema>;

/** Where an answer stands: a document and words that stand there verbatim. */
export const goldSchema = z.object({ doc: documentSchema, quote: z.string().min(1) });
export type Gold = z.infer<typeof goldSchema>;

/** Fields that are not named here are left out: a larger set may carry notes of its own. */
export const caseSchema = z.object({
  id: z.string().min(1),
  lang: z.string().regex(/^[a-z]{2,3}$/),
  kind: z.string().min(1),
  question: z.string().min(1),
  /** Earlier messages of the conversation. */
  history: z.array(messageSchema).default([]),
  /** A reference answer, for people. */
  answer: z.string().default(''),
  /** Key facts: every group must be met by one of its alternatives. */
  must: z.array(z.array(z.string().min(1)).min(1)).default([]),
  /** Strings that may not occur in the answer. */
  must_not: z.array(z.string().min(1)).default([]),
  gold: z.array(goldSchema).default([]),
  /** `any`: each entry alone supports the answer; `all`: they are needed together. */
  gold_mode: z.enum(['any', 'all']).default('any'),
  difficulty: z.string().default('unknown'),
  expect: expectationSchema,
  tags: z.array(z.string()).default([]),
  /** The step of the pipeline that the case is about, for the break-down. */
  step: z.string().optional(),
  /** Id of the case with nearly the same words and another expectation. */
  twin: z.string().optional(),
  /** The only reason or reasons that are right. */
  reason: z.union([reasonSchema, z.array(reasonSchema)]).optional(),
  /** Key of the editors' target where the answer must point, or part of its label or address. */
  target: z.string().optional(),
  /** The only status or statuses that are right, where `expect` allows more. */
  status: z.union([statusSchema, z.array(statusSchema)]).optional(),
});
export type Case = z.infer<typeof caseSchema>;

/** A file of cases (or another input of the suite) that cannot be read; the message names file, line and field. */
export class BadInputError extends Error {
  override readonly name = 'BadInputError';
}

/**
 * The cases in the text of a JSONL file, in order; blank lines are skipped.
 * @throws BadInputError on a line that is not JSON or not a case, and on an id that stands there twice.
 */
export function parseCases(text: string, file: string): Case[] {
  const cases: Case[] = [];
  const lineOf = new Map<string, number>();
  text.split('\n').forEach((line, index) => {
    const place = `${file}, line ${index + 1}`;
    if (line.trim() === '') return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new BadInputError(`${place}: not JSON (${(error as Error).message})`);
    }
    const result = caseSchema.safeParse(value);
    if (!result.success) {
      const issues = result.error.issues.map(
        (issue) => `field ${issue.path.join('.') || '(the line)'}: ${issue.message}`,
      );
      throw new BadInputError(`${place}: ${issues.join('; ')}`);
    }
    const before = lineOf.get(result.data.id);
    if (before !== undefined) {
      throw new BadInputError(`${place}: field id: "${result.data.id}" is also the id of line ${before}`);
    }
    lineOf.set(result.data.id, index + 1);
    cases.push(result.data);
  });
  return cases;
}

/**
 * The cases of several files together.
 * @throws BadInputError as parseCases; also when a file cannot be read, holds no case, or repeats an id of another.
 */
export function readCases(files: readonly string[]): Case[] {
  const fileOf = new Map<string, string>();
  const cases: Case[] = [];
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new BadInputError(`${file}: cannot be read (${(error as Error).message})`);
    }
    for (const item of parseCases(text, file)) {
      const before = fileOf.get(item.id);
      if (before !== undefined) throw new BadInputError(`${file}: field id: "${item.id}" stands in ${before} too`);
      fileOf.set(item.id, file);
      cases.push(item);
    }
  }
  if (cases.length === 0) throw new BadInputError(`${files.join(', ')}: no case in it`);
  return cases;
}
