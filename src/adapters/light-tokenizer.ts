/**
 * Takes from a tokenizer of Transformers.js what makes it heavy: its trie, a Map for each of some 300,000 nodes (50 MB
 * for multilingual-e5-small), in whose place a packed one comes, and the file that it was made from. The tokens of a
 * text stay the same.
 */
import { PackedTrie } from './packed-trie.ts';

/** What of the library's unigram model is used here; not part of what it promises, so it is looked at first. */
interface UnigramModel {
  trie: { common_prefix_search(chars: readonly string[], start?: number): Iterable<string> };
  readonly vocab: readonly string[];
  readonly config: { vocab: unknown };
}

/** The model within a tokenizer; null where the library is built otherwise or the model is of another kind. */
function unigramOf(tokenizer: object): UnigramModel | null {
  const model = (tokenizer as { _tokenizer?: { model?: Partial<UnigramModel> } })._tokenizer?.model;
  const isKnown =
    typeof model?.trie?.common_prefix_search === 'function' &&
    Array.isArray(model.vocab) &&
    Array.isArray(model.config?.vocab);
  return isKnown ? (model as UnigramModel) : null;
}

/** Lightens a tokenizer in place; what it gives stays the same. False where there was nothing to do. */
export function lightenTokenizer(tokenizer: object): boolean {
  const model = unigramOf(tokenizer);
  if (model === null) return false;
  const trie = new PackedTrie(model.vocab);
  model.trie = { common_prefix_search: (chars, start = 0) => trie.wordsAt(chars, start) };
  model.config.vocab = [];
  return true;
}
