/**
 * `npm run evals`: puts cases to a system, judges the answers, and holds the figures against the thresholds.
 * Exit 0 when they are met, 1 when one is not, 2 on bad input.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInputError, type Case, readCases } from '../evals/case.ts';
import { compare } from '../evals/compare.ts';
import { checkThresholds, describeCheck, readThresholds } from '../evals/gate.ts';
import { askedDigest, generate } from '../evals/generate.ts';
import { httpSystem } from '../evals/http-system.ts';
import { inProcessSystem } from '../evals/in-process-system.ts';
import { judge, judgementSchema, type SuiteJudgement } from '../evals/judge.ts';
import { lintCases, readBank } from '../evals/lint.ts';
import { type Options, readOptions, USAGE } from '../evals/options.ts';
import { renderPeers } from '../evals/peers/compare-peers.ts';
import type { CaseRecord } from '../evals/record.ts';
import { renderHtml } from '../evals/report/html.ts';
import { renderMarkdown } from '../evals/report/markdown.ts';
import { openRunFolder } from '../evals/run-folder.ts';
import { readSources } from '../evals/sources.ts';
import type { System } from '../evals/system.ts';
import { renderComparison, renderTable } from '../evals/table.ts';
import { askVerifier, judgeSentences, renderSentences } from '../evals/verification/judge-sentences.ts';
import { isSentenceCaseFile, readSentenceCases } from '../evals/verification/sentence-case.ts';
import { httpVerifier } from '../evals/verification/verifier.ts';
import type { GenerationEvent } from '../src/assistant.ts';

const EVALS = join(import.meta.dirname, '..', 'evals');
const CORPUS = process.env.CORPUS_DIR ?? join(EVALS, '..', 'corpus');

function runPath(name: string): string {
  if (!/^[\w.-]+$/.test(name)) throw new BadInputError(`--run: "${name}" is not a name for a folder`);
  return join(EVALS, 'runs', name);
}

/** The records of a run folder that belong to the cases. */
function recordsOf(name: string, cases: readonly Case[]): CaseRecord[] {
  const outcomes = new Map(
    openRunFolder(runPath(name))
      .outcomes()
      .map((outcome) => [outcome.id, outcome]),
  );
  const records = cases.flatMap((asked) => {
    const outcome = outcomes.get(asked.id);
    return outcome?.asked === askedDigest(asked) ? [{ case: asked, outcome }] : [];
  });
  if (records.length < cases.length) {
    const missing = cases.filter(({ id }) => !records.some((record) => record.case.id === id)).map(({ id }) => id);
    throw new BadInputError(
      `run ${name} has no outcome for ${missing.length} cases: ${missing.slice(0, 10).join(', ')}`,
    );
  }
  return records;
}

async function openSystem(base: string | undefined): Promise<{ system: System; close: () => Promise<void> }> {
  if (base !== undefined) {
    if (!URL.canParse(base)) throw new BadInputError(`--base: "${base}" is not an address`);
    return { system: httpSystem(base), close: async () => undefined };
  }
  const { openAssistant } = await import('../src/runtimes/open-assistant.ts');
  const { readSettings } = await import('../src/runtimes/settings.ts');
  const events: GenerationEvent[] = [];
  const opened = await openAssistant(readSettings(process.env), { onEvent: (event) => events.push(event) });
  return { system: inProcessSystem(opened.assistant, events), close: opened.close };
}

