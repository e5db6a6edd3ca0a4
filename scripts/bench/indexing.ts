/** How much of the time that building an index takes is spent in the model, without vectors that come with the corpus. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../../src/adapters/transformers-embedder.ts';
import { refreshIndex } from '../../src/indexing/refresh.ts';
import type { Embedder } from '../../src/ports.ts';
import { MODELS } from '../../src/runtimes/open-assistant.ts';

export interface IndexingFigures {
  /** Seconds, the model being open already. */
  readonly whole: number;
  readonly inModel: number;
  /** Seconds of processor time. */
  readonly wholeCpu: number;
  readonly inModelCpu: number;
}

/** Seconds of processor time of the process, all its threads together. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Builds an index of a copy of the corpus, in a folder of its own; takes minutes. */
export async function measureIndexing(corpusFolder: string): Promise<IndexingFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-index-'));
  const model = await openTransformersEmbedder(MODELS);
  let [inModel, inModelCpu] = [0, 0];
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const [begin, before] = [performance.now(), cpu()];
    const result = await work();
    inModel += (performance.now() - begin) / 1000;
    inModelCpu += cpu() - before;
    return result;
  };
  const embedder: Embedder = {
    ...model,
    embedQuestions: (questions) => timed(() => model.embedQuestions(questions)),
    embedPassage: (text, spans) => timed(() => model.embedPassage(text, spans)),
  };
  try {
    const copy = join(folder, 'corpus');
    await cp(corpusFolder, copy, { recursive: true, filter: (file) => !basename(file).startsWith('vectors.') });
    const split = await openDutchSplitter();
    const [begin, before] = [performance.now(), cpu()];
    const { store } = await refreshIndex({ corpusFolder: copy, indexFolder: join(folder, 'index'), embedder, split });
    const [whole, wholeCpu] = [(performance.now() - begin) / 1000, cpu() - before];
    await store.close();
    return { whole, inModel, wholeCpu, inModelCpu };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
