/**
 * Mean reciprocal rank.
 * Measures: one divided by the rank at which the gold is complete, 0 when it is not among the ten passages asked for.
 * Nearest neighbour: recall at k, which is blind to the place within k; nDCG, which discounts more slowly.
 * Source: Voorhees, The TREC-8 Question Answering Track Report (1999).
 * Blind spot: as recall; and the difference between rank 1 and 2 weighs as much as that between 2 and none at all.
 */
import { completeRank } from './gold-ranks.ts';
import type { Metric } from './metric.ts';

export const reciprocalRank: Metric = {
  name: 'mrr',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const rank = completeRank(record);
    return rank === null ? null : { value: Number.isFinite(rank) ? 1 / rank : 0 };
  },
};