async function generateRecords(options: Options, cases: readonly Case[]): Promise<CaseRecord[]> {
  const parallel = Number(options.parallel);
  if (!Number.isInteger(parallel) || parallel < 1) throw new BadInputError('--parallel: not a whole number above 0');
  const folder = options.run === undefined ? null : openRunFolder(runPath(options.run));
  const { system, close } = await openSystem(options.base);
  let shown = 0;
  try {
    return await generate(system, cases, {
      parallel,
      folder,
      progress(done, total, secondsLeft) {
        if (done < total && Date.now() - shown < 2000) return;
        shown = Date.now();
        process.stderr.write(`${done} of ${total} cases, about ${Math.ceil(secondsLeft)} s left\n`);
      },
    });
  } finally {
    await close();
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function writeJson(file: string, judgement: object): void {
  const json = `${JSON.stringify(judgement, null, 1)}\n`;
  if (file === '-') process.stdout.write(json);
  else write(file, json);
}

function readJudgement(file: string): SuiteJudgement {
  try {
    return judgementSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new BadInputError(`${file}: not a judgement (${(error as Error).message.slice(0, 200)})`);
  }
}

/** @returns the exit code */
function compareFiles(files: readonly string[]): number {
  const [before, after] = files;
  if (before === undefined || after === undefined) throw new BadInputError(`--compare wants two files\n${USAGE}`);
  process.stdout.write(renderComparison(compare(readJudgement(before), readJudgement(after))));
  return 0;
}

/** @returns the exit code: 1 when there is an error among the findings */
async function lint(files: readonly string[]): Promise<number> {
  const findings = lintCases(readCases(files), await readSources(CORPUS), readBank(join(CORPUS, 'questions.jsonl')));
  for (const { id, level, rule, message } of findings) process.stdout.write(`${level} ${id} (${rule}): ${message}\n`);
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** Sentence cases have judges of their own and no thresholds. @returns the exit code: 1 when the server failed */
async function verifySentences(files: readonly string[], { base, json }: Options): Promise<number> {
  if (!files.every(isSentenceCaseFile)) throw new BadInputError('--cases: questions and sentences are judged apart');
  if (base === undefined || !URL.canParse(base))
    throw new BadInputError('--base: sentences want a server to check them');
  const cases = files.flatMap(readSentenceCases);
  const judgement = judgeSentences(cases, await askVerifier(httpVerifier(base), cases));
  (json === undefined ? process.stdout : process.stderr).write(renderSentences(judgement));
  if (json !== undefined) writeJson(json, judgement);
  return judgement.cases.some(({ said }) => said === null) ? 1 : 0;
}

async function main(): Promise<number> {
  const { values: options, positionals } = readOptions();
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (options.compare) return compareFiles(positionals);
  if (positionals.length > 0) throw new BadInputError(`"${positionals.join(' ')}" is not an option\n${USAGE}`);
  if (options.lint) return lint(options.cases.split(','));
  const files = options.cases.split(',');
  if (files.some((file) => existsSync(file) && isSentenceCaseFile(file))) return verifySentences(files, options);
  const cases = readCases(files);
  if (options.peers) {
    const { runPeers } = await import('../evals/peers/open-peers.ts');
    const { readSettings } = await import('../src/runtimes/settings.ts');
    process.stdout.write(renderPeers(await runPeers(cases, readSettings(process.env))));
    return 0;
  }
  const last = options.last === undefined ? null : readJudgement(options.last);
  const thresholds = options.thresholds === 'none' ? [] : readThresholds(options.thresholds);
  const records = options.judge === undefined ? await generateRecords(options, cases) : recordsOf(options.judge, cases);
  const judgement = judge(records, await readSources(CORPUS));
  const checks = checkThresholds(thresholds, judgement, records);
  const failed = checks.filter(({ met }) => !met);
  const table = [renderTable(judgement, checks), ...failed.map(describeCheck), ''].join('\n');
  if (options.json === undefined) process.stdout.write(table);
  else process.stderr.write(table);
  if (options.json !== undefined) writeJson(options.json, judgement);
  if (options.report !== undefined) {
    const report = { judgement, records, checks, comparison: last === null ? null : compare(last, judgement) };
    write(join(options.report, 'report.md'), renderMarkdown(report));
    write(join(options.report, 'report.html'), renderHtml(report));
  }
  return failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['BadInputError', 'CorpusError', 'SettingsError'].includes(name);
  process.stderr.write(`${expected ? message : stack}\n`);
  process.exitCode = 2;
}
