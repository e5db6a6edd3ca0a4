/**
 * Abstention precision.
 * Measures: of the questions that got no answer (abstained, redirected, refused, handover), the share that should get
 * none.
 * Nearest neighbour: false-refusals, the same errors counted over the answerable questions.
 * Source: selective question answering: Kamath, Jia and Liang (2020, arXiv 2006.09462); Rajpurkar et al., SQuAD 2.0.
 * Blind spot: depends on how many of the cases are answerable; a system that abstains once, rightly, has 1.
 */
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const abstentionPrecision: Metric = {
  name: 'abstention-precision',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const { answer } = record.outcome;
    if (answer === null || answered(record) !== null) return null;
    return yes(record.case.expect !== 'answer', `${answer.status}, but it can be answered`);
  },
};
