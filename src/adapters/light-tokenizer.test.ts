import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@huggingface/transformers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openTokenizer } from './light-tokenizer.ts';

const ROOT = join(import.meta.dirname, '../..');
let plain: PreTrainedTokenizer;
let light: PreTrainedTokenizer;

beforeAll(async () => {
  env.localModelPath = join(ROOT, 'models');
  env.allowRemoteModels = false;
  plain = await AutoTokenizer.from_pretrained('multilingual-e5-small');
  light = await openTokenizer(join(ROOT, 'models'), 'multilingual-e5-small');
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

test('it is light: the trie of the library is not there, and opened again it is the same', async () => {
  const model = (tokenizer: object) => (tokenizer as { _tokenizer: { model: { trie: object } } })._tokenizer.model;
  expect(model(plain).trie).toHaveProperty('root');
  expect(model(light).trie).not.toHaveProperty('root');
  expect(await openTokenizer(join(ROOT, 'models'), 'multilingual-e5-small')).toBe(light);
});

test('a tokenizer of another kind is opened as the library does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenizer-'));
  try {
    mkdirSync(join(folder, 'words'));
    const added = ['[PAD]', '[UNK]'].map((content, id) => ({ id, content, special: true, normalized: false }));
    const model = {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    };
    const rest = { normalizer: null, pre_tokenizer: { type: 'Whitespace' }, post_processor: null, decoder: null };
    const vocab = { '[PAD]': 0, '[UNK]': 1, hoe: 2, '##veel': 3 };
    const json = { version: '1.0', added_tokens: added, ...rest, model: { ...model, vocab } };
    writeFileSync(join(folder, 'words', 'tokenizer.json'), JSON.stringify(json));
    writeFileSync(join(folder, 'words', 'tokenizer_config.json'), '{"tokenizer_class":"PreTrainedTokenizer"}');
    expect((await openTokenizer(folder, 'words')).encode('hoeveel hoe')).toEqual([2, 3, 2]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('where there is none, that is an error each time', async () => {
  for (let time = 0; time < 2; time++) await expect(openTokenizer('/nowhere', 'none')).rejects.toThrow(/ENOENT/);
});
