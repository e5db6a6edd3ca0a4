/**
 * Status accuracy.
 * Measures: the share of all cases that ended in a status that its expectation allows: answer by answered or partial;
 * abstain by abstained, redirected or handover; redirect by redirected or handover; refuse by refused or redirected. A
 * case may name the only statuses and reasons that are right. A failure of the system is never right.
 * Nearest neighbour: the abstention metrics, which only ask whether anything was answered.
 * Source: the mapping of the case format (evals/README.md).
 * Blind spot: says nothing of what was answered; with many answerable cases, answering everything looks good.
 */
import type { Status } from '../../src/answer.ts';
import type { Expectation } from '../case.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

const MET_BY: Readonly<Record<Expectation, readonly Status[]>> = {
  answer: ['answered', 'partial'],
  abstain: ['abstained', 'redirected', 'handover'],
  redirect: ['redirected', 'handover'],
  refuse: ['refused', 'redirected'],
};

export const statusAccuracy: Metric = {
  name: 'status-accuracy',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge({ case: asked, outcome: { answer, error } }) {
    if (answer === null) return yes(false, error ?? 'error');
    const statuses = asked.status === undefined ? MET_BY[asked.expect] : [asked.status].flat();
    const reasons = asked.reason === undefined ? null : [asked.reason].flat();
    const right =
      statuses.includes(answer.status) && (reasons === null || reasons.some((one) => one === answer.reason));
    const wanted = `${statuses.join(' or ')}${reasons === null ? '' : ` (${reasons.join(' or ')})`}`;
    return yes(right, `${answer.status} (${answer.reason ?? '-'}), expected ${wanted}`);
  },
};
