/** One ranking of several, for a question that asks more than one thing or names more than one document. */
import type { Evidence } from '../turn.ts';

/**
 * The best of each list in turn, then the second of each, and so on: each passage once, at most `k`. Scores never rise
 * from one to the next: a passage that comes later says at most what the one before it says.
 */
export function interleave(lists: readonly (readonly Evidence[])[], k: number): Evidence[] {
  const merged: Evidence[] = [];
  const seen = new Set<string>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let place = 0; place < longest; place++) {
    for (const list of lists) {
      const found = list[place];
      if (!found || merged.length === k || seen.has(found.passage.id)) continue;
      seen.add(found.passage.id);
      merged.push({ ...found, score: Math.min(found.score, merged.at(-1)?.score ?? found.score) });
    }
  }
  return merged;
}
