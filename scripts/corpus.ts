/**
 * `npm run corpus`: the editors' command for documents: import, sync, diff, withdraw, restore.
 * Exit 0 when everything is in use, 1 when something was refused or waits for a decision, 2 on bad input.
 */
import { parseArgs } from 'node:util';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings } from '../src/runtimes/settings.ts';
import { diffCorpus } from './corpus/diff.ts';
import { importAll } from './corpus/import.ts';
import { bringIndexUpToDate } from './corpus/index-after.ts';
import { setState } from './corpus/state.ts';
import { originsOf } from './corpus/sync.ts';

const USAGE = `Usage: npm run corpus -- import PATH|FOLDER|URL…   into CORPUS_DIR, with a review page for each document
         [--accept-damaged]    take a damaged or suspicious document in use all the same
         [--accept-duplicates] import copies and parts of other documents too
         [--supersedes ID]     this is the new version of ID
         [--language en]       language of the review page
         [--no-index] [--json]
       npm run corpus -- sync [--no-index] [--json]   import again what changed at its origin
       npm run corpus -- diff [--json]                what differs between the corpus and the index
       npm run corpus -- withdraw ID…                 take documents out of use at once
       npm run corpus -- restore ID…                  and back in use
docs/editors.md explains what an import says.
`;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        'accept-damaged': { type: 'boolean' },
        'accept-duplicates': { type: 'boolean' },
        supersedes: { type: 'string' },
        language: { type: 'string' },
        'no-index': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [command, ...words] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const settings = readSettings(process.env);
  const json = values.json ?? false;
  const progress = progressOn(process.stderr);
  if (command === 'import' || command === 'sync') {
    if (command === 'import' ? words.length === 0 : words.length > 0) throw new UsageError(USAGE);
    const language = values.language ?? 'nl';
    if (language !== 'nl' && language !== 'en') throw new UsageError(`--language is nl or en.\n${USAGE}`);
    const names = command === 'import' ? words : await originsOf(settings.CORPUS_DIR);
    const result = await importAll(names, {
      settings,
      language,
      acceptDamaged: values['accept-damaged'] ?? false,
      acceptDuplicates: values['accept-duplicates'] ?? false,
      supersedes: values.supersedes ?? null,
    });
    const index = values['no-index'] || !result.changed ? null : await bringIndexUpToDate(settings, progress);
    if (json) process.stdout.write(`${JSON.stringify({ ...result, index }, null, 1)}\n`);
    else process.stdout.write(`${result.text}${index?.text ?? ''}`);
    return result.waiting ? 1 : 0;
  }
  if (command === 'diff' && words.length === 0) {
    const diff = await diffCorpus(settings);
    process.stdout.write(json ? `${JSON.stringify(diff, null, 1)}\n` : diff.text);
    return 0;
  }
  if ((command === 'withdraw' || command === 'restore') && words.length > 0) {
    await setState(settings.CORPUS_DIR, words, command);
    process.stdout.write(`${command === 'withdraw' ? 'Withdrawn' : 'In use'}: ${words.join(', ')}\n`);
    if (!values['no-index']) process.stdout.write((await bringIndexUpToDate(settings, progress)).text);
    return 0;
  }
  throw new UsageError(USAGE);
}

try {
  process.exitCode = await main();
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['UsageError', 'CorpusError', 'SettingsError', 'StateError'].includes(name);
  process.stderr.write(`${expected ? message.trimEnd() : stack}\n`);
  process.exitCode = 2;
}
