/**
 * Which folder holds the index of a corpus: INDEX_DIR, unless the index there belongs to a corpus in another folder.
 * Then it is a folder inside it, so that nobody's index, which a server may be using, is replaced by that of another.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { currentGeneration, MANIFEST } from './generation.ts';

/** The corpus folder that the index here was made from; null where there is none, or it does not say. */
async function madeFrom(indexFolder: string): Promise<string | null> {
  const generation = await currentGeneration(indexFolder).catch(() => null);
  if (generation === null) return null;
  try {
    const { folder } = JSON.parse(await readFile(join(generation, MANIFEST), 'utf8')) as { folder?: unknown };
    return typeof folder === 'string' ? folder : null;
  } catch {
    // A damaged index belongs to nobody: it is built again in its place.
    return null;
  }
}

/** The corpus folder as indexes remember it: the same for every way that leads there. */
export async function corpusPlace(corpusFolder: string): Promise<string> {
  return realpath(corpusFolder).catch(() => corpusFolder);
}

/**
 * The folder for the index of a corpus. An index whose corpus folder is gone (moved, for instance) may be taken over.
 * @param onMessage told when the corpus gets a folder of its own.
 */
export async function indexFolderFor(
  indexFolder: string,
  corpusFolder: string,
  onMessage?: (message: string) => void,
): Promise<string> {
  const [own, theirs] = [await corpusPlace(corpusFolder), await madeFrom(indexFolder)];
  if (theirs === null || theirs === own || (await realpath(theirs).catch(() => null)) === null) return indexFolder;
  const apart = join(indexFolder, `corpus-${createHash('sha256').update(own).digest('hex').slice(0, 10)}`);
  onMessage?.(
    `The index in ${indexFolder} is that of ${theirs} and stays. The index of ${own} is kept apart, in ${apart}; set INDEX_DIR to choose another folder.`,
  );
  return apart;
}
