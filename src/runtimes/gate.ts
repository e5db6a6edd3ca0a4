/**
 * How many questions are worked on at the same time. More wait in a queue; beyond the queue they are sent away. On two
 * cores more at once would not be answered sooner, only all of them later.
 */
import PQueue from 'p-queue';
import { UnavailableError } from '../answer.ts';

export interface Gate {
  readonly running: number;
  readonly waiting: number;
  /** Runs work when its turn comes. @throws UnavailableError when too many wait already */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

/** Seconds after which someone who was sent away may ask again. */
const RETRY_SECONDS = 5;

/** Makes a gate that lets so many through at once and so many wait. */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }): Gate {
  const queue = new PQueue({ concurrency: atOnce });
  return {
    get running() {
      return queue.pending;
    },
    get waiting() {
      return queue.size;
    },
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (queue.pending >= atOnce && queue.size >= waiting) throw new UnavailableError('overloaded', RETRY_SECONDS);
      return (await queue.add(work)) as T;
    },
    idle: () => queue.onIdle(),
  };
}
