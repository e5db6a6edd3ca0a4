/**
 * Recall at k.
 * Measures: the share of questions whose gold is complete within the k best passages (`any`: one entry; `all`: each).
 * Nearest neighbour: reciprocal rank, which also rewards a better place within the k.
 * Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 8; as hit rate where one
 * entry is enough.
 * Blind spot: a passage that answers but is not the gold one counts as a miss; at k = 1 a question whose `all` gold
 * stands in two passages cannot be met; it says nothing about which sentence is then quoted.
 */
import { completeRank } from './gold-ranks.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export function recallAt(k: number): Metric {
  return {
    name: `recall@${k}`,
    unit: 'share',
    better: 'higher',
    summary: 'mean',
    judge(record) {
      const rank = completeRank(record);
      if (rank === null) return null;
      return yes(rank <= k, Number.isFinite(rank) ? `complete at rank ${rank}` : 'not among the passages found');
    },
  };
}
