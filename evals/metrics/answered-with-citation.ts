/**
 * Answered with a citation.
 * Measures: of what was answered (answered or partial), the share that cites anything at all.
 * Nearest neighbour: citation-recall, which asks it of each statement and looks at what the quote says.
 * Source: the contract: an answer without a citation is no answer here.
 * Blind spot: any citation will do.
 */
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const answeredWithCitation: Metric = {
  name: 'answered-with-citation',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const answer = answered(record);
    return answer === null ? null : yes(answer.citations.length > 0, 'nothing cited');
  },
};
