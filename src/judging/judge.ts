/**
 * Is the evidence enough? Decided on raw features before anything is composed: a fused score orders passages but
 * says nothing of whether they answer. Two signals so far: whether anything is near at all, and whether the nearest
 * entries of the question bank are questions that the documents answer or gaps that they do not.
 */
import type { Judgement, Retrieval } from '../turn.ts';

/** Cosine of the nearest passage, sentence or bank question under which nothing is near (multilingual-e5-small). */
const LEAST_SIMILARITY = 0.8;
/** How much nearer a gap must be than any answered question before it decides. */
const GAP_MARGIN = 0.012;
/** A gap further away than this says nothing. */
const LEAST_GAP_SIMILARITY = 0.9;

const nearestOf = (retrieval: Retrieval, kind: 'question' | 'gap'): number =>
  Math.max(0, ...retrieval.questions.filter(({ entry }) => entry.kind === kind).map(({ similarity }) => similarity));

/** Judges the evidence of one question. It does not look for kind, subject or period in the evidence. */
export function judge(retrieval: Retrieval): Judgement {
  const nearest = Math.max(
    0,
    ...retrieval.evidence.flatMap(({ similarity, sentenceSimilarity }) => [similarity, ...sentenceSimilarity]),
  );
  const question = nearestOf(retrieval, 'question');
  const gap = nearestOf(retrieval, 'gap');
  const nothingNear = Math.max(nearest, question) < LEAST_SIMILARITY;
  const isGap = gap >= LEAST_GAP_SIMILARITY && gap - question >= GAP_MARGIN;
  if (retrieval.evidence.length === 0 || nothingNear) {
    return { status: 'redirected', reason: 'out_of_scope', confidence: null };
  }
  if (isGap) {
    return { status: 'abstained', reason: 'not_in_documents', confidence: null };
  }
  return { status: 'answered', reason: null, confidence: null };
}
