/**
 * Is the evidence enough? Fitted models: for these documents and their question bank, for any with a bank, for any
 * without; thresholds belong to the embedder they were fitted with. A false "that is not in the documents" and a false
 * answer are both errors: where the thresholds stand on that trade-off, and why, is in docs/quality.md.
 */
import type { AnswerKind } from '../language/answer-kinds.ts';
import { chance, type LogisticModel } from '../language/logistic.ts';
import type { Evidence, Judgement, Retrieval, Understanding } from '../turn.ts';
import { ALONG_AXES, BANK_FEATURES, DIRECTION, EVIDENCE_FEATURES, judgementFeatures, type Split } from './features.ts';
import models from './judge-model.json' with { type: 'json' };
import { along, saidAlong, type TellingAxes } from './neighbours.ts';
import { LEAST_SAID, portableFeaturesOf } from './portable.ts';
import portable from './portable-model.json' with { type: 'json' };

/** A fitted model with the chances under which it abstains, and under which an answer is only partial. */
export interface JudgementModel extends LogisticModel {
  readonly abstainBelow: number;
  readonly partialBelow: number;
}

/**
 * A model that also knows these documents' bank: which way the questions point that they answer (the cosine of the
 * question's vector with `direction` is a feature more), and along which axes their answered questions and gaps differ
 * (what the neighbours say along them is another). It says something of these documents alone.
 */
export interface DirectedModel extends JudgementModel {
  readonly documents: readonly string[];
  readonly direction: readonly number[];
  readonly axes: TellingAxes;
}

/** Cosine of the nearest sentence, passage or bank question under which nothing is near (multilingual-e5-small). */
const LEAST_SIMILARITY = 0.8;

/** Kinds whose answer belongs to a period: another year's figure is a wrong one. */
const OF_A_PERIOD: ReadonlySet<AnswerKind> = new Set(['amount', 'percentage', 'count']);

/** How a text speaks of the year before its own period. */
const YEAR_BEFORE = /\b(?:(?:het|een) jaar (?:ervoor|daarvoor|eerder)|vorig jaar)\b/iu;

/**
 * Whether a figure of a certain year is asked and none of the evidence is about that year. `named` when the question
 * names the year itself, `relative` when it says "vorig jaar", which the documents may end before.
 */
function periodMissing({ question, kinds, periods }: Understanding, evidence: readonly Evidence[]) {
  if (periods.length === 0 || !kinds.slice(0, 1).some((kind) => OF_A_PERIOD.has(kind))) return null;
  const isThere = (year: string) =>
    evidence.some(
      ({ passage: { text, period } }) =>
        text.includes(year) || period.includes(year) || (period === String(Number(year) + 1) && YEAR_BEFORE.test(text)),
    );
  if (periods.some(isThere)) return null;
  return periods.some((year) => question.includes(year)) ? 'named' : 'relative';
}

/** The names of the features that a model weighs. */
export function featuresOf(hasBank: boolean, isDirected: boolean): readonly string[] {
  return [...EVIDENCE_FEATURES, ...(hasBank ? BANK_FEATURES : []), ...(isDirected ? [DIRECTION, ALONG_AXES] : [])];
}

/** The chance that the evidence answers; features that are not there count as 0. */
export function answerChance(
  model: JudgementModel,
  names: readonly string[],
  features: Readonly<Record<string, number>>,
): number {
  return chance(
    model,
    names,
    names.map((name) => features[name] ?? 0),
  );
}

/** The model for these documents: the one fitted on them and their bank, or one fitted for any. */
function confidenceOf(
  { questions, vector }: Retrieval,
  features: Readonly<Record<string, number>>,
  documents: ReadonlySet<string>,
): { readonly confidence: number; readonly model: JudgementModel } {
  const directed: DirectedModel = models.withThisBank;
  const hasBank = questions.length > 0;
  if (hasBank && directed.documents.every((id) => documents.has(id))) {
    const all = {
      ...features,
      [DIRECTION]: along(directed.direction, vector),
      [ALONG_AXES]: saidAlong(directed.axes, questions, vector),
    };
    return { confidence: answerChance(directed, featuresOf(true, true), all), model: directed };
  }
  const model = hasBank ? models.withBank : models.withoutBank;
  return { confidence: answerChance(model, featuresOf(hasBank, false), features), model };
}

/** By words alone, where the embedder is not the one that the models were fitted with: its cosines say nothing known. */
function byWords(
  { evidence, questions }: Retrieval,
  features: Readonly<Record<string, number>>,
  missing: ReturnType<typeof periodMissing>,
): Judgement {
  if (evidence.length === 0) return { status: 'redirected', reason: 'out_of_scope', confidence: null };
  const hasBank = questions.length > 0;
  const model = hasBank ? portable.withBank : portable.withoutBank;
  const sure = answerChance(model, portableFeaturesOf(hasBank), features);
  // Not a calibrated chance for this embedder, so it is not given as one.
  const said = Math.max(features.coveredThree ?? 0, features.coveredWithBank ?? 0);
  if (missing === 'named' || said < LEAST_SAID || sure < model.abstainBelow) {
    return { status: 'abstained', reason: 'not_in_documents', confidence: null };
  }
  if (missing === 'relative') return { status: 'partial', reason: 'other_period', confidence: null };
  if (sure < model.partialBelow) return { status: 'partial', reason: 'near', confidence: null };
  return { status: 'answered', reason: null, confidence: null };
}

/** Judges the evidence of one question, found among documents with these ids by an embedder. */
export function judge(
  understanding: Understanding,
  retrieval: Retrieval,
  split: Split,
  documents: ReadonlySet<string>,
  embedder = models.embedder,
): Judgement {
  const { evidence } = retrieval;
  const features = judgementFeatures(understanding, retrieval, split);
  if (embedder !== models.embedder) return byWords(retrieval, features, periodMissing(understanding, evidence));
  const nearest = Math.max(features.sentence ?? 0, features.passage ?? 0, features.question ?? 0);
  if (evidence.length === 0 || nearest < LEAST_SIMILARITY) {
    return { status: 'redirected', reason: 'out_of_scope', confidence: null };
  }
  const missing = periodMissing(understanding, evidence);
  if (missing === 'named') return { status: 'abstained', reason: 'not_in_documents', confidence: null };
  const { confidence, model } = confidenceOf(retrieval, features, documents);
  if (confidence < model.abstainBelow) return { status: 'abstained', reason: 'not_in_documents', confidence };
  if (missing === 'relative') return { status: 'partial', reason: 'other_period', confidence };
  if (confidence < model.partialBelow) return { status: 'partial', reason: 'near', confidence };
  return { status: 'answered', reason: null, confidence };
}
