/**
 * Opens a tokenizer of Transformers.js without what makes it heavy: its trie, a Map for each of some 300,000 nodes (50 MB
 * and half a second for multilingual-e5-small), in whose place a packed one comes, and the file that it was made from. The
 * tokens of a text stay the same.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoTokenizer, env, PreTrainedTokenizer } from '@huggingface/transformers';
import { PackedTrie } from './packed-trie.ts';

type Vocabulary = readonly (readonly [token: string, score: number])[];

/** What of the library's unigram model is used here; not part of what it promises, so it is looked at first. */
interface UnigramModel {
  trie: { common_prefix_search(chars: readonly string[], start?: number): Iterable<string> };
  vocab: string[];
  scores: number[];
  tokens_to_ids: Map<string, number>;
  bos_token: string;
  bos_token_id: number | undefined;
  eos_token: string;
  eos_token_id: number | undefined;
  unk_token_id: number;
  unk_score: number;
  min_score: number;
}

/** The model within a tokenizer; null where the library is built otherwise or the model is of another kind. */
function unigramOf(tokenizer: object): UnigramModel | null {
  const model = (tokenizer as { _tokenizer?: { model?: Partial<UnigramModel> } })._tokenizer?.model;
  const isKnown =
    typeof model?.trie?.common_prefix_search === 'function' &&
    Array.isArray(model.vocab) &&
    Array.isArray(model.scores) &&
    model.tokens_to_ids instanceof Map &&
    typeof model.unk_token_id === 'number' &&
    typeof model.min_score === 'number';
  return isKnown ? (model as UnigramModel) : null;
}

/** A library's model of the first tokens alone gets all of them. */
function fill(model: UnigramModel, vocabulary: Vocabulary): void {
  const added = [...model.tokens_to_ids];
  model.vocab = vocabulary.map(([token]) => token);
  model.scores = vocabulary.map(([, score]) => score);
  model.tokens_to_ids = new Map(model.vocab.map((token, id) => [token, id]));
  for (const [token, id] of added) {
    model.tokens_to_ids.set(token, id);
    model.vocab[id] = token;
  }
  model.bos_token_id = model.tokens_to_ids.get(model.bos_token);
  model.eos_token_id = model.tokens_to_ids.get(model.eos_token);
  model.min_score = model.scores.reduce((least, score) => Math.min(least, score));
  model.unk_score = model.min_score - 10;
  model.scores[model.unk_token_id] = model.unk_score;
  const trie = new PackedTrie(vocabulary.map(([token]) => token));
  model.trie = { common_prefix_search: (chars, start = 0) => trie.wordsAt(chars, start) };
}

/** Opened so far, by folder: two models that share a tokenizer share its memory. */
const opened = new Map<string, Promise<PreTrainedTokenizer>>();

/**
 * Opens the tokenizer in `folder`/`name`; one of another kind than unigram as the library does.
 * @throws Error when it is not there or cannot be read
 */
export function openTokenizer(folder: string, name: string): Promise<PreTrainedTokenizer> {
  const place = join(folder, name);
  const known = opened.get(place) ?? open(folder, name);
  opened.set(place, known);
  known.catch(() => opened.delete(place));
  return known;
}

async function open(folder: string, name: string): Promise<PreTrainedTokenizer> {
  // Made text at once: read as text, a large file is decoded piece by piece, which takes three times as long.
  const json = async (file: string) => JSON.parse((await readFile(join(folder, name, file))).toString());
  const [made, config] = await Promise.all([json('tokenizer.json'), json('tokenizer_config.json')]);
  const vocabulary: Vocabulary | null = made?.model?.type === 'Unigram' ? made.model.vocab : null;
  if (vocabulary !== null) {
    // With the tokens up to the unknown one the library is content; the others come after it built its trie.
    const first = vocabulary.slice(0, made.model.unk_id + 1);
    const tokenizer = new PreTrainedTokenizer({ ...made, model: { ...made.model, vocab: first } }, config);
    const model = unigramOf(tokenizer);
    if (model) {
      fill(model, vocabulary);
      return tokenizer;
    }
  }
  env.localModelPath = folder;
  env.allowRemoteModels = false;
  return AutoTokenizer.from_pretrained(name);
}
