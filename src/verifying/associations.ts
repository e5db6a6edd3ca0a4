/**
 * Which words are used for which: what people ask about a passage beside what the passage says. Fitted on the question
 * bank by scripts/tune-verifier.ts (IBM Model 1; Brown et al. 1993, "The Mathematics of Statistical Machine
 * Translation", Computational Linguistics 19(2)); a hint for the model of coverage, never by itself a synonym.
 */
import table from './associations.json' with { type: 'json' };
import type { Word } from './reading.ts';

/** Strength by root and root, in both orders. */
const STRENGTH: ReadonlyMap<string, ReadonlyMap<string, number>> = (() => {
  const strength = new Map<string, Map<string, number>>();
  const put = (one: string, other: string, value: number) => {
    const own = strength.get(one) ?? new Map<string, number>();
    own.set(other, Math.max(value, own.get(other) ?? 0));
    strength.set(one, own);
  };
  for (const [one, others] of Object.entries(table as Readonly<Record<string, Readonly<Record<string, number>>>>))
    for (const [other, value] of Object.entries(others)) {
      put(one, other, value);
      put(other, one, value);
    }
  return strength;
})();

/** How strongly a word goes with the best of others, by roots of both: 0 where nothing is known, up to about 6. */
export function association(word: Word, others: readonly Word[]): number {
  let best = 0;
  for (const root of word.roots) {
    const known = STRENGTH.get(root);
    if (!known) continue;
    for (const other of others) for (const one of other.roots) best = Math.max(best, known.get(one) ?? 0);
  }
  return best;
}
