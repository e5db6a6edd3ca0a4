/**
 * `npm run bank`: the editors' commands for the question bank.
 * Exit 0 when nothing must be mended (warnings are allowed), 1 when something must, 2 on bad input.
 */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { BadInputError } from '../evals/case.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, type Settings } from '../src/runtimes/settings.ts';
import { acceptEntries, lineNumbers } from './bank/accept.ts';
import type { Check } from './bank/check.ts';
import { renderFindings } from './bank/finding.ts';

const USAGE = `Usage: npm run bank -- check [--json]       what is wrong with the bank and the targets, by file and line
       npm run bank -- accept LINE…         proposed entries become accepted: 12, or 20-25
       npm run bank -- accept --all         every proposed entry
       npm run bank -- propose [--document ID] [--limit N]    a language model proposes questions (CHAT_MODEL)
docs/editors.md explains what check says.
`;

function renderSummary({ summary }: Check): string {
  const { documents, passages, questions, gaps, proposed, nearest, errors, warnings } = summary;
  const share = (count: number) => `${count} (${((100 * count) / Math.max(1, nearest.asked)).toFixed(1)} %)`;
  return [
    `${documents} documents, ${passages} passages; ${questions} questions, ${gaps} gaps; ${proposed} proposed.`,
    `Of ${nearest.asked} questions, each left out of the bank and asked, the passage comes first for ` +
      `${share(nearest.first.retrieval)} and among five for ${share(nearest.amongFive.retrieval)}; by meaning alone ` +
      `${share(nearest.first.dense)} and ${share(nearest.amongFive.dense)}.`,
    `${errors} errors, ${warnings} warnings.`,
    '',
  ].join('\n');
}

/** @returns the exit code */
async function check(settings: Settings, json: boolean): Promise<number> {
  // The model and the index are for this command alone; the others start at once.
  const { openDutchSplitter } = await import('../src/adapters/dutch-dictionary.ts');
  const { openTransformersEmbedder } = await import('../src/adapters/transformers-embedder.ts');
  const { refreshIndex } = await import('../src/indexing/refresh.ts');
  const { MODELS } = await import('../src/runtimes/open-assistant.ts');
  const { checkBank } = await import('./bank/check.ts');
  const [embedder, split] = await Promise.all([openTransformersEmbedder(MODELS), openDutchSplitter()]);
  const index = await refreshIndex({
    corpusFolder: settings.CORPUS_DIR,
    indexFolder: settings.INDEX_DIR,
    embedder,
    split,
    ...progressOn(process.stderr),
  });
  let shown = Date.now();
  const result = await checkBank({
    corpusFolder: settings.CORPUS_DIR,
    evalsFolder: relative(process.cwd(), join(import.meta.dirname, '..', 'evals')),
    index,
    embedder,
    split,
    now: new Date(),
    onProgress(done, total) {
      if (Date.now() - shown < 2000) return;
      shown = Date.now();
      process.stderr.write(`Questions left out and asked: ${done} of ${total}\n`);
    },
  });
  await index.store.close();
  if (json) process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  else process.stdout.write(`${renderFindings(result.findings)}${renderSummary(result)}`);
  return result.summary.errors > 0 ? 1 : 0;
}

/** @returns the exit code */
async function accept(settings: Settings, words: readonly string[], all: boolean): Promise<number> {
  if (all === words.length > 0) throw new BadInputError(`Name lines, or give --all.\n${USAGE}`);
  const file = join(settings.CORPUS_DIR, 'questions.jsonl');
  const lines = await acceptEntries(file, all ? 'all' : lineNumbers(words));
  process.stdout.write(
    lines.length === 0
      ? 'No entry is proposed: nothing to accept.\n'
      : `Accepted ${lines.length}: line ${lines.join(', ')}. The next npm run index or npm start takes them in.\n`,
  );
  return 0;
}

/** @returns the exit code */
async function propose(settings: Settings, document: string | null, most: string): Promise<number> {
  if (!/^[1-9]\d{0,3}$/.test(most)) throw new BadInputError(`--limit: "${most}" is not a number from 1 to 9999.`);
  if (settings.CHAT_MODEL === undefined)
    throw new BadInputError(
      'propose asks a language model: set CHAT_MODEL (docs/operations.md), or write entries by hand.',
    );
  const { openGenerator } = await import('../src/runtimes/open-chat-model.ts');
  const { proposeEntries } = await import('./bank/propose.ts');
  const { readCorpus } = await import('../src/indexing/corpus-files.ts');
  const now = new Date();
  const generator = await openGenerator(settings, { now: () => new Date() });
  const { documents } = await readCorpus(settings.CORPUS_DIR);
  if (document !== null && !documents.some(({ meta }) => meta.id === document))
    throw new BadInputError(`--document: there is no document "${document}".`);
  const { entries, asked, without, unfit } = await proposeEntries({
    ...{ corpusFolder: settings.CORPUS_DIR, generator: generator as NonNullable<typeof generator>, document, now },
    limit: Number(most),
    onProgress: (done, total) => void process.stderr.write(`Passages asked about: ${done} of ${total}\n`),
  });
  process.stdout.write(
    `${entries.length} proposed for ${asked} of ${without} passages without a question, ${unfit} left out. ` +
      'They count when they are accepted: read them, then npm run bank -- accept.\n',
  );
  return 0;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean' },
        all: { type: 'boolean' },
        help: { type: 'boolean' },
        document: { type: 'string' },
        limit: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new BadInputError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [command, ...words] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command === 'check' && words.length === 0 && !values.all)
    return check(readSettings(process.env), values.json ?? false);
  if (command === 'accept' && !values.json) return accept(readSettings(process.env), words, values.all ?? false);
  if (command === 'propose' && words.length === 0 && !values.json && !values.all)
    return propose(readSettings(process.env), values.document ?? null, values.limit ?? '10');
  throw new BadInputError(USAGE);
}

try {
  process.exitCode = await main();
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['BadInputError', 'CorpusError', 'SettingsError', 'ChatModelError'].includes(name);
  process.stderr.write(`${expected ? message.trimEnd() : stack}\n`);
  process.exitCode = 2;
}
