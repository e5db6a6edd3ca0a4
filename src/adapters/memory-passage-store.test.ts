import type { IndexContents } from './index-contents.ts';
import { openMemoryPassageStore } from './memory-passage-store.fake.ts';
import { holdsPassageStore } from './passage-store-contract.test-support.ts';

holdsPassageStore(
  'memory',
  async () => {
    let current: IndexContents | null = null;
    let generation = 0;
    return {
      async publish(contents) {
        current = contents;
        generation++;
      },
      async open() {
        if (current === null) throw new Error('nothing was published');
        const store = openMemoryPassageStore(current, () => []);
        return { ...store, manifest: { ...store.manifest, generation: `memory-${generation}` } };
      },
      async close() {},
    };
  },
  { recall: 1 },
);
