/** Brings the index up to date with the corpus: opens what is there, and builds what is missing, stale or damaged. */
import type { Split } from '../adapters/matched-terms.ts';
import type { Embedder } from '../ports.ts';
import { type Before, type BuildProgress, makeContents, type Reusable, writeContents } from './build.ts';
import { type Corpus, readChanged } from './corpus-files.ts';
import { currentGeneration, IndexError } from './generation.ts';
import { corpusPlace, indexFolderFor } from './index-folder.ts';
import { type OpenedIndex, openIndex } from './open.ts';
import { readShippedVectors } from './shipped-vectors.ts';

export interface RefreshOptions {
  readonly corpusFolder: string;
  readonly indexFolder: string;
  readonly embedder: Embedder;
  readonly split: Split;
  /** What a person at the terminal reads: why an index is built, and that it is. */
  readonly onMessage?: (message: string) => void;
  readonly onProgress?: (progress: BuildProgress) => void;
}

/**
 * Opens the index of the corpus as it is now.
 * @throws CorpusError when the corpus cannot be read; an unusable index is no error, it is rebuilt.
 */
export async function refreshIndex(options: RefreshOptions): Promise<OpenedIndex> {
  const { corpusFolder, embedder, split, onMessage } = options;
  const indexFolder = await indexFolderFor(options.indexFolder, corpusFolder, onMessage);
  let opened: OpenedIndex | null = null;
  try {
    const folder = await currentGeneration(indexFolder);
    if (folder === null) onMessage?.('There is no index yet: building it.');
    else opened = await openIndex(folder, embedder, split);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    onMessage?.(`${error.message} Building it again.`);
  }
  // Documents whose text did not change are not parsed again.
  const known = new Map(opened?.documents.map((document) => [document.digest, document]));
  const corpus = await readChanged(corpusFolder, opened?.store.manifest.corpus ?? null, known);
  if (corpus === null) return opened as OpenedIndex;
  if (opened) onMessage?.('The corpus changed: bringing the index up to date.');
  const { contents, graphs } = await contentsFrom(options, corpus, opened?.reusable(), opened?.before());
  const folder = await writeContents(indexFolder, contents, graphs, await corpusPlace(corpusFolder));
  try {
    return await openIndex(folder, embedder, split);
  } catch (error) {
    // Another process may have published a newer generation since, and removed ours.
    const newer = await currentGeneration(indexFolder);
    if (newer === null || newer === folder) throw error;
    return openIndex(newer, embedder, split);
  }
}

/** Contents of the corpus; what an index before knew, or what came with the corpus, is not embedded again. */
export async function contentsFrom(
  options: Omit<RefreshOptions, 'indexFolder'>,
  corpus: Corpus,
  known: Reusable | undefined,
  before?: Before,
): ReturnType<typeof makeContents> {
  return makeContents({ ...options, corpus, reuse: withShipped(known, await shipped(options, corpus)), before });
}

async function shipped({ corpusFolder, embedder, onMessage }: Omit<RefreshOptions, 'indexFolder'>, { bank }: Corpus) {
  try {
    return await readShippedVectors(
      corpusFolder,
      embedder.id,
      bank.map(({ question }) => question),
    );
  } catch (error) {
    onMessage?.(`The vectors that came with the corpus cannot be read (${(error as Error).message}): embedding anew.`);
    return null;
  }
}

/** What the index before knew goes first: it is exact. */
function withShipped(known: Reusable | undefined, came: Reusable | null): Reusable | undefined {
  if (!came) return known;
  return {
    passages: new Map([...came.passages, ...(known?.passages ?? [])]),
    questions: new Map([...came.questions, ...(known?.questions ?? [])]),
  };
}
