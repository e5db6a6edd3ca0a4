/**
 * Wires `--peers`: the embedded model, the corpus folder, this assistant with and without its bank, and the peers.
 */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTransformersEmbedder } from '../../src/adapters/transformers-embedder.ts';
import { readCorpus } from '../../src/indexing/corpus-files.ts';
import { MODELS, openAssistant } from '../../src/runtimes/open-assistant.ts';
import type { Settings } from '../../src/runtimes/settings.ts';
import type { Case } from '../case.ts';
import { bm25Peer } from './bm25-peer.ts';
import { comparePeers, type PeerRow, retrievalFigures } from './compare-peers.ts';
import { CachedEmbeddings } from './embeddings.ts';
import { hnswlibPeer, memoryPeer } from './langchain-peers.ts';
import { oramaPeer } from './orama-peer.ts';

/** This assistant's search over the documents alone: a copy of the corpus without its bank, indexed for the occasion. */
async function withoutBank(cases: readonly Case[], corpusFolder: string): Promise<PeerRow> {
  const folder = await mkdtemp(join(tmpdir(), 'evals-peers-'));
  try {
    const names = (await readdir(corpusFolder)).filter((name) => name.endsWith('.md'));
    await Promise.all(names.map((name) => copyFile(join(corpusFolder, name), join(folder, name))));
    const { assistant, close } = await openAssistant({ CORPUS_DIR: folder, INDEX_DIR: join(folder, 'index') });
    const figures = await retrievalFigures((query, k) => assistant.search(query, k), cases);
    await close();
    return { name: 'this assistant', bank: false, figures, note: '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every row of the table, this assistant's first. Takes a few minutes: each peer embeds chunks and bank questions. */
export async function runPeers(cases: readonly Case[], settings: Settings): Promise<PeerRow[]> {
  const { documents, bank } = await readCorpus(settings.CORPUS_DIR);
  const opened = await openAssistant(settings);
  const own = await retrievalFigures((query, k) => opened.assistant.search(query, k), cases);
  await opened.close();
  const embeddings = new CachedEmbeddings(await openTransformersEmbedder(MODELS));
  const peers = [bm25Peer, hnswlibPeer(embeddings), memoryPeer(embeddings), oramaPeer(embeddings)];
  return [
    await withoutBank(cases, settings.CORPUS_DIR),
    { name: 'this assistant', bank: true, figures: own, note: '' },
    ...(await comparePeers(peers, documents, bank, cases)),
  ];
}
