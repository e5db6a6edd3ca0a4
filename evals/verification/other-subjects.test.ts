/**
 * How the cross-encoder does on subjects that it was not fitted on: rules and reports of libraries, waste, trains and the
 * like, four pairs of a faithful claim and its wrong twin for each quote. docs/quality.md tells the figures.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openTransformersEntailment } from '../../src/adapters/transformers-entailment.ts';
import { MODELS } from '../../src/runtimes/open-assistant.ts';

const quoteSchema = z.object({ quote: z.string().min(1), pairs: z.array(z.tuple([z.string(), z.string()])).min(1) });
const QUOTES = readFileSync(join(import.meta.dirname, 'other-subjects.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => quoteSchema.parse(JSON.parse(line)));

test('of seven pairs in ten the faithful claim is read as likelier than its twin', async () => {
  const model = await openTransformersEntailment(MODELS);
  const chanceOf = async (claim: string, quote: string) => (await model.read(claim, [quote]))[0]?.none ?? Number.NaN;
  const right: boolean[] = [];
  for (const { quote, pairs } of QUOTES)
    for (const [faithful, wrong] of pairs)
      right.push((await chanceOf(faithful, quote)) > (await chanceOf(wrong, quote)));
  const share = right.filter(Boolean).length / right.length;
  console.info(`pairs in the right order ${share.toFixed(3)} n=${right.length}`);
  expect(right.length).toBeGreaterThan(100);
  expect(share).toBeGreaterThanOrEqual(0.7);
});
