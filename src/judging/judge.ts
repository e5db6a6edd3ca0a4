/**
 * Is the evidence enough? Two fitted models, with a question bank and without; thresholds belong to the embedder
 * they were fitted with. A false "that is not in the documents" and a false answer are both errors: where the
 * thresholds stand on that trade-off, and why, is in docs/quality.md.
 */
import { chance, type LogisticModel } from '../language/logistic.ts';
import type { Judgement, Retrieval, Understanding } from '../turn.ts';
import { BANK_FEATURES, EVIDENCE_FEATURES, judgementFeatures, type Split } from './features.ts';
import models from './judge-model.json' with { type: 'json' };

/** A fitted model with the chances under which it abstains, and under which an answer is only partial. */
export interface JudgementModel extends LogisticModel {
  readonly abstainBelow: number;
  readonly partialBelow: number;
}

/** Cosine of the nearest sentence, passage or bank question under which nothing is near (multilingual-e5-small). */
const LEAST_SIMILARITY = 0.8;

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
  const hasBank = questions.length > 0;
  const model: JudgementModel = hasBank ? models.withBank : models.withoutBank;
  const confidence = answerChance(model, features, hasBank);
  if (confidence < model.abstainBelow) return { status: 'abstained', reason: 'not_in_documents', confidence };
  if (confidence < model.partialBelow) return { status: 'partial', reason: 'near', confidence };
  return { status: 'answered', reason: null, confidence };
}
