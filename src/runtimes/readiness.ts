/** When the index will be open, as far as can be told: an operator's probe and a reader are told when to come back. */
import type { BuildProgress } from '../indexing/build.ts';

/** Opening an index that is there, in seconds. */
const OPENING = 10;
/** Building one before anything is known of its pace, in seconds. */
const BUILDING = 60;

export interface Readiness {
  /** Something is said only where an index must be built. */
  onMessage(): void;
  onProgress(progress: BuildProgress): void;
  /** Seconds until it is open, rounded up to tens; never less than ten, and an estimate. */
  seconds(): number;
}

/** Watches a build. `now` gives ms. */
export function watchReadiness(now: () => number = Date.now): Readiness {
  let isBuilding = false;
  let begin: { what: string; at: number } | null = null;
  let remaining: number | null = null;
  return {
    onMessage() {
      isBuilding = true;
    },
    onProgress({ what, done, total }) {
      if (begin?.what !== what) begin = { what, at: now() };
      const elapsed = (now() - begin.at) / 1000;
      remaining = done > 0 && elapsed > 1 ? (elapsed / done) * (total - done) : remaining;
    },
    seconds() {
      if (!isBuilding) return OPENING;
      const estimate = remaining === null ? BUILDING : remaining + OPENING;
      return Math.min(600, Math.max(OPENING, Math.ceil(estimate / 10) * 10));
    },
  };
}
