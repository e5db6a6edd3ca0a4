/**
 * `node scripts/bench-verifier.ts [FILE …] [--wrong]`: how good the check of sentences is on each file of sentence
 * cases, per way of asking and per kind of change, and what it takes beside embedding. Without files: all of them.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeSentences, type SentenceOutcome } from '../evals/verification/judge-sentences.ts';
import { isSentenceCaseFile, readSentenceCases } from '../evals/verification/sentence-case.ts';
import { openTimedVerifier } from '../evals/verification/timed-verifier.ts';
import { readWays, WAYS } from '../evals/verification/ways.ts';
import { readSettings } from '../src/runtimes/settings.ts';

const CASES = join(import.meta.dirname, '..', 'evals', 'cases');
const { values, positionals } = parseArgs({ options: { wrong: { type: 'boolean' } }, allowPositionals: true });
const files =
  positionals.length > 0
    ? positionals
    : readdirSync(CASES)
        .map((name) => join(CASES, name))
        .filter((file) => file.endsWith('.jsonl') && isSentenceCaseFile(file));

const settings = readSettings(process.env);
const verifier = await openTimedVerifier(settings);
const sentAlong = await readWays(settings.CORPUS_DIR);
for (const file of files) {
  const cases = readSentenceCases(file);
  for (const way of WAYS) {
    const outcomes: SentenceOutcome[] = [];
    const reasons = new Map<string, string>();
    for (const one of cases) {
      const sentences = await verifier.verify(one.text, sentAlong(way, one));
      outcomes.push({ id: one.id, said: sentences.length > 0 && sentences.every(({ supported }) => supported) });
      reasons.set(one.id, sentences.map((sentence) => sentence.reasons.join('+') || 'supported').join(' | '));
    }
    const { metrics, changes, cases: judged } = judgeSentences(cases, outcomes);
    const shown = Object.entries({ ...changes, 'false-supports': metrics['false-supports'] }).flatMap(([name, one]) =>
      one ? [`${name} ${one.value.toFixed(3)} (${one.n})`] : [],
    );
    process.stdout.write(`${basename(file)}, ${way}: ${shown.join(', ')}\n`);
    if (!values.wrong) continue;
    for (const { id, right } of judged) {
      const one = cases.find((item) => item.id === id);
      if (one && !right) process.stdout.write(`  ${id} ${one.change}: ${one.text} [${reasons.get(id)}]\n`);
    }
  }
}
const { ms, reading, read, sentences } = verifier.spent();
process.stdout.write(
  `${(ms / sentences).toFixed(2)} ms a sentence beside embedding, retrieval and reading, n=${sentences}; ` +
    `${(read / sentences).toFixed(2)} quotes read a sentence, ${(reading / Math.max(1, read)).toFixed(1)} ms each\n`,
);
await verifier.close();
