/**
 * `npm run gaps`: what people asked in vain, as a page for editors, and what becomes of it.
 * Exit 0 when it was done, 2 on bad input; then nothing was changed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BadInputError, readCases } from '../evals/case.ts';
import { readSources } from '../evals/sources.ts';
import { isSentenceCaseFile } from '../evals/verification/sentence-case.ts';
import { DATABASE_FILE, openSqliteAnswerStore } from '../src/adapters/sqlite-answer-store.ts';
import { parseBankLines } from '../src/indexing/corpus-files.ts';
import { openShared } from '../src/runtimes/open-shared.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, type Settings } from '../src/runtimes/settings.ts';
import { acceptGap } from './gaps/accept.ts';

const USAGE = `Usage: npm run gaps [-- --days N] [--out FILE.html] [--json]
         questions that were not answered or did not help, by meaning; the page goes to DATA_DIR/gaps.html
       npm run gaps -- accept ID --as bank [--kind gap|question] [--document ID --quote "…"] [--target KEY]
       npm run gaps -- accept ID --as case [--expect abstain|answer|redirect|refuse] [--document ID --quote "…"]
                                           [--must "fact|other wording"]… [--target KEY]
         --question "…" gives another wording; --cases FOLDER another folder of cases
docs/editors.md explains both.
`;
const DAY = 24 * 60 * 60 * 1000;
const CASES = join(import.meta.dirname, '..', 'evals', 'cases');

const OPTIONS = {
  days: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  as: { type: 'string' },
  kind: { type: 'string' },
  document: { type: 'string' },
  quote: { type: 'string' },
  target: { type: 'string' },
  expect: { type: 'string' },
  must: { type: 'string', multiple: true },
  question: { type: 'string' },
  cases: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new BadInputError(`${(error as Error).message}\n${USAGE}`);
  }
}
type Values = ReturnType<typeof readArguments>['values'];

async function openAnswers(settings: Settings) {
  if (settings.STORE === 'postgres') {
    const { answers, database } = await openShared(settings, console.error);
    return { ...answers, close: () => database.close() };
  }
  if (!existsSync(join(settings.DATA_DIR, DATABASE_FILE))) {
    throw new BadInputError(`${settings.DATA_DIR} holds no answers yet. Set DATA_DIR to the folder of the server.`);
  }
  return openSqliteAnswerStore(settings.DATA_DIR);
}

/** Opens the model and the index, which a command does not wait for that needs neither. */
async function openPassages(settings: Settings) {
  const { openDutchSplitter } = await import('../src/adapters/dutch-dictionary.ts');
  const { openTransformersEmbedder } = await import('../src/adapters/transformers-embedder.ts');
  const { refreshIndex } = await import('../src/indexing/refresh.ts');
  const { MODELS } = await import('../src/runtimes/open-assistant.ts');
  const [embedder, split] = await Promise.all([openTransformersEmbedder(MODELS), openDutchSplitter()]);
  const { store } = await refreshIndex({
    corpusFolder: settings.CORPUS_DIR,
    indexFolder: settings.INDEX_DIR,
    embedder,
    split,
    ...progressOn(process.stderr),
  });
  return { passages: store, embedder };
}

async function report(settings: Settings, values: Values): Promise<void> {
  const days = values.days ?? String(settings.RETENTION_DAYS || 30);
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new BadInputError(`--days: a whole number from 1 to 9999.\n${USAGE}`);
  const answers = await openAnswers(settings);
  const { reportGaps } = await import('./gaps/report.ts');
  const { gapsPage } = await import('./gaps/page.ts');
  const opened = await openPassages(settings);
  const made = await reportGaps(new Date(Date.now() - Number(days) * DAY).toISOString(), { answers, ...opened });
  await Promise.all([answers.close(), opened.passages.close()]);
  if (values.json) {
    process.stdout.write(`${JSON.stringify(made, null, 1)}\n`);
    if (values.out === undefined) return;
  }
  const out = values.out ?? join(settings.DATA_DIR, 'gaps.html');
  await writeFile(`${out}.new`, gapsPage(made), { mode: 0o600 });
  await rename(`${out}.new`, out);
  if (!values.json) process.stdout.write(`${made.questions} questions in ${made.clusters.length} groups: ${out}\n`);
}

async function accept(settings: Settings, id: string, values: Values): Promise<void> {
  const as = values.as;
  if (as !== 'case' && as !== 'bank') throw new BadInputError(`--as: case or bank.\n${USAGE}`);
  const folder = values.cases ?? CASES;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name))
    .filter((file) => !isSentenceCaseFile(file));
  const bankFile = join(settings.CORPUS_DIR, 'questions.jsonl');
  const bankText = existsSync(bankFile) ? readFileSync(bankFile, 'utf8') : '';
  const answers = await openAnswers(settings);
  const record = await answers.find(id.toLowerCase());
  if (record === null) throw new BadInputError(`There is no answer ${id}: it may have been deleted or be too old.`);
  const said = await acceptGap({
    record,
    decision: { ...values, as },
    answers,
    async nearest() {
      const { nearestTo } = await import('./gaps/report.ts');
      const opened = await openPassages(settings);
      const { nearest } = await nearestTo(record.question ?? '', record.answer.language, opened);
      await opened.passages.close();
      return nearest;
    },
    sources: await readSources(settings.CORPUS_DIR),
    cases: files.length === 0 ? [] : readCases(files),
    bank: parseBankLines(bankText, bankFile).map(({ entry }) => entry),
    caseFile: join(folder, 'from-use.jsonl'),
    bankFile,
    now: new Date(),
  });
  await answers.close();
  process.stdout.write(`${said}\n`);
}

try {
  const { values, positionals } = readArguments();
  const [command, id, ...more] = positionals;
  if (values.help) process.stdout.write(USAGE);
  else if (command === undefined) await report(readSettings(process.env), values);
  else if (command === 'accept' && id !== undefined && more.length === 0)
    await accept(readSettings(process.env), id, values);
  else throw new BadInputError(USAGE);
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['BadInputError', 'CorpusError', 'DatabaseError', 'SettingsError'].includes(name);
  process.stderr.write(`${expected ? message.trimEnd() : stack}\n`);
  process.exitCode = 2;
}
