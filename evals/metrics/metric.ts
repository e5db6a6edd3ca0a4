/**
 * What a metric is. A metric judges one case at a time; its figure is a mean or a quantile over the cases it is about.
 */
import type { CaseRecord, Sources } from '../record.ts';

/** What a metric says of one case: a share (0-1), points, words or milliseconds; the note says what was wrong. */
export interface Verdict {
  readonly value: number;
  readonly note?: string;
}

export interface Metric {
  readonly name: string;
  /** `share` is 0-1 and shown as such; `points` and `words` have no bounds. */
  readonly unit: 'share' | 'points' | 'words' | 'milliseconds';
  readonly better: 'higher' | 'lower';
  /** How the cases' values become one figure. */
  readonly summary: 'mean' | 'median' | 'p95';
  /** Null when the metric is not about this case; such a case is not in the figure's n. */
  judge(record: CaseRecord, sources: Sources): Verdict | null;
}

/** A verdict that is 1 or 0. */
export function yes(holds: boolean, note?: string): Verdict {
  return note === undefined || holds ? { value: holds ? 1 : 0 } : { value: 0, note };
}
