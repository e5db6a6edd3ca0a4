/** `npm run corpus -- sync`: which origins to look at again. */
import { join } from 'node:path';
import { readKnown } from '../../src/importing/corpus-state.ts';

/** Addresses and paths that documents were imported from, withdrawn ones left out. */
export async function originsOf(corpusFolder: string): Promise<string[]> {
  const known = await readKnown(corpusFolder);
  return known.flatMap(({ origin, state }) => {
    if (origin === null || state === 'withdrawn') return [];
    return [/^https?:/.test(origin) ? origin : join(corpusFolder, origin)];
  });
}
