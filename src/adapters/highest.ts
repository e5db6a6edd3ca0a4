/** The few highest of many scores, without sorting them all: a heap of the size asked for. */

/**
 * Rows of the k highest scores, highest first; of equal scores the lower row first. `rows` are the rows to choose from,
 * in any order; without them every row is.
 */
export function highest(scores: ArrayLike<number>, k: number, rows?: ArrayLike<number>): number[] {
  const total = rows?.length ?? scores.length;
  const size = Math.min(k, total);
  if (!(size > 0)) return [];
  const score = (row: number): number => scores[row] as number;
  /** Whether the first row is behind the second. */
  const behind = (one: number, other: number): boolean =>
    score(one) < score(other) || (score(one) === score(other) && one > other);
  // The root is the last of the best so far.
  const heap: number[] = [];
  const sink = (row: number, from: number): void => {
    let at = from;
    for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && behind(heap[child + 1] as number, heap[child] as number)) child++;
      if (!behind(heap[child] as number, row)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = row;
  };
  for (let number = 0; number < total; number++) {
    const row = rows ? (rows[number] as number) : number;
    if (number < size) {
      heap.push(row);
      if (number === size - 1) for (let at = size >> 1; at >= 0; at--) sink(heap[at] as number, at);
    } else if (behind(heap[0] as number, row)) sink(row, 0);
  }
  return heap.sort((one, other) => (behind(one, other) ? 1 : -1));
}
