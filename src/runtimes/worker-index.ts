/** The index that an isolate answers from: the current generation, looked up again every few seconds. */
import { currentGeneration, type Generation } from '../adapters/d1-generations.ts';
import type { Embedder } from '../ports.ts';

/** Time that the current generation is taken to be so without asking, in ms. */
const CHECK_EVERY = 5000;

/**
 * Follows the current generation. One made by another embedder is not opened: its vectors mean something else.
 * @returns what is open, null before there is one; and the look whether it changed, which throws D1's errors
 */
export function followGenerations<Opened>(
  database: Parameters<typeof currentGeneration>[0],
  embedder: Pick<Embedder, 'id' | 'dimension'>,
  open: (found: Generation) => Opened,
  onMessage: (message: string) => void,
) {
  let opened: { readonly name: string; readonly value: Opened } | null = null;
  let checked = 0;
  return {
    current: (): Opened | null => opened?.value ?? null,
    async refresh(): Promise<void> {
      const now = Date.now();
      if (opened !== null && now - checked < CHECK_EVERY) return;
      const found = await currentGeneration(database);
      checked = now;
      if (found?.manifest.generation === opened?.name) return;
      const fits = found?.manifest.embedder === embedder.id && found.manifest.dimension === embedder.dimension;
      if (found && !fits) onMessage(`The index is of ${found.manifest.embedder}, not of ${embedder.id}: index again.`);
      opened = found && fits ? { name: found.manifest.generation, value: open(found) } : null;
    },
  };
}
