/**
 * `node scripts/verifier-curve.ts FILE …`: what is caught of subjects and additions beside what is kept of faithful
 * sentences, for each strictness (`leastChance`). Dutch cases, quote against sentence, by the words alone.
 */

import { readSentenceCases } from '../evals/verification/sentence-case.ts';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { readCorpus } from '../src/indexing/corpus-files.ts';
import { readSettings } from '../src/runtimes/settings.ts';
import { verifySentence } from '../src/verifying/verify-sentence.ts';

const split = await openDutchSplitter();
const { documents } = await readCorpus(readSettings(process.env).CORPUS_DIR);
const metaOf = new Map(documents.map(({ meta }) => [meta.id, meta]));
for (const file of process.argv.slice(2)) {
  const cases = readSentenceCases(file).filter(({ lang }) => lang === 'nl');
  for (const leastChance of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) {
    const right = new Map<string, boolean[]>();
    for (const { document, quote, text, supported, change } of cases) {
      const meta = metaOf.get(document);
      const context = {
        documentPeriod: meta?.period ?? null,
        published: meta?.published ?? null,
        language: 'nl',
        around: meta ? [meta.publisher, meta.title] : [],
      };
      const verdict = verifySentence(text, { quote, passage: quote, context }, null, { split, leastChance });
      right.set(change, [...(right.get(change) ?? []), verdict.supported === supported]);
    }
    const shown = ['none', 'subject', 'addition'].map((change) => {
      const all = right.get(change) ?? [];
      return `${change} ${(all.filter(Boolean).length / Math.max(1, all.length)).toFixed(2)} (${all.length})`;
    });
    process.stdout.write(`${file.split('/').at(-1)}, leastChance ${leastChance}: ${shown.join(', ')}\n`);
  }
}
