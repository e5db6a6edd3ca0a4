/**
 * What the nearest entries of the question bank say of a question, weighed together: kernel ridge regression over them
 * (the mean of a Gaussian process; Rasmussen and Williams 2006, 2.2), where an entry that is answered counts 1 and a
 * gap -1. Unlike a vote it takes into account how near the entries are to each other: ten wordings of one question
 * count little more than one, and of two twins the nearer one decides. Nothing is fitted beforehand, so what editors add
 * counts at once.
 */
import type { NearQuestion } from '../turn.ts';

/** How fast an entry's say fades: exp(SHARPNESS · (cosine - 1)). */
const SHARPNESS = 10;
/** How much one entry may be wrong. Both by the project's own cases (docs/quality.md). */
const RIDGE = 0.1;

/** Solves a·x = b for a symmetric positive definite matrix of n rows, row by row, in place (Cholesky). */
function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const at = (row: number, column: number): number => a[row * n + column] as number;
  for (let row = 0; row < n; row++) {
    const own = row * n;
    for (let column = 0; column <= row; column++) {
      const other = column * n;
      let sum = a[own + column] as number;
      for (let k = 0; k < column; k++) sum -= (a[own + k] as number) * (a[other + k] as number);
      a[own + column] = row === column ? Math.sqrt(sum) : sum / (a[other + column] as number);
    }
  }
  for (let row = 0; row < n; row++) {
    let sum = b[row] as number;
    for (let k = 0; k < row; k++) sum -= at(row, k) * (b[k] as number);
    b[row] = sum / at(row, row);
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = b[row] as number;
    for (let k = row + 1; k < n; k++) sum -= at(k, row) * (b[k] as number);
    b[row] = sum / at(row, row);
  }
  return b;
}

/**
 * About -1 (as its neighbours that no document answers) to 1 (as those that are answered); 0 where nothing is near, or
 * the store gives no vectors.
 */
export function saidByNeighbours(near: readonly NearQuestion[]): number {
  const n = near.length;
  const kernel = new Float64Array(n * n);
  for (const [row, { alike }] of near.entries()) {
    if (alike === null) return 0;
    for (let column = 0; column < row; column++) {
      kernel[row * n + column] = Math.exp(SHARPNESS * ((alike[column] as number) - 1));
    }
    kernel[row * n + row] = 1 + RIDGE;
  }
  const weights = solve(
    kernel,
    Float64Array.from(near, ({ entry }) => (entry.kind === 'question' ? 1 : -1)),
  );
  return near.reduce(
    (sum, { similarity }, i) => sum + (weights[i] as number) * Math.exp(SHARPNESS * (similarity - 1)),
    0,
  );
}
