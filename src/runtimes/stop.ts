/** Stopping without cutting anybody off: no new questions, answers under way are finished, then the end. */
import type { Server } from 'node:http';

export interface StopOptions {
  /** Longest wait for what is under way, in ms. */
  readonly grace: number;
  /** The last things, when nothing is under way any more: closing files. */
  readonly close: () => Promise<void>;
  readonly exit: (code: number) => void;
  readonly onMessage: (message: string) => void;
}

/** Idle connections are closed as they come free, at this interval in ms. */
const SWEEP = 100;

/** Gives what to do on a signal. A second signal ends at once. Exit code 0 when all was finished, else 1. */
export function createStop(server: Server, { grace, close, exit, onMessage }: StopOptions) {
  let isStopping = false;
  return {
    isStopping: () => isStopping,
    stop(): void {
      if (isStopping) {
        onMessage('Stopped at once: a second signal came.');
        exit(1);
        return;
      }
      isStopping = true;
      onMessage('Stopping: no new questions, what is under way is finished.');
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
      const late = setTimeout(() => {
        onMessage(`Stopped after ${grace / 1000} seconds with work under way.`);
        exit(1);
      }, grace);
      server.close(() => {
        clearInterval(sweep);
        close()
          .finally(() => clearTimeout(late))
          .then(
            () => exit(0),
            () => exit(1),
          );
      });
      server.closeIdleConnections();
    },
  };
}
