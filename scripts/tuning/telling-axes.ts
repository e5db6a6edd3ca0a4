/**
 * Axes along which a bank's answered questions differ from the gaps beside them: generalised eigenvectors of how entries
 * differ from their nearest of the other kind, against how they differ from their nearest of the same kind (local Fisher
 * discriminant analysis; Sugiyama 2007, JMLR 8). Deterministic.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { TellingAxes } from '../../src/judging/neighbours.ts';
import type { Workbench } from './workbench.ts';

/** Nearest entries that an entry's neighbours of either kind are taken from, and how many of each. */
const NEAREST = 100;
const EACH = 8;
/** Added to the differences within a kind, as a share of their sum of squares: rare directions tell little. */
const RIDGE = 0.0005;
const AXES = 32;
/** How much more an axis counts that tells more: the power of its eigenvalue, as a variance. */
const POWER = 4;
/** Axes are written as whole numbers up to this. */
const LARGEST = 999;

/** The bank's entries, and where their neighbours are found. */
export interface BankToFit {
  readonly bank: Workbench['bank'];
  readonly store: Pick<Workbench['store'], 'nearest' | 'questions'>;
}

/** Mean outer products of differences, above the diagonal. */
class Scatter {
  readonly sums: Float64Array;
  readonly dimension: number;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.sums = new Float64Array(dimension * dimension);
  }

  add(from: Float32Array, to: readonly Float32Array[]): void {
    const { dimension, sums } = this;
    for (const other of to) {
      const difference = from.map((value, axis) => value - (other[axis] as number));
      for (let row = 0; row < dimension; row++) {
        const scaled = (difference[row] as number) / to.length;
        const first = row * dimension;
        for (let column = row; column < dimension; column++) {
          sums[first + column] = (sums[first + column] as number) + scaled * (difference[column] as number);
        }
      }
    }
  }

  mean(count: number): Matrix {
    const { dimension, sums } = this;
    const at = (row: number, column: number) =>
      sums[Math.min(row, column) * dimension + Math.max(row, column)] as number;
    const values = Array.from({ length: dimension }, (_, row) =>
      Array.from({ length: dimension }, (_value, column) => at(row, column) / count),
    );
    return new Matrix(values);
  }
}

/**
 * Eigenvectors of `between` against `within`, those of the largest eigenvalues first, with these.
 * @param within positive definite.
 */
function generalisedEigenvectors(
  between: Matrix,
  within: Matrix,
): { readonly values: number[]; readonly vectors: number[][] } {
  const own = new EigenvalueDecomposition(within, { assumeSymmetric: true });
  const whiten = own.eigenvectorMatrix.mmul(Matrix.diag(own.realEigenvalues.map((value) => 1 / Math.sqrt(value))));
  const white = whiten.transpose().mmul(between).mmul(whiten);
  const found = new EigenvalueDecomposition(white, { assumeSymmetric: true });
  const vectors = whiten.mmul(found.eigenvectorMatrix);
  const order = found.realEigenvalues.map((_, place) => place);
  order.sort((a, b) => (found.realEigenvalues[b] as number) - (found.realEigenvalues[a] as number));
  return {
    values: order.map((place) => found.realEigenvalues[place] as number),
    vectors: order.map((place) => vectors.getColumn(place)),
  };
}

export async function fitTellingAxes({ bank, store }: BankToFit): Promise<TellingAxes> {
  const byQuestion = new Map(bank.map((entry) => [entry.question, entry]));
  const dimension = bank[0]?.vector.length ?? 0;
  const [within, between] = [new Scatter(dimension), new Scatter(dimension)];
  for (const entry of bank) {
    const hits = await store.nearest('question', entry.vector, NEAREST + 1);
    const near = (await store.questions(hits.map(({ id }) => id))).flatMap(
      ({ question }) => byQuestion.get(question) ?? [],
    );
    const others = near.filter(({ question }) => question !== entry.question);
    const ofKind = (same: boolean) =>
      others.filter(({ isAnswered }) => (isAnswered === entry.isAnswered) === same).slice(0, EACH);
    within.add(
      entry.vector,
      ofKind(true).map(({ vector }) => vector),
    );
    between.add(
      entry.vector,
      ofKind(false).map(({ vector }) => vector),
    );
  }
  const own = within.mean(bank.length);
  const eye = Matrix.eye(dimension).mul(RIDGE * own.trace());
  const { values, vectors } = generalisedEigenvectors(between.mean(bank.length), own.add(eye));
  const weighed = vectors
    .slice(0, AXES)
    .map((vector, place) =>
      vector.map((value) => value * ((values[place] as number) / (values[0] as number)) ** (POWER / 2)),
    );
  const largest = Math.max(...weighed.flat().map(Math.abs));
  return weighed.map((vector) => vector.map((value) => Math.round((value / largest) * LARGEST)));
}
