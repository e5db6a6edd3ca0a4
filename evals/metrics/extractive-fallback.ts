/**
 * Extractive fallback.
 * Measures: of the answers that a language model could have written, the share that it did not: it failed, declined,
 * or what it wrote did not hold or did not answer.
 * Nearest neighbour: sentences dropped.
 * Source: the generation event that the assistant tells with each answer (src/generation.ts).
 * Blind spot: in process only; says nothing of whether the quotes given instead are better or worse.
 */
import { type Metric, yes } from './metric.ts';

export const extractiveFallback: Metric = {
  name: 'extractive-fallback',
  unit: 'share',
  better: 'lower',
  summary: 'mean',
  judge({ outcome: { generation } }) {
    if (!generation) return null;
    const { cause } = generation;
    return cause === null ? yes(false) : { value: 1, note: cause };
  },
};
