/**
 * The corpus folder as the judge and the lint see it.
 */
import { existsSync } from 'node:fs';
import { readCorpus } from '../src/indexing/corpus-files.ts';
import { NO_SOURCES, type Sources } from './record.ts';

/**
 * Documents by id and targets by key. Without such a folder nothing is at hand.
 * @throws CorpusError when the folder holds something that cannot be read.
 */
export async function readSources(folder: string): Promise<Sources> {
  if (!existsSync(folder)) return NO_SOURCES;
  const { documents, targets } = await readCorpus(folder);
  const texts = new Map(documents.map(({ meta, text }) => [meta.id, text]));
  return { text: (document) => texts.get(document) ?? null, targetUrl: (key) => targets[key]?.url ?? null };
}
