/**
 * Gives memory back once, after the start. Opening a model and an index reads and parses some hundred megabytes that
 * nobody needs afterwards; a server that then waits for questions would keep them, because V8 collects while it works.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects everything that is not in use, once; takes some tenths of a second, during which nothing is answered. */
export function letGo(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: {
    type: 'major';
    execution: 'sync';
    flavor: 'last-resort';
  }) => void;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
