/** How long opening each part of the index takes, as a start does it; the reading of its files is in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { RankedTerms } from '../../src/adapters/ranked-terms.ts';
import { exactIndex, loadHnswlib, openHnsw } from '../../src/adapters/vector-index.ts';
import { readGeneration } from '../../src/indexing/generation.ts';
import type { PointKind } from '../../src/ports.ts';

export interface PartFigures {
  readonly part: 'lexical' | PointKind;
  /** Vectors, or for the lexical part passages. */
  readonly rows: number;
  readonly milliseconds: number;
}

/** Opens each part of a generation's folder once, one after the other. */
export async function measureParts(folder: string): Promise<PartFigures[]> {
  const { manifest } = await readGeneration(folder);
  const [split, hnswlib] = [await openDutchSplitter(), await loadHnswlib()];
  const { dimension } = manifest;
  const rows = { passage: manifest.passages, sentence: manifest.sentences, question: manifest.questions };
  const figures: PartFigures[] = [];
  const floats = async (name: string): Promise<ArrayBuffer> =>
    new Uint8Array(await readFile(join(folder, name))).buffer;
  for (const kind of ['passage', 'sentence', 'question'] as const) {
    const begin = performance.now();
    exactIndex(new Float32Array(await floats(`${kind}.f32`)), dimension);
    if (hnswlib && manifest.files[`${kind}.hnsw`]) {
      const labels = new Int32Array(await floats(`${kind}.labels`));
      await openHnsw(hnswlib, join(folder, `${kind}.hnsw`), rows[kind], dimension, labels);
    }
    figures.push({ part: kind, rows: rows[kind], milliseconds: performance.now() - begin });
  }
  const begin = performance.now();
  const bytes = await readFile(join(folder, 'terms.bin'));
  RankedTerms.read({ json: await readFile(join(folder, 'terms.json'), 'utf8'), bytes }, split);
  figures.push({ part: 'lexical', rows: manifest.passages, milliseconds: performance.now() - begin });
  return figures;
}
