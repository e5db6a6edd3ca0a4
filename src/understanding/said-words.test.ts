import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSpelt, saidWords } from './said-words.ts';

describe('isSpelt', () => {
  test.each(['jaarbericht', 'jaarberciht', 'jaarbeicht', 'jaarberricht', 'jaarberickt'])('%s is jaarbericht', (word) =>
    expect(isSpelt(word, 'jaarbericht')).toBe(true),
  );
  test.each(['jaarberichten', 'haarbericht', 'jaarbreicth', ''])('%s is another word', (word) =>
    expect(isSpelt(word, 'jaarbericht')).toBe(false),
  );
  test('a short word allows no error', () => expect(isSpelt('stadn', 'stand')).toBe(false));
});

test('the places of words are those of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { start, end } of saidWords(text)) expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
    }),
  );
});
