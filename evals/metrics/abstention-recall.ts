/**
 * Abstention recall.
 * Measures: of all questions that should get no answer (abstain, redirect, refuse), the share that got none.
 * Nearest neighbour: false-answers, its complement over the near misses (`abstain`) alone; status-accuracy, which also
 * asks for the right way of not answering.
 * Source: as abstention-precision.
 * Blind spot: a system that never answers has 1: read it beside false-refusals, always.
 */
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const abstentionRecall: Metric = {
  name: 'abstention-recall',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    if (record.case.expect === 'answer') return null;
    return yes(
      record.outcome.answer !== null && answered(record) === null,
      record.outcome.answer?.status ?? record.outcome.error ?? 'error',
    );
  },
};
