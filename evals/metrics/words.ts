/**
 * Words.
 * Measures: the median number of words of what was answered (answered or partial), lead included, markers not.
 * Nearest neighbour: readability, how hard the words are; key-facts, which a longer answer meets more easily.
 * Source: counting; a word is a run of characters between white space that holds a letter or a digit.
 * Blind spot: the quotes beside the text are read too, and not counted.
 */
import { withoutMarkers } from '../matching.ts';
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';

export const words: Metric = {
  name: 'words',
  unit: 'words',
  better: 'lower',
  summary: 'median',
  judge(record) {
    const answer = answered(record);
    if (answer === null) return null;
    const parts = withoutMarkers(answer.text).split(/\s+/);
    return { value: parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).length };
  },
};
