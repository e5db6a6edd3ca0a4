/** `npm run index`: brings the index up to date with the corpus and says what it holds. */
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { CorpusError } from '../src/indexing/corpus-files.ts';
import { refreshIndex } from '../src/indexing/refresh.ts';
import { staleTargetsLine } from '../src/indexing/targets.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';

try {
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
  if (!(error instanceof SettingsError || error instanceof CorpusError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
