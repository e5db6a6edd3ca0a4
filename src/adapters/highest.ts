/** The few highest of many scores, without sorting them all: a heap of the size asked for. */

/**
 * Rows of the k highest scores, highest first; of equal scores the lower row first. `rows` are the rows to choose from,
 * in any order; without them every row is.
 */
export function highest(scores: ArrayLike<number>, k: number, rows?: ArrayLike<number>): number[] {
  const total = rows?.length ?? scores.length;
  const size = Math.min(k, total);
  if (!(size > 0)) return [];
  // The first of the heap is the last of the best so far. Scores and rows stand apart: arrays of numbers are quick.
  const best = new Float64Array(size);
  const bestRows = new Int32Array(size);
  let filled = 0;
  /** Puts a score in the place of the first of the first `count`, or further down where it belongs. */
  const sink = (score: number, row: number, from: number, count: number): void => {
    let at = from;
    for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
      const left = best[child] as number;
      if (child + 1 < count) {
        const right = best[child + 1] as number;
        if (right < left || (right === left && (bestRows[child + 1] as number) > (bestRows[child] as number))) child++;
      }
      const other = best[child] as number;
      if (other > score || (other === score && (bestRows[child] as number) < row)) break;
      best[at] = other;
      bestRows[at] = bestRows[child] as number;
      at = child;
    }
    best[at] = score;
    bestRows[at] = row;
  };
  for (let number = 0; number < total; number++) {
    const row = rows === undefined ? number : (rows[number] as number);
    const score = scores[row] as number;
    if (filled < size) {
      best[filled] = score;
      bestRows[filled++] = row;
      if (filled < size) continue;
      for (let at = size >> 1; at >= 0; at--) sink(best[at] as number, bestRows[at] as number, at, size);
    } else {
      const last = best[0] as number;
      if (score > last || (score === last && row < (bestRows[0] as number))) sink(score, row, 0, size);
    }
  }
  const found = new Array<number>(size);
  for (let count = size - 1; count >= 0; count--) {
    found[count] = bestRows[0] as number;
    sink(best[count] as number, bestRows[count] as number, 0, count);
  }
  return found;
}
