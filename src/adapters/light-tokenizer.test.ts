import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@huggingface/transformers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { lightenTokenizer } from './light-tokenizer.ts';

const ROOT = join(import.meta.dirname, '../..');
let plain: PreTrainedTokenizer;
let light: PreTrainedTokenizer;

beforeAll(async () => {
  env.localModelPath = join(ROOT, 'models');
  env.allowRemoteModels = false;
  plain = await AutoTokenizer.from_pretrained('multilingual-e5-small');
  light = await AutoTokenizer.from_pretrained('multilingual-e5-small');
  expect(lightenTokenizer(light)).toBe(true);
});

test('the documents and the questions of the bank have the tokens they had', () => {
  const lines = ['jaarbericht-2024.md', 'questions.jsonl']
    .flatMap((file) => readFileSync(join(ROOT, 'corpus', file), 'utf8').split('\n'))
    .filter((_, number) => number % 7 === 0);
  for (const line of lines) expect(light.encode(line)).toEqual(plain.encode(line));
});

test('any text has the tokens it had', () => {
  const signs = fc.constantFrom(...'aeinorst DUO▁€%12é’ğш ال中文😀\n'.split(''));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: signs }), fc.string({ unit: 'binary' })), (text) => {
      expect(light.encode(text)).toEqual(plain.encode(text));
    }),
  );
});

test('a tokenizer of another kind is left as it is', () => {
  expect(lightenTokenizer({})).toBe(false);
  expect(lightenTokenizer({ _tokenizer: { model: { vocab: new Map() } } })).toBe(false);
});
