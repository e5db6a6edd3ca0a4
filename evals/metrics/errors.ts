/**
 * Errors.
 * Measures: the share of cases without an answer that keeps the contract: an exception, an HTTP error, a broken schema.
 * Nearest neighbour: status-accuracy, where such a case is wrong too.
 * Source: the contract of src/answer.ts.
 * Blind spot: an answer of the right form can be nonsense.
 */
import type { Metric } from './metric.ts';

export const errors: Metric = {
  name: 'errors',
  unit: 'share',
  better: 'lower',
  summary: 'mean',
  judge({ outcome: { answer, error } }) {
    return answer !== null && error === null ? { value: 0 } : { value: 1, note: error ?? 'no answer' };
  },
};
