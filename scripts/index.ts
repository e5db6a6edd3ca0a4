/** `npm run index`: brings the index up to date with the corpus and says what it holds. */
import { DatabaseError } from '../src/adapters/database-error.ts';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { CorpusError } from '../src/indexing/corpus-files.ts';
import { staleTargetsLine } from '../src/indexing/targets.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';
import { refuseArguments } from './arguments.ts';
import { refreshEither } from './corpus/refresh-either.ts';

refuseArguments('index');

try {
  const settings = readSettings(process.env);
  const options = {
    embedder: await openTransformersEmbedder(MODELS),
    split: await openDutchSplitter(),
    ...progressOn(process.stderr),
  };
  const { manifest, search, targets } = await refreshEither(settings, options);
  const { generation, passages, sentences, questions } = manifest;
  console.log(
    `Index ${generation}: ${passages} passages, ${sentences} sentences, ${questions} bank entries, ${search} search.`,
  );
  const stale = staleTargetsLine(targets, new Date());
  if (stale) console.error(stale);
} catch (error) {
  const expected = [SettingsError, CorpusError, DatabaseError].some((kind) => error instanceof kind);
  if (!expected) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
