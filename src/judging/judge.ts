/**
 * Is the evidence enough? Two fitted models, with a question bank and without; thresholds belong to the embedder
 * they were fitted with. A false "that is not in the documents" and a false answer are both errors: where the
 * thresholds stand on that trade-off, and why, is in docs/quality.md.
 */
import type { AnswerKind } from '../language/answer-kinds.ts';
import { chance, type LogisticModel } from '../language/logistic.ts';
import type { Evidence, Judgement, Retrieval, Understanding } from '../turn.ts';
import { BANK_FEATURES, EVIDENCE_FEATURES, judgementFeatures, type Split } from './features.ts';
import models from './judge-model.json' with { type: 'json' };

/** A fitted model with the chances under which it abstains, and under which an answer is only partial. */
export interface JudgementModel extends LogisticModel {
  readonly abstainBelow: number;
  readonly partialBelow: number;
}

/** Cosine of the nearest sentence, passage or bank question under which nothing is near (multilingual-e5-small). */
const LEAST_SIMILARITY = 0.8;

/** Kinds whose answer belongs to a period: another year's figure is a wrong one. */
const OF_A_PERIOD: ReadonlySet<AnswerKind> = new Set(['amount', 'percentage', 'count']);

/**
 * Whether a figure of a certain year is asked and none of the evidence is about that year. `named` when the question
 * names the year itself, `relative` when it says "vorig jaar", which the documents may end before.
 */
function periodMissing({ question, kinds, periods }: Understanding, evidence: readonly Evidence[]) {
  if (periods.length === 0 || !kinds.slice(0, 1).some((kind) => OF_A_PERIOD.has(kind))) return null;
  const isThere = (year: string) =>
    evidence.some(({ passage }) => passage.text.includes(year) || passage.period.includes(year));
  if (periods.some(isThere)) return null;
  return periods.some((year) => question.includes(year)) ? 'named' : 'relative';
}

/** The chance that the evidence answers, by the model fitted for a corpus with, or without, a bank. */
export function answerChance(
  model: LogisticModel,
  features: Readonly<Record<string, number>>,
  hasBank: boolean,
): number {
  const names = hasBank ? [...EVIDENCE_FEATURES, ...BANK_FEATURES] : EVIDENCE_FEATURES;
  return chance(
    model,
    names,
    names.map((name) => features[name] ?? 0),
  );
}

/** Judges the evidence of one question. */
export function judge(understanding: Understanding, retrieval: Retrieval, split: Split): Judgement {
  const { evidence, questions } = retrieval;
  const features = judgementFeatures(understanding, retrieval, split);
  const nearest = Math.max(features.sentence ?? 0, features.passage ?? 0, features.question ?? 0);
  if (evidence.length === 0 || nearest < LEAST_SIMILARITY) {
    return { status: 'redirected', reason: 'out_of_scope', confidence: null };
  }
  const missing = periodMissing(understanding, evidence);
  if (missing === 'named') return { status: 'abstained', reason: 'not_in_documents', confidence: null };
  const hasBank = questions.length > 0;
  const model: JudgementModel = hasBank ? models.withBank : models.withoutBank;
  const confidence = answerChance(model, features, hasBank);
  if (confidence < model.abstainBelow) return { status: 'abstained', reason: 'not_in_documents', confidence };
  if (missing === 'relative') return { status: 'partial', reason: 'other_period', confidence };
  if (confidence < model.partialBelow) return { status: 'partial', reason: 'near', confidence };
  return { status: 'answered', reason: null, confidence };
}
