/**
 * `gaps accept`: a reviewed question becomes an evaluation case or an entry of the question bank, never both.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { BadInputError, type Case, caseSchema } from '../../evals/case.ts';
import { lintCases } from '../../evals/lint.ts';
import type { Sources } from '../../evals/record.ts';
import { fingerprint, nearlyEqual } from '../../evals/similarity.ts';
import { lettersAndDigits } from '../../src/corpus/anchors.ts';
import type { BankEntry } from '../../src/corpus/document.ts';
import type { AnswerStore } from '../../src/ports.ts';
import type { KeptAnswer } from '../../src/records.ts';
import type { Nearest } from './report.ts';

/** What the editor decided. */
export interface Decision {
  readonly as: 'case' | 'bank';
  /** Another wording, for instance without a name. */
  readonly question?: string | undefined;
  readonly document?: string | undefined;
  readonly quote?: string | undefined;
  readonly target?: string | undefined;
  /** Of a bank entry; a gap unless told. */
  readonly kind?: string | undefined;
  /** Of a case; abstain unless told. */
  readonly expect?: string | undefined;
  /** Key facts of a case, the alternatives of one joined by "|". */
  readonly must?: readonly string[] | undefined;
}

export interface AcceptOptions {
  readonly record: KeptAnswer;
  readonly decision: Decision;
  readonly answers: AnswerStore;
  /** The passage nearest to the question; asked for only where the editor named none. */
  readonly nearest: () => Promise<Nearest | null>;
  readonly sources: Sources;
  /** Every case there is, and every entry of the bank, proposed ones among them. */
  readonly cases: readonly Case[];
  readonly bank: readonly BankEntry[];
  readonly caseFile: string;
  readonly bankFile: string;
  readonly now: Date;
}

/** What the audit calls it. */
const ACTION = 'gaps.accept';

/** Adds a line at the end, on a line of its own whatever the file ends in. */
async function addLine(file: string, value: object): Promise<void> {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  await appendFile(file, `${before === '' || before.endsWith('\n') ? '' : '\n'}${JSON.stringify(value)}\n`);
}

async function bankEntry(options: AcceptOptions, question: string): Promise<BankEntry> {
  const { record, decision, sources } = options;
  const kind = decision.kind ?? 'gap';
  if (kind !== 'gap' && kind !== 'question') throw new BadInputError('--kind: question or gap.');
  if (kind === 'question' && decision.quote === undefined) {
    throw new BadInputError('A question needs the sentence that answers it: --quote "…" --document ID.');
  }
  const { target } = decision;
  if (target !== undefined && sources.targetUrl(target) === null) {
    throw new BadInputError(`There is no target "${target}" in targets.yaml.`);
  }
  const named = decision.document !== undefined && decision.quote !== undefined;
  const nearest = named ? null : await options.nearest();
  const document = decision.document ?? nearest?.document;
  const quote = decision.quote ?? nearest?.quote;
  if (document === undefined || quote === undefined) throw new BadInputError('Give --document ID and --quote "…".');
  const text = sources.text(document);
  if (text === null) throw new BadInputError(`There is no document "${document}".`);
  if (!lettersAndDigits(text).includes(lettersAndDigits(quote))) {
    throw new BadInputError(`The quote does not stand in ${document}: "${quote}".`);
  }
  return {
    document,
    quote,
    language: record.answer.language,
    question,
    kind,
    ...(target === undefined ? {} : { target }),
    state: 'proposed',
  };
}

function evaluationCase({ record, decision, sources, cases, bank }: AcceptOptions, question: string): Case {
  const gold = decision.quote === undefined ? [] : [{ doc: decision.document ?? '', quote: decision.quote }];
  const made = caseSchema.safeParse({
    id: `use-${record.answer.id.slice(0, 8)}`,
    lang: record.answer.language.slice(0, 2),
    kind: 'from-use',
    question,
    gold,
    must: (decision.must ?? []).map((group) => group.split('|')),
    expect: decision.expect ?? 'abstain',
    tags: ['from-use'],
    ...(decision.target === undefined ? {} : { target: decision.target }),
  });
  if (!made.success) {
    const issues = made.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new BadInputError(`This is no case: ${issues.join('; ')}`);
  }
  const errors = lintCases([...cases, made.data], sources, bank).filter(
    ({ id, level }) => level === 'error' && id === made.data.id,
  );
  if (errors.length > 0) throw new BadInputError(errors.map(({ message }) => message).join('\n'));
  return made.data;
}

/**
 * Writes the question to the file of cases or to the bank, and the decision to the audit.
 * @returns what was done, as a line for people
 * @throws BadInputError when it was accepted before, stands on the other side already, or does not fit its form
 */
export async function acceptGap(options: AcceptOptions): Promise<string> {
  const { record, decision, answers, cases, bank, caseFile, bankFile, now } = options;
  const { id, language } = record.answer;
  if (record.question === null) throw new BadInputError('The question of this answer was not kept.');
  const earlier = (await answers.audits('')).find(({ action, detail }) => action === ACTION && detail.startsWith(id));
  if (earlier) throw new BadInputError(`This question was accepted before: ${earlier.detail.slice(id.length + 1)}.`);

  const question = (decision.question ?? record.question).trim();
  // Both wordings count: a question that was put in other words is still the same question.
  const prints = [question, record.question].map(fingerprint);
  const asked = (of: string, other: string) =>
    other.slice(0, 2) === language.slice(0, 2) && prints.some((print) => nearlyEqual(print, fingerprint(of)));
  const nearCase = cases.find((item) => asked(item.question, item.lang));
  if (nearCase) throw new BadInputError(`Evaluation case ${nearCase.id} asks nearly this. A question is never both.`);
  const nearEntry = bank.find((entry) => asked(entry.question, entry.language));
  if (nearEntry) {
    throw new BadInputError(`The question bank asks nearly this: "${nearEntry.question}". A question is never both.`);
  }

  const file = decision.as === 'case' ? caseFile : bankFile;
  await addLine(file, decision.as === 'case' ? evaluationCase(options, question) : await bankEntry(options, question));
  await answers.audit({ at: now.toISOString(), action: ACTION, detail: `${id} as ${decision.as}` });
  return decision.as === 'case'
    ? `Added to ${file}. Write a reference answer there if you have one.`
    : `Added to ${file}, proposed: it waits until npm run bank -- accept LINE.`;
}
