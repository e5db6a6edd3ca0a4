/**
 * Latency.
 * Measures: milliseconds from question to answer as the suite sees it, the median and the 95th percentile.
 * Nearest neighbour: none here; throughput is `npm run load`.
 * Source: the run's own clock; waiting for a busy server is left out.
 * Blind spot: other work on the same machine, and the suite's own parallel questions, are in it; the network is for
 * --base. Not comparable between machines.
 */
import type { Metric } from './metric.ts';

const latency = (name: string, summary: 'median' | 'p95'): Metric => ({
  name,
  unit: 'milliseconds',
  better: 'lower',
  summary,
  judge: ({ outcome: { milliseconds } }) => (milliseconds === null ? null : { value: milliseconds }),
});

export const latencyMedian: Metric = latency('latency-p50', 'median');
export const latencyP95: Metric = latency('latency-p95', 'p95');
