/**
 * `bank propose`: a language model writes questions for passages that nobody asks about. They are added to the bank as
 * proposed, and count for nothing until an editor has accepted them.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BankEntry, Passage } from '../../src/corpus/document.ts';
import { passagesOf } from '../../src/corpus/passages.ts';
import type { Generator } from '../../src/generation.ts';
import { parseBankLines, readCorpus } from '../../src/indexing/corpus-files.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import { fold } from '../../src/language/fold.ts';
import { complete } from '../../src/prompts/complete.ts';
import { renderPrompt } from '../../src/prompts/prompt.ts';
import { isPlantedInstruction } from '../../src/screening/planted.ts';
import { screen } from '../../src/screening/screen.ts';

export interface ProposeOptions {
  readonly corpusFolder: string;
  readonly generator: Generator;
  /** Passages that the model is asked about at the most. */
  readonly limit: number;
  /** Id of the one document to look at; null for all. */
  readonly document: string | null;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Proposed {
  readonly entries: readonly BankEntry[];
  /** Passages asked about, and of how many without questions. */
  readonly asked: number;
  readonly without: number;
  /** Proposals that broke a rule: the quote does not stand there, the question is known or would be refused. */
  readonly unfit: number;
}

const QUESTIONS_EACH = 3;
const MOST_TOKENS = 800;
const LONGEST_QUESTION = 200;
/** A passage with fewer characters is a heading or a scrap. */
const LEAST_PASSAGE = 120;
const LEAST_QUOTE = 12;

const proposalsSchema = z.object({ questions: z.array(z.object({ question: z.string(), quote: z.string() })) });
type Proposal = z.infer<typeof proposalsSchema>['questions'][number];

/** What the model gave, whether it kept to JSON or to lines. */
function proposalsIn(text: string): Proposal[] {
  const start = text.indexOf('{');
  try {
    const read = proposalsSchema.safeParse(JSON.parse(text.slice(start, text.lastIndexOf('}') + 1)));
    if (read.success) return read.data.questions;
  } catch {
    // Lines, then.
  }
  return text.split('\n').flatMap((line) => {
    const [question = '', quote] = line.split('||');
    return quote === undefined ? [] : [{ question: question.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, ''), quote }];
  });
}

/** The entry that a proposal becomes; null when an editor could not use it. */
function entryOf({ question, quote }: Proposal, passage: Passage, known: Set<string>, now: Date): BankEntry | null {
  const asked = question.trim();
  const said = quote.trim();
  if (!asked.endsWith('?') || asked.length > LONGEST_QUESTION || known.has(fold(asked))) return null;
  if (said.length < LEAST_QUOTE || !passage.text.includes(said) || isPlantedInstruction(said)) return null;
  if (screen({ messages: [{ role: 'user', content: asked }] }, now).verdict !== null) return null;
  known.add(fold(asked));
  const { language } = detectLanguage(asked);
  return { document: passage.document, quote: said, language, question: asked, kind: 'question', state: 'proposed' };
}

/**
 * Adds proposals to the bank's file, after what is there. What was written stays when a later call fails.
 * @throws ChatModelError when the model fails, CorpusError when the corpus cannot be read
 */
export async function proposeEntries(options: ProposeOptions): Promise<Proposed> {
  const { corpusFolder, generator, limit, document, now, onProgress } = options;
  const { documents } = await readCorpus(corpusFolder);
  const file = join(corpusFolder, 'questions.jsonl');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const bank = parseBankLines(text, file).map(({ entry }) => entry);
  const known = new Set(bank.map(({ question }) => fold(question)));
  const isAsked = (passage: Passage) =>
    bank.some((entry) => entry.document === passage.document && passage.text.includes(entry.quote));
  const without = documents
    .filter(({ meta }) => document === null || meta.id === document)
    .flatMap(passagesOf)
    .filter((passage) => passage.text.length >= LEAST_PASSAGE && !isAsked(passage));
  const entries: BankEntry[] = [];
  let unfit = 0;
  let separator = text === '' || text.endsWith('\n') ? '' : '\n';
  const passages = without.slice(0, limit);
  for (const [done, passage] of passages.entries()) {
    onProgress?.(done, passages.length);
    const proposals = await propose(passage, generator);
    const fit = proposals.flatMap((proposal) => entryOf(proposal, passage, known, now) ?? []);
    unfit += proposals.length - fit.length;
    entries.push(...fit);
    if (fit.length === 0) continue;
    await appendFile(file, separator + fit.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    separator = '';
  }
  return { entries, asked: passages.length, without: without.length, unfit };
}

async function propose(passage: Passage, { model, prompts }: Generator): Promise<Proposal[]> {
  const { structured } = model;
  const { $schema: _, ...schema } = z.toJSONSchema(proposalsSchema);
  const { text } = await complete(model, {
    messages: renderPrompt(prompts.propose, { structured, count: String(QUESTIONS_EACH), passage: passage.text }),
    maxTokens: MOST_TOKENS,
    ...(structured ? { schema: { name: 'questions', schema } } : {}),
  });
  return proposalsIn(text);
}
