/**
 * At which ranks a case's gold stands among the passages found. Shared by the retrieval metrics, which are about
 * cases with gold and without history: search gets the question alone, and a follow-up does not stand alone.
 */
import { showsGold } from '../matching.ts';
import type { CaseRecord } from '../record.ts';

/** For each gold entry the rank (from 1) of the first passage that shows it, null where none does. Null: not about this case. */
export function goldRanks(record: CaseRecord): (number | null)[] | null {
  const { gold, history } = record.case;
  const { results } = record.outcome;
  if (gold.length === 0 || history.length > 0) return null;
  return gold.map(({ doc, quote }) => {
    const index = (results ?? []).findIndex((r) => r.document === doc && showsGold(r.passage, r.quote, quote));
    return index === -1 ? null : index + 1;
  });
}

/** The rank at which the gold is complete: the best entry's for `any`, the worst's for `all`; Infinity when it never is. */
export function completeRank(record: CaseRecord): number | null {
  const ranks = goldRanks(record);
  if (ranks === null) return null;
  const numbers = ranks.map((rank) => rank ?? Number.POSITIVE_INFINITY);
  return record.case.gold_mode === 'all' ? Math.max(...numbers) : Math.min(...numbers);
}
