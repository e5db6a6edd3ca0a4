/**
 * Takes from a tokenizer of Transformers.js what it holds twice: its trie, a Map for each of some 300,000 nodes (50 MB
 * for multilingual-e5-small), and the file it was made from. Which tokens begin at a place is looked up in the table of
 * tokens instead, which it has anyway: the same tokens, sooner.
 */

/** What of the library's unigram model is used here; not part of what it promises, so it is looked at first. */
interface UnigramModel {
  trie: { common_prefix_search(chars: readonly string[], start?: number): Iterable<string> };
  readonly tokens_to_ids: ReadonlyMap<string, number>;
  readonly vocab: readonly string[];
  readonly config: { vocab: unknown };
}

/** The model within a tokenizer; null where the library is built otherwise or the model is of another kind. */
function unigramOf(tokenizer: object): UnigramModel | null {
  const model = (tokenizer as { _tokenizer?: { model?: Partial<UnigramModel> } })._tokenizer?.model;
  const isKnown =
    typeof model?.trie?.common_prefix_search === 'function' &&
    model.tokens_to_ids instanceof Map &&
    Array.isArray(model.vocab) &&
    Array.isArray(model.config?.vocab);
  return isKnown ? (model as UnigramModel) : null;
}

/** Lightens a tokenizer in place; what it gives stays the same. False where there was nothing to do. */
export function lightenTokenizer(tokenizer: object): boolean {
  const model = unigramOf(tokenizer);
  if (model === null) return false;
  const { tokens_to_ids: ids, vocab } = model;
  /** Signs of the longest token that begins with these one or two. */
  const longest = new Map<string, number>();
  for (const token of vocab) {
    const signs = [...token];
    for (const start of [signs[0] ?? '', (signs[0] ?? '') + (signs[1] ?? '')]) {
      longest.set(start, Math.max(longest.get(start) ?? 0, signs.length));
    }
  }
  model.trie = {
    common_prefix_search(chars, start = 0) {
      const found: string[] = [];
      let prefix = chars[start] ?? '';
      if (ids.has(prefix)) found.push(prefix);
      const most = longest.get(prefix + (chars[start + 1] ?? '')) ?? 0;
      const end = Math.min(chars.length, start + most);
      for (let at = start + 1; at < end; at++) {
        prefix += chars[at];
        if (ids.has(prefix)) found.push(prefix);
      }
      return found;
    },
  };
  model.config.vocab = [];
  return true;
}
