/** `npm run index`: brings the index up to date with the corpus and says what it holds. */
import { parseArgs } from 'node:util';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { CorpusError } from '../src/indexing/corpus-files.ts';
import { refreshIndex } from '../src/indexing/refresh.ts';
import { staleTargetsLine } from '../src/indexing/targets.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';

/** The command takes no arguments: where things are is a setting. */
function refuseArguments(): void {
  try {
    parseArgs({ options: {} });
  } catch (error) {
    throw new InputError(
      `${(error as Error).message}\nnpm run index takes no arguments; folders are settings (docs/settings.md).`,
    );
  }
}

/** Input that cannot be used; the message says what is wrong with it. */
class InputError extends Error {}

try {
  refuseArguments();
  const settings = readSettings(process.env);
  const { store, search, targets } = await refreshIndex({
    corpusFolder: settings.CORPUS_DIR,
    indexFolder: settings.INDEX_DIR,
    embedder: await openTransformersEmbedder(MODELS),
    split: await openDutchSplitter(),
    ...progressOn(process.stderr),
  });
  const { generation, passages, sentences, questions } = store.manifest;
  console.log(
    `Index ${generation}: ${passages} passages, ${sentences} sentences, ${questions} bank entries, ${search} search.`,
  );
  const stale = staleTargetsLine(targets, new Date());
  if (stale) console.error(stale);
} catch (error) {
  if (!(error instanceof InputError || error instanceof SettingsError || error instanceof CorpusError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
