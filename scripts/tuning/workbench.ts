/** What tuning works with: the index, the model, and the cases that may be fitted on. */
import { copyFile, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Case, readCases } from '../../evals/case.ts';
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../../src/adapters/transformers-embedder.ts';
import type { Split } from '../../src/composing/sentence-features.ts';
import { readCorpus } from '../../src/indexing/corpus-files.ts';
import { refreshIndex } from '../../src/indexing/refresh.ts';
import { expandQuestion } from '../../src/language/lexicon.ts';
import type { Embedder, PassageStore } from '../../src/ports.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { MODELS } from '../../src/runtimes/open-assistant.ts';
import { readSettings } from '../../src/runtimes/settings.ts';
import type { Ask } from '../../src/turn.ts';
import { understand } from '../../src/understanding/understand.ts';

/** The clock stands still, so that "vorig jaar" in a case means the same year for ever. */
const NOW = new Date('2026-06-01T12:00:00Z');
/** Passages that the assistant chooses from. */
const EVIDENCE = 6;
const FITTED_ON = [
  'answer-1',
  'answer-2',
  'answer-3',
  'abstention-1',
  'abstention-2',
  'abstention-3',
  'ordinary',
  'conversation',
  'languages',
];

export interface Workbench {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  readonly split: Split;
  readonly cases: readonly Case[];
  /** Ids of the documents. */
  readonly documents: readonly string[];
  /** Each bank question with its vector, and whether the documents answer it. */
  readonly bank: readonly { readonly question: string; readonly vector: Float32Array; readonly isAnswered: boolean }[];
  ask(item: Case): Promise<Ask>;
  /** As in a corpus that has no question bank. */
  askWithoutBank(item: Case): Promise<Ask>;
}

/** Opens the index, building it when it is stale. Each case is retrieved once. */
export async function openWorkbench(): Promise<Workbench> {
  const settings = readSettings(process.env);
  const [embedder, split] = await Promise.all([openTransformersEmbedder(MODELS), openDutchSplitter()]);
  const { store, ...index } = await refreshIndex({
    corpusFolder: settings.CORPUS_DIR,
    indexFolder: settings.INDEX_DIR,
    embedder,
    split,
  });
  const known = index.reusable();
  const folder = join(import.meta.dirname, '..', '..', 'evals', 'cases');
  const documents = await store.documents();
  const entries = (await readCorpus(settings.CORPUS_DIR)).bank;
  // A second index of the same documents, without the bank, beside the first.
  const bare = await refreshIndex({
    corpusFolder: await corpusWithoutBank(settings.CORPUS_DIR),
    indexFolder: join(settings.INDEX_DIR, 'without-bank'),
    embedder,
    split,
  });
  const asker = (from: PassageStore) => {
    const asked = new Map<string, Ask>();
    return async (item: Case): Promise<Ask> => {
      const known = asked.get(item.id);
      if (known) return known;
      const understanding = understand(item.question, item.history, item.lang, NOW, documents);
      const { question } = understanding;
      const retrieval = await retrieve(question, item.lang, {
        store: from,
        embedder,
        k: EVIDENCE,
        expansion: expandQuestion(question, item.lang),
        documents: understanding.documents,
      });
      const ask = { understanding, retrieval };
      asked.set(item.id, ask);
      return ask;
    };
  };
  return {
    store,
    embedder,
    split,
    documents: documents.map(({ id }) => id),
    bank: entries.flatMap(({ question, kind }) => {
      const vector = known.questions.get(question);
      return vector ? [{ question, vector, isAnswered: kind === 'question' }] : [];
    }),
    cases: readCases(FITTED_ON.map((name) => join(folder, `${name}.jsonl`))),
    ask: asker(store),
    askWithoutBank: asker(bare.store),
  };
}

/** A temporary folder with the documents alone. */
async function corpusWithoutBank(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'corpus-'));
  for (const name of await readdir(folder)) {
    if (name.endsWith('.md')) await copyFile(join(folder, name), join(copy, name));
  }
  return copy;
}

/** The fold, 0 to `folds` - 1, of a case; twins share one, so that no case is judged by its twin. */
export function foldOf(item: Case, folds: number): number {
  const key = [item.id, item.twin ?? item.id].sort()[0] as string;
  let hash = 2_166_136_261;
  for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0;
  return hash % folds;
}
