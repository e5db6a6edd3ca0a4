/** `npm run corpus -- diff`: what the corpus says otherwise than the index, and what waits. Changes nothing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusDocument } from '../../src/corpus/document.ts';
import { readKnown } from '../../src/importing/corpus-state.ts';
import { brokenAnchors } from '../../src/indexing/broken-anchors.ts';
import { readCorpus } from '../../src/indexing/corpus-files.ts';
import { currentGeneration } from '../../src/indexing/generation.ts';
import { indexFolderFor } from '../../src/indexing/index-folder.ts';
import type { Settings } from '../../src/runtimes/settings.ts';

export interface CorpusDiff {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Documents that are not in use, with the reason. */
  readonly waiting: readonly { readonly id: string; readonly state: string }[];
  /** Questions of the bank whose quote stands nowhere. */
  readonly broken: readonly string[];
  readonly text: string;
}

async function indexed(indexFolder: string): Promise<CorpusDocument[]> {
  const folder = await currentGeneration(indexFolder);
  if (folder === null) return [];
  return JSON.parse(await readFile(join(folder, 'documents.json'), 'utf8')) as CorpusDocument[];
}

/** Compares by the digest of each file. @throws CorpusError when the corpus cannot be read. */
export async function diffCorpus(settings: Pick<Settings, 'CORPUS_DIR' | 'INDEX_DIR'>): Promise<CorpusDiff> {
  const corpus = await readCorpus(settings.CORPUS_DIR);
  const indexFolder = await indexFolderFor(settings.INDEX_DIR, settings.CORPUS_DIR);
  const before = new Map((await indexed(indexFolder)).map(({ meta, digest }) => [meta.id, digest]));
  const now = new Map(corpus.documents.map(({ meta, digest }) => [meta.id, digest]));
  const added = [...now.keys()].filter((id) => !before.has(id));
  const changed = [...now].filter(([id, digest]) => before.has(id) && before.get(id) !== digest).map(([id]) => id);
  const removed = [...before.keys()].filter((id) => !now.has(id));
  const waiting = (await readKnown(settings.CORPUS_DIR)).flatMap(({ id, state }) =>
    state === null ? [] : [{ id, state }],
  );
  const broken = brokenAnchors(corpus).map(({ question }) => question);
  const line = (label: string, ids: readonly string[]) => (ids.length > 0 ? [`${label}: ${ids.join(', ')}`] : []);
  const lines = [
    ...line('New', added),
    ...line('Changed', changed),
    ...line('Gone from use', removed),
    ...line(
      'Not in use',
      waiting.map(({ id, state }) => `${id} (${state})`),
    ),
    ...line('Bank entries without their quote', broken.slice(0, 20)),
  ];
  return { added, changed, removed, waiting, broken, text: `${lines.join('\n') || 'The index is up to date.'}\n` };
}
