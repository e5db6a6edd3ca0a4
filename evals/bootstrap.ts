/**
 * Figures with intervals: summaries of a list of values, and the percentile bootstrap (Efron 1979).
 */
import type { Metric } from './metrics/metric.ts';

/** Resamples behind every interval. */
const RESAMPLES = 1000;

/** A figure over n cases with its 95 % interval. */
export interface Figure {
  readonly value: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** The value below which a share of the sorted values lies, between two of them by linear interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** One figure from the values of the cases. @throws RangeError when there are none. */
export function summarise(values: readonly number[], summary: Metric['summary']): number {
  if (values.length === 0) throw new RangeError('no values to summarise');
  if (summary === 'median') return quantile(values, 0.5);
  if (summary === 'p95') return quantile(values, 0.95);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A seeded source of numbers in [0, 1): mulberry32. Equal seeds give equal numbers. */
export function random(seed: string): () => number {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The 2.5th and 97.5th percentile of a statistic over resamples of the cases, drawn with replacement. */
export function interval(n: number, seed: string, statistic: (sample: readonly number[]) => number): [number, number] {
  const next = random(seed);
  const sample = new Array<number>(n);
  const values: number[] = [];
  for (let round = 0; round < RESAMPLES; round++) {
    for (let index = 0; index < n; index++) sample[index] = Math.floor(next() * n);
    values.push(statistic(sample));
  }
  return [quantile(values, 0.025), quantile(values, 0.975)];
}

/**
 * The figure of a metric's values. The interval tells how far it could lie with other questions of the same making;
 * with all values equal it has no width, whatever n.
 */
export function figure(values: readonly number[], summary: Metric['summary'], seed: string): Figure {
  const value = summarise(values, summary);
  const [low, high] = interval(values.length, seed, (sample) =>
    summarise(
      sample.map((index) => values[index] ?? 0),
      summary,
    ),
  );
  return { value, n: values.length, low, high };
}
