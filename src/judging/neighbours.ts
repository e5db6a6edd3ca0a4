/**
 * What the nearest entries of the question bank say of a question, weighed together: kernel ridge regression over them
 * (the mean of a Gaussian process; Rasmussen and Williams 2006, 2.2), where an entry that is answered counts 1 and a
 * gap -1. Unlike a vote it takes into account how near the entries are to each other: ten wordings of one question
 * count little more than one, and of two twins the nearer one decides. What editors add counts at once.
 */
import { cosine } from '../language/cosine.ts';
import type { StoredQuestion } from '../ports.ts';
import type { NearQuestion } from '../turn.ts';

/** How fast an entry's say fades: exp(SHARPNESS · (cosine - 1)). */
const SHARPNESS = 10;
/** The same along axes. */
const SHARPNESS_ALONG = 5;
/** How much one entry may be wrong. All three by the project's own cases (docs/quality.md). */
const RIDGE = 0.1;

/** How far a question's vector lies in a direction; 0 where they are of different embedders. */
export function along(direction: readonly number[], vector: Float32Array): number {
  if (direction.length !== vector.length) return 0;
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (direction[i] as number) * (vector[i] as number);
  return sum;
}

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
 * @param alike cosine of two of the entries, the later one first.
 * @param asked cosine of an entry with what is asked.
 */
function weighTogether(
  near: readonly NearQuestion[],
  sharpness: number,
  alike: (row: number, column: number) => number,
  asked: (row: number) => number,
): number {
  const n = near.length;
  const kernel = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < row; column++) {
      kernel[row * n + column] = Math.exp(sharpness * (alike(row, column) - 1));
    }
    kernel[row * n + row] = 1 + RIDGE;
  }
  const weights = solve(
    kernel,
    Float64Array.from(near, ({ entry }) => (entry.kind === 'question' ? 1 : -1)),
  );
  return near.reduce((sum, _, row) => sum + (weights[row] as number) * Math.exp(sharpness * (asked(row) - 1)), 0);
}

/**
 * About -1 (as its neighbours that no document answers) to 1 (as those that are answered); 0 where nothing is near, or
 * the store gives no vectors.
 */
export function saidByNeighbours(near: readonly NearQuestion[]): number {
  if (near.some(({ alike }) => alike === null)) return 0;
  return weighTogether(
    near,
    SHARPNESS,
    (row, column) => near[row]?.alike?.[column] as number,
    (row) => near[row]?.similarity as number,
  );
}

/**
 * Directions of the vector space, longer as they tell an answered question better from a gap beside it; fitted on a bank
 * (scripts/tuning/telling-axes.ts).
 */
export type TellingAxes = readonly (readonly number[])[];

/** Where a vector lies along the axes: its coordinates, of length 1. */
function project(axes: readonly Float32Array[], vector: Float32Array): Float32Array {
  const point = Float32Array.from(axes, (axis) => (axis.length === vector.length ? cosine(axis, vector) : 0));
  const length = Math.sqrt(cosine(point, point)) || 1;
  return point.map((value) => value / length);
}

/** Axes to compute with, and where entries of the bank lie along them: these come back with every question near them. */
interface Places {
  readonly axes: readonly Float32Array[];
  readonly known: WeakMap<StoredQuestion, Float32Array>;
}
const places = new WeakMap<TellingAxes, Places>();

function placesOf(axes: TellingAxes): Places {
  const found = places.get(axes);
  if (found !== undefined) return found;
  const made: Places = { axes: axes.map((axis) => Float32Array.from(axis)), known: new WeakMap() };
  places.set(axes, made);
  return made;
}

function placeOf({ axes, known }: Places, { entry, vector }: NearQuestion): Float32Array | null {
  const found = known.get(entry);
  if (found !== undefined || vector === null) return found ?? null;
  const place = project(axes, vector);
  known.set(entry, place);
  return place;
}

/** As `saidByNeighbours`, where only what tells an answered question from a gap counts as near. */
export function saidAlong(axes: TellingAxes, near: readonly NearQuestion[], question: Float32Array): number {
  const known = placesOf(axes);
  const points = near.flatMap((one) => placeOf(known, one) ?? []);
  if (points.length < near.length) return 0;
  const point = project(known.axes, question);
  return weighTogether(
    near,
    SHARPNESS_ALONG,
    (row, column) => cosine(points[row] as Float32Array, points[column] as Float32Array),
    (row) => cosine(points[row] as Float32Array, point),
  );
}
