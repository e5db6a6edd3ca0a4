/**
 * The two errors of abstaining, side by side: what is wrongly kept back and what is wrongly said.
 */
import type { Status } from '../../src/answer.ts';
import { type Expectation, expectationSchema } from '../case.ts';
import type { SuiteJudgement } from '../judge.ts';
import type { CaseRecord } from '../record.ts';

export const STATUSES: readonly (Status | 'error')[] = [
  'answered',
  'partial',
  'abstained',
  'redirected',
  'refused',
  'handover',
  'error',
];

/** How often each expectation ended in each status. */
export interface TradeOff {
  readonly rows: readonly { readonly expect: Expectation; readonly counts: readonly number[] }[];
  /** Errors weighed: a false answer counts `weight` times a false refusal; per 100 cases of both kinds. */
  readonly costs: readonly { readonly weight: number; readonly cost: number }[];
  readonly twins: TwinCounts;
}

/** Pairs of nearly the same wording, one answerable and one not. */
export interface TwinCounts {
  readonly pairs: number;
  /** Answered the one and not the other. */
  readonly both: number;
  readonly answeredBoth: number;
  readonly answeredNeither: number;
  /** Answered only the one that it should not. */
  readonly reversed: number;
}

const WEIGHTS = [1, 3, 10];

function twinCounts(records: readonly CaseRecord[], gotAnswer: ReadonlySet<string>): TwinCounts {
  const byId = new Map(records.map((record) => [record.case.id, record.case]));
  const counts = { pairs: 0, both: 0, answeredBoth: 0, answeredNeither: 0, reversed: 0 };
  for (const { case: item } of records) {
    const twin = item.twin === undefined ? undefined : byId.get(item.twin);
    if (item.expect !== 'answer' || twin === undefined || twin.expect === 'answer') continue;
    const [right, wrong] = [gotAnswer.has(item.id), gotAnswer.has(twin.id)];
    counts.pairs += 1;
    if (right && !wrong) counts.both += 1;
    if (right && wrong) counts.answeredBoth += 1;
    if (!right && !wrong) counts.answeredNeither += 1;
    if (!right && wrong) counts.reversed += 1;
  }
  return counts;
}

/** Counts over a judgement and the records it was made from. */
export function tradeOff(judgement: SuiteJudgement, records: readonly CaseRecord[]): TradeOff {
  const status = new Map(judgement.cases.map((one) => [one.id, one.status]));
  const rows = expectationSchema.options.map((expect) => {
    const ids = records.filter(({ case: item }) => item.expect === expect).map(({ case: item }) => item.id);
    return { expect, counts: STATUSES.map((one) => ids.filter((id) => status.get(id) === one).length) };
  });
  const { 'false-refusals': refusals, 'false-answers': answers } = judgement.metrics;
  const n = (refusals?.n ?? 0) + (answers?.n ?? 0);
  const total = (figure: typeof refusals): number => (figure === undefined ? 0 : figure.value * figure.n);
  const costs = WEIGHTS.map((weight) => ({
    weight,
    cost: n === 0 ? 0 : (100 * (total(refusals) + weight * total(answers))) / n,
  }));
  const gotAnswer = new Set(
    judgement.cases.filter((one) => one.status === 'answered' || one.status === 'partial').map(({ id }) => id),
  );
  return { rows, costs, twins: twinCounts(records, gotAnswer) };
}
