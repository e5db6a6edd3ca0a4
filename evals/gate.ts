/**
 * The gate: figures against thresholds.json.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInputError } from './case.ts';
import { METRICS, type SuiteJudgement, subsetsOf } from './judge.ts';
import type { CaseRecord } from './record.ts';

export const thresholdSchema = z
  .strictObject({
    metric: z.enum(METRICS.map(({ name }) => name)),
    /** "all" or a subset as the judge names it. */
    subset: z.string().default('all'),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    why: z.string().min(1),
  })
  .refine(({ minimum, maximum }) => (minimum === undefined) !== (maximum === undefined), 'either minimum or maximum');
export type Threshold = z.infer<typeof thresholdSchema>;

/** A threshold with what was measured. */
export interface Check {
  readonly threshold: Threshold;
  /** Null when no case is about it: such a threshold holds. */
  readonly value: number | null;
  readonly met: boolean;
  /** Ids of the cases that pull the figure down, worst first; empty when it is met. */
  readonly cases: readonly string[];
}

/** @throws BadInputError when the file is missing or names an unknown metric. */
export function readThresholds(file: string): Threshold[] {
  try {
    return z.array(thresholdSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError) {
      const issue = error.issues[0];
      throw new BadInputError(`${file}: field ${issue?.path.join('.')}: ${issue?.message}`);
    }
    throw new BadInputError(`${file}: ${(error as Error).message}`);
  }
}

/** Floating sums: 0.93 of 100 cases may come out as 0.9299999. */
const EPSILON = 1e-9;

/** Holds every threshold against a judgement of the same records. */
export function checkThresholds(
  thresholds: readonly Threshold[],
  judgement: SuiteJudgement,
  records: readonly CaseRecord[],
): Check[] {
  const subsets = new Map(records.map((record) => [record.case.id, subsetsOf(record)]));
  return thresholds.map((threshold) => {
    const { metric, subset, minimum, maximum } = threshold;
    const figures = subset === 'all' ? judgement.metrics : judgement.subsets[subset];
    const value = figures?.[metric]?.value ?? null;
    const met =
      value === null ||
      (value >= (minimum ?? Number.NEGATIVE_INFINITY) - EPSILON && value <= (maximum ?? Infinity) + EPSILON);
    if (met) return { threshold, value, met, cases: [] };
    const sign = minimum === undefined ? -1 : 1;
    const perfect = minimum === undefined ? 0 : 1;
    const cases = judgement.cases
      .filter(({ id }) => subset === 'all' || subsets.get(id)?.includes(subset))
      .map(({ id, verdicts }) => ({ id, value: verdicts[metric] ?? perfect }))
      .filter(({ value: one }) => one !== perfect)
      .sort((a, b) => sign * (a.value - b.value))
      .map(({ id }) => id);
    return { threshold, value, met, cases };
  });
}

/** One line of text on a check that failed. */
export function describeCheck({ threshold, value, cases }: Check): string {
  const { metric, subset, minimum, maximum } = threshold;
  const bound = minimum === undefined ? `at most ${maximum}` : `at least ${minimum}`;
  return `${metric} (${subset}) is ${value?.toFixed(3)}, must be ${bound}: ${cases.slice(0, 40).join(', ')}`;
}
