import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedTrie } from './packed-trie.ts';

const text = fc.string({ unit: fc.constantFrom(...'abcé😀'), maxLength: 8 });

test('the words that begin at a place are found, shortest first, each once', () => {
  fc.assert(
    fc.property(
      fc.array(
        text.filter((word) => word !== ''),
        { maxLength: 40 },
      ),
      text,
      (words, asked) => {
        const trie = new PackedTrie(words);
        const characters = [...asked];
        for (const start of characters.keys()) {
          const rest = characters.slice(start).join('');
          const expected = [...new Set(words)]
            .filter((word) => rest.startsWith(word))
            .sort((a, b) => a.length - b.length);
          expect(trie.wordsAt(characters, start)).toEqual(expected);
        }
      },
    ),
  );
});

test('ten thousand words are all found, and nothing else', () => {
  const words = Array.from({ length: 10_000 }, (_, number) => `w${number.toString(36)}.`);
  const trie = new PackedTrie(words);
  for (const word of words) expect(trie.wordsAt([...word], 0)).toEqual([word]);
  expect(trie.wordsAt([...'wzzzz'], 0)).toEqual([]);
});
