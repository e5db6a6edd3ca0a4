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
import { verifySentence } from '../../src/verifying/verify-sentence.ts';

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

test('a denial that it does not read as one is refused all the same, by the checks beside it', async () => {
  const quote = 'De bibliotheek is op maandag alleen open voor leden van de vereniging.';
  const denial = 'Op maandag mogen leden van de vereniging niet in de bibliotheek.';
  const [entailment = null] = await (await openTransformersEntailment(MODELS)).read(denial, [quote]);
  expect(entailment).not.toBeNull();
  const context = { documentPeriod: null, published: null, language: 'nl' };
  const { supported, reasons } = verifySentence(denial, { quote, passage: quote, context }, null, { entailment });
  expect([supported, reasons]).toEqual([false, expect.arrayContaining(['negation'])]);
});
