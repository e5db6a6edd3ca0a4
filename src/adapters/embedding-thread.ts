/** A thread that embeds passages, one after another, with one thread of the model's runtime: see embedding-threads.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ManyPassages } from '../ports.ts';
import { type ModelPlace, openTransformersEmbedder } from './transformers-embedder.ts';

const { folder, name, dtype } = workerData as ModelPlace;
const embedder = await openTransformersEmbedder(folder, name, dtype, 1);

parentPort?.on('message', async ({ number, text, spans }: { number: number } & ManyPassages[number]) => {
  try {
    parentPort?.postMessage({ number, vectors: await embedder.embedPassage(text, spans) });
  } catch (error) {
    parentPort?.postMessage({ number, error: (error as Error).message });
  }
});
