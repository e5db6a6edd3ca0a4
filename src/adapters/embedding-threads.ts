/**
 * Many passages embedded by several threads, each with the model for itself and one thread of its runtime. Two such
 * threads do twice the work of one; one model over two threads waits at each of its layers.
 */
import { Worker } from 'node:worker_threads';
import type { ManyPassages, PassageVectors } from '../ports.ts';
import type { ModelPlace } from './transformers-embedder.ts';

/** Passages that wait in a thread, so that it never waits for the next. */
const AHEAD = 2;

interface Answered {
  readonly number: number;
  readonly vectors?: PassageVectors;
  readonly error?: string;
}

/**
 * The vectors of each passage, in their order. The threads end with the last passage, or with the first that fails.
 * @param onDone how many are done.
 * @throws Error when a thread cannot read the model or a passage cannot be embedded
 */
export async function embedInThreads(
  model: ModelPlace,
  passages: ManyPassages,
  threads: number,
  onDone?: (done: number) => void,
): Promise<PassageVectors[]> {
  const vectors: PassageVectors[] = new Array(passages.length);
  const workers: Worker[] = [];
  let next = 0;
  let done = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const give = (worker: Worker) => {
        const passage = passages[next];
        if (passage) worker.postMessage({ number: next++, ...passage });
      };
      for (let thread = 0; thread < threads; thread++) {
        const worker = new Worker(new URL('./embedding-thread.ts', import.meta.url), {
          workerData: model,
          execArgv: ['--disable-warning=ExperimentalWarning'],
        });
        workers.push(worker);
        worker.on('message', ({ number, vectors: made, error }: Answered) => {
          if (made === undefined) return reject(new Error(error));
          vectors[number] = made;
          done += 1;
          onDone?.(done);
          if (done === passages.length) resolve();
          else give(worker);
        });
        worker.on('error', reject);
        worker.on('exit', (code) => reject(new Error(`A thread that embeds passages ended with code ${code}.`)));
        for (let ahead = 0; ahead < AHEAD; ahead++) give(worker);
      }
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return vectors;
}
