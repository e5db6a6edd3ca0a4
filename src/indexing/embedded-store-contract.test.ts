import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEmbedder } from '../adapters/embedder.fake.ts';
import { holdsPassageStore } from '../adapters/passage-store-contract.test-support.ts';
import { writeContents } from './build.ts';
import { currentGeneration } from './generation.ts';
import { openIndex } from './open.ts';

const split = () => [];

holdsPassageStore(
  'the index on disk (hnswlib, or exact without it)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'contract-'));
    return {
      async publish(contents) {
        await writeContents(folder, contents);
      },
      async open() {
        return (await openIndex((await currentGeneration(folder)) as string, new FakeEmbedder(), split)).store;
      },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
  { recall: 0.95 },
);
