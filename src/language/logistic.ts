/** A fitted logistic regression: weights by the name of a feature. What it was fitted on stands beside its file. */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * The chance, 0-1, for a row of values in the order of `names`.
 * @throws RangeError when the model lacks a feature: it was fitted by another version of the code.
 */
export function chance(model: LogisticModel, names: readonly string[], values: readonly number[]): number {
  let sum = model.bias;
  for (const [index, name] of names.entries()) {
    const weight = model.weights[name];
    if (weight === undefined) throw new RangeError(`The model has no weight for the feature "${name}".`);
    sum += weight * (values[index] as number);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** The chances of scores, in their order; together 1. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}
