/**
 * False refusals.
 * Measures: of the answerable questions, the share that got no answer (abstained, redirected, refused, handover).
 * Nearest neighbour: false-answers, the other error: the two are always shown together.
 * Source: the error that Rajpurkar et al. (SQuAD 2.0, 2018, arXiv 1806.03822) call a wrong "no answer".
 * Blind spot: a wrong answer is no refusal: a system that answers everything with anything has 0.
 */
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';

export const falseRefusals: Metric = {
  name: 'false-refusals',
  unit: 'share',
  better: 'lower',
  summary: 'mean',
  judge(record) {
    const { answer } = record.outcome;
    if (record.case.expect !== 'answer' || answer === null) return null;
    return answered(record) === null ? { value: 1, note: `${answer.status} (${answer.reason ?? '-'})` } : { value: 0 };
  },
};
