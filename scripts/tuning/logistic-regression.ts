/**
 * Logistic regression with an L2 penalty, fitted by Newton's method on standardised features (iteratively reweighted
 * least squares; Hastie, Tibshirani and Friedman 2009, 4.4.1). Deterministic; for some tens of features.
 */
import type { LogisticModel } from '../../src/language/logistic.ts';

export interface Sample {
  readonly values: readonly number[];
  readonly label: 0 | 1;
  /** How much the sample counts; 1 by default. */
  readonly weight?: number;
}

/** Solves a·x = b for a symmetric positive definite a, by Gaussian elimination with pivoting. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  const m = a.map((row, i) => [...row, b[i] as number]);
  const at = (i: number, j: number) => (m[i] as number[])[j] as number;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(at(r, i)) > Math.abs(at(pivot, i))) pivot = r;
    [m[i], m[pivot]] = [m[pivot] as number[], m[i] as number[]];
    for (let r = i + 1; r < n; r++) {
      const factor = at(r, i) / at(i, i);
      for (let c = i; c <= n; c++) (m[r] as number[])[c] = at(r, c) - factor * at(i, c);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(i, n);
    for (let c = i + 1; c < n; c++) sum -= at(i, c) * (x[c] as number);
    x[i] = sum / at(i, i);
  }
  return x;
}

/**
 * Fits a model. `penalty` is the L2 weight on standardised features (scikit-learn's 1 / C).
 * @throws RangeError when there are no samples.
 */
export function fitLogistic(names: readonly string[], samples: readonly Sample[], penalty: number): LogisticModel {
  if (samples.length === 0) throw new RangeError('There is nothing to fit.');
  const d = names.length;
  const total = samples.length;
  const mean = names.map((_, j) => samples.reduce((sum, { values }) => sum + (values[j] as number), 0) / total);
  const deviation = names.map((_, j) => {
    const variance = samples.reduce((sum, { values }) => sum + ((values[j] as number) - (mean[j] as number)) ** 2, 0);
    return Math.sqrt(variance / total) || 1;
  });
  const rows = samples.map(({ values }) => [
    ...values.map((value, j) => (value - (mean[j] as number)) / (deviation[j] as number)),
    1,
  ]);
  let w = new Array<number>(d + 1).fill(0);
  for (let round = 0; round < 50; round++) {
    const hessian = Array.from({ length: d + 1 }, (_, i) =>
      Array.from({ length: d + 1 }, (_, j) => (i === j ? (i < d ? penalty : 1e-6) : 0)),
    );
    const gradient = w.map((value, i) => (i < d ? -penalty * value : 0));
    for (const [index, row] of rows.entries()) {
      const { label, weight = 1 } = samples[index] as Sample;
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * (w[i] as number), 0)));
      const curvature = weight * Math.max(p * (1 - p), 1e-6);
      for (let i = 0; i <= d; i++) {
        const x = row[i] as number;
        gradient[i] = (gradient[i] as number) + weight * (label - p) * x;
        const line = hessian[i] as number[];
        for (let j = 0; j <= d; j++) line[j] = (line[j] as number) + curvature * x * (row[j] as number);
      }
    }
    const step = solve(hessian, gradient);
    w = w.map((value, i) => value + (step[i] as number));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  const weights = Object.fromEntries(
    names.map((name, j) => [name, round4((w[j] as number) / (deviation[j] as number))]),
  );
  const bias =
    (w[d] as number) - names.reduce((sum, name, j) => sum + (weights[name] as number) * (mean[j] as number), 0);
  return { bias: round4(bias), weights };
}

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;
