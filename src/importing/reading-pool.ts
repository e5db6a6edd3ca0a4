/** One thread that reads files one after another, begun again when a file ends it. */
import { Worker } from 'node:worker_threads';
import type { Draft } from '../corpus/readers/draft.ts';

export type ReadResult =
  | { readonly draft: Draft }
  | { readonly code: string; readonly values: Readonly<Record<string, string | number>> };

export interface ReadingPoolOptions {
  /** Longest a file may take, in ms, from its start or from its last finished page. */
  readonly timeLimit?: number;
  /** Memory that reading may take, in megabytes. */
  readonly memory?: number;
}

export interface ReadingPool {
  read(
    source: { readonly file: string; readonly name: string; readonly address: string | null },
    onPage?: (done: number, total: number) => void,
  ): Promise<ReadResult>;
  close(): Promise<void>;
}

interface Message {
  readonly number: number;
  readonly type: 'page' | 'draft' | 'refused';
  readonly done: number;
  readonly total: number;
  readonly draft: Draft;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

interface Waiting {
  readonly number: number;
  readonly onPage: ((done: number, total: number) => void) | undefined;
  settle(result: ReadResult): void;
}

/** Opens the pool; the thread starts with the first file. Files are read one at a time: wait for one before the next. */
export function openReadingPool({ timeLimit = 60_000, memory = 1200 }: ReadingPoolOptions = {}): ReadingPool {
  let worker: Worker | null = null;
  let waiting: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let count = 0;

  const finish = (result: ReadResult) => {
    clearTimeout(timer);
    const current = waiting;
    waiting = null;
    current?.settle(result);
  };
  /** Ends the thread first, so that what it held is free when the next file comes. */
  const giveUp = (result: ReadResult) => {
    const thread = worker;
    worker = null;
    clearTimeout(timer);
    void thread?.terminate().then(() => finish(result));
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp({ code: 'too-slow', values: { seconds: timeLimit / 1000 } }), timeLimit);
  };
  const begin = (): Worker => {
    const thread = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // Nothing that a document makes a library say is for the terminal.
      stdout: true,
      stderr: true,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    thread.on('message', (message: Message) => {
      if (message.number !== waiting?.number) return;
      if (message.type === 'page') {
        wait();
        waiting.onPage?.(message.done, message.total);
      } else if (message.type === 'draft') finish({ draft: message.draft });
      else finish({ code: message.code, values: message.values });
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (thread !== worker) return;
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      giveUp({ code: outOfMemory ? 'memory' : 'failed', values: { text: error.message.slice(0, 200) } });
    });
    thread.on('exit', () => {
      if (thread === worker) giveUp({ code: 'failed', values: { text: 'exit' } });
    });
    return thread;
  };

  return {
    read(source, onPage) {
      worker ??= begin();
      const thread = worker;
      const number = count++;
      return new Promise<ReadResult>((resolve) => {
        waiting = { number, onPage, settle: resolve };
        wait();
        thread.postMessage({ number, ...source });
      });
    },
    async close() {
      clearTimeout(timer);
      const thread = worker;
      worker = null;
      await thread?.terminate();
    },
  };
}
