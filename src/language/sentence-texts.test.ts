import { expect, test } from 'vitest';
import { sentenceTexts } from './sentence-texts.ts';

test('sentences are the parts of the text that their places say, the same list each time', () => {
  const passage = {
    text: 'Kop\nEen zin.',
    sentences: [
      { start: 0, end: 3, kind: 'heading' as const },
      { start: 4, end: 12, kind: 'sentence' as const },
    ],
  };
  expect(sentenceTexts(passage)).toEqual(['Kop', 'Een zin.']);
  expect(sentenceTexts(passage)).toBe(sentenceTexts(passage));
  expect(sentenceTexts({ text: '', sentences: [] })).toEqual([]);
});
