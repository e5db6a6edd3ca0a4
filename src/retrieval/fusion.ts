/**
 * Fusion of several rankings by weighted, normalised scores (Bruch, Gai and Ingber 2023, arXiv 2210.11934): min-max
 * over a fixed number of candidates, then a convex combination. The fused score orders passages for one question; it
 * is never a confidence and not comparable between questions.
 */

/** One part's score for each candidate it found. */
export type PartScores = ReadonlyMap<string, number>;

/**
 * Scales scores to 0-1, lowest to highest. When all are equal each is 1. Candidates that the part did not find get 0
 * when looked up with `?? 0`.
 */
export function normalise(scores: PartScores): ReadonlyMap<string, number> {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores.values()) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  }
  const range = highest - lowest;
  const scaled = new Map<string, number>();
  for (const [id, score] of scores) scaled.set(id, range > 0 ? (score - lowest) / range : 1);
  return scaled;
}

/** Weights scaled to sum to 1 over the parts that found anything: without a bank the others carry it all. */
export function renormalise<Part extends string>(
  weights: Readonly<Record<Part, number>>,
  present: (part: Part) => boolean,
): Readonly<Record<Part, number>> {
  const parts = Object.keys(weights) as Part[];
  const total = parts.filter(present).reduce((sum, part) => sum + weights[part], 0);
  return Object.fromEntries(
    parts.map((part) => [part, present(part) && total > 0 ? weights[part] / total : 0]),
  ) as Record<Part, number>;
}
