/**
 * What a report shows, in either form.
 */
import type { Comparison } from '../compare.ts';
import type { Check } from '../gate.ts';
import type { SuiteJudgement } from '../judge.ts';
import type { CaseRecord } from '../record.ts';

export interface Report {
  readonly judgement: SuiteJudgement;
  readonly records: readonly CaseRecord[];
  readonly checks: readonly Check[];
  /** Against the last run; null when none was given. */
  readonly comparison: Comparison | null;
}

/** Prefixes of subsets that have a table of their own, with its caption. */
export const BREAKDOWNS: readonly (readonly [prefix: string, caption: string])[] = [
  ['lang:', 'By language'],
  ['kind:', 'By kind of question'],
  ['step:', 'By step'],
];

/** Metrics that the break-downs show; the full list is in the JSON. */
export const BREAKDOWN_METRICS: readonly string[] = [
  'recall@1',
  'recall@5',
  'key-facts',
  'right-citation',
  'status-accuracy',
  'false-refusals',
  'false-answers',
  'words',
];

/** Whether a case did all that its share metrics ask. */
export function isRight(verdicts: Readonly<Record<string, number>>): boolean {
  const wanted = ['key-facts', 'status-accuracy', 'citation-validity', 'right-citation', 'right-target'];
  const unwanted = ['must-not-violations', 'errors'];
  return wanted.every((name) => (verdicts[name] ?? 1) === 1) && unwanted.every((name) => (verdicts[name] ?? 0) === 0);
}

/** "at least 0.93 of lang:nl", as both forms show a threshold. */
export function describeThreshold({ threshold: { minimum, maximum, subset } }: Check): string {
  const bound = minimum === undefined ? `at most ${maximum}` : `at least ${minimum}`;
  return subset === 'all' ? bound : `${bound} of ${subset}`;
}
