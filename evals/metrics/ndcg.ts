/**
 * Normalised discounted cumulative gain at 10.
 * Measures: how near the top the gold entries stand. Each entry gains 1 / log2(1 + rank) at its first passage (an entry
 * found twice gains once, as in α-nDCG with α = 1); divided by the gain of entries at ranks 1, 2, …, at most 1. For
 * `any` the best entry alone counts.
 * Nearest neighbour: reciprocal rank, which looks at the last entry needed only and discounts faster.
 * Source: Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques (2002); Clarke et al., Novelty and
 * diversity in information retrieval evaluation (2008).
 * Blind spot: relevance is yes or no, from one annotator; a passage that holds two entries is not rewarded above 1.
 */
import { goldRanks } from './gold-ranks.ts';
import type { Metric } from './metric.ts';

const DEPTH = 10;
const gain = (rank: number): number => 1 / Math.log2(1 + rank);

export const ndcg: Metric = {
  name: 'ndcg@10',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const ranks = goldRanks(record);
    if (ranks === null) return null;
    const gains = ranks.map((rank) => (rank === null || rank > DEPTH ? 0 : gain(rank)));
    if (record.case.gold_mode === 'any') return { value: Math.max(...gains) };
    const sum = gains.reduce((total, one) => total + one, 0);
    const ideal = gains.reduce((total, _, index) => total + gain(index + 1), 0);
    return { value: Math.min(1, sum / ideal) };
  },
};
