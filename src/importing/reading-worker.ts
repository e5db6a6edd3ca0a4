/** Reads files in a thread of its own, so that one that takes all memory or never ends takes nothing else along. */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { ReadError } from '../corpus/readers/draft.ts';
import { readSource } from '../corpus/readers/read.ts';
import { createWordTest } from './word-test.ts';

export interface ReadingTask {
  readonly number: number;
  readonly file: string;
  readonly name: string;
  readonly address: string | null;
}

const isWord = createWordTest();

parentPort?.on('message', async ({ number, file, name, address }: ReadingTask) => {
  const post = (message: object) => parentPort?.postMessage({ number, ...message });
  try {
    const onPage = (done: number, total: number) => post({ type: 'page', done, total });
    const draft = await readSource(new Uint8Array(readFileSync(file)), { name, address, isWord, onPage });
    post({ type: 'draft', draft });
  } catch (error) {
    if (error instanceof ReadError) post({ type: 'refused', code: error.code, values: error.values });
    else if (error instanceof RangeError && /call stack/.test(error.message))
      post({ type: 'refused', code: 'nested', values: { most: '' } });
    else
      post({
        type: 'refused',
        code: 'failed',
        values: { text: String((error as Error)?.message ?? error).slice(0, 200) },
      });
  }
});
