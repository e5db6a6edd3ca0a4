/** Brings the index up to date after documents came or went, and says which bank entries lost their place. */
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { openTransformersEmbedder } from '../../src/adapters/transformers-embedder.ts';
import { brokenAnchors } from '../../src/indexing/broken-anchors.ts';
import { readCorpus } from '../../src/indexing/corpus-files.ts';
import type { RefreshOptions } from '../../src/indexing/refresh.ts';
import { MODELS } from '../../src/runtimes/open-assistant.ts';
import type { Settings } from '../../src/runtimes/settings.ts';
import { refreshEither } from './refresh-either.ts';

export interface IndexAfter {
  readonly generation: string;
  readonly passages: number;
  /** Questions of the bank whose quote stands in no document that is in use. */
  readonly broken: readonly string[];
  readonly text: string;
}

/** Builds what changed; a running server takes the new generation by itself. */
export async function bringIndexUpToDate(
  settings: Pick<Settings, 'CORPUS_DIR' | 'INDEX_DIR'> & Partial<Pick<Settings, 'STORE' | 'DATABASE_URL'>>,
  progress: Pick<RefreshOptions, 'onMessage' | 'onProgress'>,
): Promise<IndexAfter> {
  const [embedder, split] = await Promise.all([openTransformersEmbedder(MODELS), openDutchSplitter()]);
  const { manifest } = await refreshEither(settings, { embedder, split, ...progress });
  const broken = brokenAnchors(await readCorpus(settings.CORPUS_DIR));
  const { generation, passages } = manifest;
  const lines = [`Index ${generation}: ${passages} passages.`];
  if (broken.length > 0) {
    lines.push(
      `${broken.length} entries of the question bank have lost their quote (npm run bank -- check says more):`,
    );
    lines.push(...broken.slice(0, 20).map(({ document, question }) => `    ${document}: ${question}`));
  }
  return { generation, passages, broken: broken.map(({ question }) => question), text: `${lines.join('\n')}\n` };
}
