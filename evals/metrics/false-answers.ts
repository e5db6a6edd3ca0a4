/**
 * False answers.
 * Measures: of the near misses (`abstain`: the subject is in the documents, what is asked is not), the share that got an
 * answer all the same; a partial one is an error too.
 * Nearest neighbour: false-refusals, the other error: the two are always shown together.
 * Source: the hallucination rate of selective answering, as in abstention-precision.
 * Blind spot: how bad the answer was; a quote that plainly does not answer does less harm than one that seems to.
 */
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';

export const falseAnswers: Metric = {
  name: 'false-answers',
  unit: 'share',
  better: 'lower',
  summary: 'mean',
  judge(record) {
    if (record.case.expect !== 'abstain' || record.outcome.answer === null) return null;
    const answer = answered(record);
    return answer === null ? { value: 0 } : { value: 1, note: `${answer.status} (${answer.reason ?? '-'})` };
  },
};
