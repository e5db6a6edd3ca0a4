/**
 * Judging a run: free, repeatable, without the system. The same outcomes give the same report.
 */
import { z } from 'zod';
import type { Answer } from '../src/answer.ts';
import { type Figure, figure } from './bootstrap.ts';
import { abstentionPrecision } from './metrics/abstention-precision.ts';
import { abstentionRecall } from './metrics/abstention-recall.ts';
import { answeredWithCitation } from './metrics/answered-with-citation.ts';
import { citationPrecision } from './metrics/citation-precision.ts';
import { citationRecall } from './metrics/citation-recall.ts';
import { citationValidity } from './metrics/citation-validity.ts';
import { errors } from './metrics/errors.ts';
import { extractiveFallback } from './metrics/extractive-fallback.ts';
import { falseAnswers } from './metrics/false-answers.ts';
import { falseRefusals } from './metrics/false-refusals.ts';
import { keyFacts } from './metrics/key-facts.ts';
import { latencyMedian, latencyP95 } from './metrics/latency.ts';
import type { Metric } from './metrics/metric.ts';
import { mustNot } from './metrics/must-not.ts';
import { ndcg } from './metrics/ndcg.ts';
import { readability } from './metrics/readability.ts';
import { recallAt } from './metrics/recall.ts';
import { reciprocalRank } from './metrics/reciprocal-rank.ts';
import { rightCitation } from './metrics/right-citation.ts';
import { rightQuote } from './metrics/right-quote.ts';
import { rightTarget } from './metrics/right-target.ts';
import { sentencesDropped } from './metrics/sentences-dropped.ts';
import { statusAccuracy } from './metrics/status-accuracy.ts';
import { words } from './metrics/words.ts';
import type { CaseRecord, Sources } from './record.ts';

/** Every metric, in the order of the tables. */
export const METRICS: readonly Metric[] = [
  recallAt(1),
  recallAt(5),
  reciprocalRank,
  ndcg,
  keyFacts,
  rightCitation,
  rightQuote,
  citationValidity,
  citationRecall,
  citationPrecision,
  answeredWithCitation,
  statusAccuracy,
  falseRefusals,
  falseAnswers,
  abstentionPrecision,
  abstentionRecall,
  rightTarget,
  mustNot,
  errors,
  readability,
  words,
  sentencesDropped,
  extractiveFallback,
  latencyMedian,
  latencyP95,
];

const figureSchema = z.object({ value: z.number(), n: z.number(), low: z.number(), high: z.number() });

/** The outcome of judging, as `--json` writes it. */
export const judgementSchema = z.object({
  version: z.string(),
  corpus: z.string(),
  embedder: z.string(),
  metrics: z.record(z.string(), figureSchema),
  /** The same figures over a part of the cases: "lang:nl", "kind:fact", "expect:answer", "step:retrieve". */
  subsets: z.record(z.string(), z.record(z.string(), figureSchema)),
  cases: z.array(
    z.object({
      id: z.string(),
      status: z.string().describe('Of the answer, or "error"'),
      reason: z.string().nullable(),
      text: z.string(),
      citations: z.array(
        z.object({ number: z.number(), document: z.string(), section: z.string(), quote: z.string() }).loose(),
      ),
      verdicts: z.record(z.string(), z.number()),
      /** Why a verdict is not the best one, by metric. */
      notes: z.record(z.string(), z.string()),
    }),
  ),
});
export type SuiteJudgement = z.infer<typeof judgementSchema>;
export type JudgedCase = SuiteJudgement['cases'][number];

/** The subsets that a case is in. */
export function subsetsOf({ case: asked }: CaseRecord): string[] {
  const subsets = [`lang:${asked.lang}`, `kind:${asked.kind}`, `expect:${asked.expect}`];
  if (asked.history.length > 0) subsets.push('history:yes');
  if (asked.step !== undefined) subsets.push(`step:${asked.step}`);
  return subsets;
}

function judgeCase(record: CaseRecord, sources: Sources): JudgedCase {
  const { answer, error } = record.outcome;
  const verdicts: Record<string, number> = {};
  const notes: Record<string, string> = {};
  for (const metric of METRICS) {
    const verdict = metric.judge(record, sources);
    if (verdict === null) continue;
    verdicts[metric.name] = verdict.value;
    if (verdict.note !== undefined) notes[metric.name] = verdict.note;
  }
  return {
    id: record.case.id,
    status: answer?.status ?? 'error',
    reason: answer?.reason ?? null,
    text: answer?.text ?? error ?? '',
    citations: answer?.citations ?? [],
    verdicts,
    notes,
  };
}

function figuresOf(cases: readonly JudgedCase[], seed: string): Record<string, Figure> {
  const figures: Record<string, Figure> = {};
  for (const { name, summary } of METRICS) {
    const values = cases.flatMap(({ verdicts }) => verdicts[name] ?? []);
    if (values.length > 0) figures[name] = figure(values, summary, `${seed} ${name}`);
  }
  return figures;
}

/** Judges every record. Version, corpus and embedder are those of the first answer; "unknown" without any. */
export function judge(records: readonly CaseRecord[], sources: Sources): SuiteJudgement {
  const provenance: Answer['provenance'] | undefined = records.find(({ outcome }) => outcome.answer)?.outcome.answer
    ?.provenance;
  const cases = records.map((record) => judgeCase(record, sources));
  const members = new Map<string, JudgedCase[]>();
  records.forEach((record, index) => {
    const judged = cases[index];
    if (judged === undefined) return;
    for (const subset of subsetsOf(record)) members.set(subset, [...(members.get(subset) ?? []), judged]);
  });
  const subsets = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    version: provenance?.version ?? 'unknown',
    corpus: provenance?.corpus ?? 'unknown',
    embedder: provenance?.embedder ?? 'unknown',
    metrics: figuresOf(cases, 'all'),
    subsets: Object.fromEntries(subsets.map(([subset, part]) => [subset, figuresOf(part, subset)])),
    cases,
  };
}
