/**
 * `npm run vectors`: writes the vectors of the corpus as it is now beside its documents, so that a first start need
 * not embed them. They are taken from the index, which is brought up to date first.
 */
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { refreshIndex } from '../src/indexing/refresh.ts';
import { writeShippedVectors } from '../src/indexing/shipped-vectors.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings } from '../src/runtimes/settings.ts';
import { refuseArguments } from './arguments.ts';

refuseArguments('vectors');

const { CORPUS_DIR, INDEX_DIR } = readSettings(process.env);
const embedder = await openTransformersEmbedder(MODELS);
const opened = await refreshIndex({
  corpusFolder: CORPUS_DIR,
  indexFolder: INDEX_DIR,
  embedder,
  split: await openDutchSplitter(),
  ...progressOn(process.stderr),
});
const reusable = opened.reusable();
await writeShippedVectors(CORPUS_DIR, embedder, reusable);
console.log(
  `Vectors of ${reusable.passages.size} passages and ${reusable.questions.size} questions are in ${CORPUS_DIR}.`,
);
