/**
 * Two judgements of the same cases: which differences are real, and which cases changed.
 */
import { interval, summarise } from './bootstrap.ts';
import { type JudgedCase, METRICS, type SuiteJudgement } from './judge.ts';
import type { Metric } from './metrics/metric.ts';

/** A metric in two runs, over the cases that both have a value for. */
export interface Difference {
  readonly metric: Metric;
  readonly before: number;
  readonly after: number;
  /** After minus before, with the 95 % interval of a paired bootstrap. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  /** Cases whose value became better or worse by the metric's own direction. */
  readonly better: number;
  readonly worse: number;
  /** Two-sided exact sign test over the cases that changed. */
  readonly p: number;
  /** The interval leaves out 0 and p is under .05. Of twenty metrics that did not change, one may still look real. */
  readonly real: boolean;
}

/** A case whose status or whose verdicts are no longer the same. */
export interface ChangedCase {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly changed: readonly ChangedCase[];
  /** Ids of cases that only one of the two has. */
  readonly unpaired: readonly string[];
}

/** Two-sided exact sign test (Arbuthnot 1710): the chance of a split at least this uneven when both sides are as likely. */
export function signTest(better: number, worse: number): number {
  const n = better + worse;
  let chance = 0.5 ** n;
  let tail = 0;
  for (let k = 0; k <= Math.min(better, worse); k++) {
    tail += chance;
    chance = (chance * (n - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Latencies are never twice the same: they are no reason to call a case changed. */
const STEADY = METRICS.filter(({ unit }) => unit === 'share');

type Pair = readonly [JudgedCase, JudgedCase];

function difference(metric: Metric, pairs: readonly Pair[]): Difference | null {
  const { name, summary } = metric;
  const values = pairs.flatMap(([a, b]) => {
    const [before, after] = [a.verdicts[name], b.verdicts[name]];
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
  if (values.length === 0) return null;
  const part = (side: 'before' | 'after', sample: readonly number[]): number =>
    summarise(
      sample.map((index) => values[index]?.[side] ?? 0),
      summary,
    );
  const all = values.map((_, index) => index);
  const sign = metric.better === 'higher' ? 1 : -1;
  const better = values.filter(({ before, after }) => sign * (after - before) > 0).length;
  const worse = values.filter(({ before, after }) => sign * (after - before) < 0).length;
  const [low, high] = interval(values.length, `compare ${name}`, (s) => part('after', s) - part('before', s));
  const p = signTest(better, worse);
  const [before, after] = [part('before', all), part('after', all)];
  const real = (low > 0 || high < 0) && p < 0.05;
  return { metric, before, after, difference: after - before, low, high, pairs: values.length, better, worse, p, real };
}

function changedCase([a, b]: Pair): ChangedCase | null {
  const better: string[] = [];
  const worse: string[] = [];
  for (const metric of STEADY) {
    const [before, after] = [a.verdicts[metric.name], b.verdicts[metric.name]];
    if (before === undefined || after === undefined || before === after) continue;
    (after > before === (metric.better === 'higher') ? better : worse).push(metric.name);
  }
  if (a.status === b.status && better.length + worse.length === 0) return null;
  return { id: b.id, before: a.status, after: b.status, better, worse };
}

/** Compares run B (after) with run A (before), case by case. */
export function compare(before: SuiteJudgement, after: SuiteJudgement): Comparison {
  const old = new Map(before.cases.map((one) => [one.id, one]));
  const pairs = after.cases.flatMap((one): Pair[] => {
    const other = old.get(one.id);
    return other === undefined ? [] : [[other, one]];
  });
  const paired = new Set(pairs.map(([, { id }]) => id));
  return {
    differences: METRICS.flatMap((metric) => difference(metric, pairs) ?? []),
    changed: pairs.flatMap((pair) => changedCase(pair) ?? []),
    unpaired: [...before.cases, ...after.cases].map(({ id }) => id).filter((id) => !paired.has(id)),
  };
}
