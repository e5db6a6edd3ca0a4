import { expect, test } from 'vitest';
import type { StoredQuestion } from '../ports.ts';
import { withSharedTexts } from './anchored.ts';

const entry = (number: number, quote: string, kind: 'question' | 'gap' = 'question'): StoredQuestion => ({
  ...{ id: `q${number}`, document: 'd', quote, language: 'nl', question: `vraag ${number}`, kind },
  anchors: [{ passage: `p-${quote}`, sentences: [number] }],
});

test('entries of one quote share its anchors, and nothing else changes', () => {
  const read = [
    entry(0, 'a'),
    { ...entry(1, 'b', 'gap'), target: 'contact' },
    { ...entry(2, 'a'), anchors: entry(0, 'a').anchors },
  ];
  const shared = withSharedTexts(JSON.parse(JSON.stringify(read)));
  expect(shared).toEqual(read);
  expect(shared[2]?.anchors).toBe(shared[0]?.anchors);
  expect(shared[1]?.anchors).not.toBe(shared[0]?.anchors);
});
