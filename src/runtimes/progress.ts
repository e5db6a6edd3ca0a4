/** Tells a person at the terminal how far the index is; on stderr, so that stdout stays for results. */
import type { BuildProgress } from '../indexing/build.ts';

const LABELS: Readonly<Record<BuildProgress['what'], string>> = { passages: 'Passages', questions: 'Questions' };
/** Least time between two lines, in ms. */
const INTERVAL = 2000;

/** Prints a line every two seconds at most, and the last one always. */
export function progressOn(stream: NodeJS.WritableStream, now: () => number = Date.now) {
  let last = now();
  return {
    onMessage: (message: string) => void stream.write(`${message}\n`),
    onProgress({ what, done, total }: BuildProgress) {
      if (done < total && now() - last < INTERVAL) return;
      last = now();
      stream.write(`${LABELS[what]} embedded: ${done} of ${total}\n`);
    },
  };
}
