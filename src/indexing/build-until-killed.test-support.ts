/**
 * A process that builds the index again and again until it is killed, for the test of what a kill leaves behind.
 * Arguments: corpus folder, index folder. Writes a line when it begins.
 */
import { FakeEmbedder } from '../adapters/embedder.fake.ts';
import { makeContents, writeContents } from './build.ts';
import { readCorpus } from './corpus-files.ts';

const [corpusFolder, indexFolder] = process.argv.slice(2) as [string, string];
const corpus = await readCorpus(corpusFolder);
process.stdout.write('building\n');
for (let number = 0; ; number++) {
  const { contents } = await makeContents({
    corpus: { ...corpus, digest: `${corpus.digest}-${number}` },
    embedder: new FakeEmbedder(),
    split: () => [],
  });
  await writeContents(indexFolder, contents);
}
