/** Which targets the pipeline needs, and whose addresses nobody has looked at for too long. */
import type { Targets } from './corpus-files.ts';

/** Keys that endings in the code name; a test holds this list against the code. */
export const NEEDED_TARGETS: readonly string[] = ['contact', 'mijn-duo', 'complaint', 'emergency', '113'];

/** An address checked longer ago than this is stale, in days. */
export const STALE_AFTER_DAYS = 180;

const DAY = 86_400_000;

export interface StaleTarget {
  readonly key: string;
  /** ISO 8601 date; null when nobody ever checked the address. */
  readonly checked: string | null;
  /** `future`: the date has yet to come, so it cannot be right. */
  readonly why: 'never' | 'stale' | 'future';
}

/**
 * Targets to look at, in the order of the file: never checked, checked more than 180 days before `now`, or with a date
 * after it (a day of grace: an editor's clock may be ahead of UTC). Does not visit any address.
 */
export function staleTargets(targets: Targets, now: Date): StaleTarget[] {
  return Object.entries(targets).flatMap(([key, { checked }]): StaleTarget[] => {
    if (checked === null) return [{ key, checked, why: 'never' }];
    const days = Math.floor((now.getTime() - Date.parse(checked)) / DAY);
    if (days > STALE_AFTER_DAYS) return [{ key, checked, why: 'stale' }];
    return days < -1 ? [{ key, checked, why: 'future' }] : [];
  });
}

/** One line for an operator that names the targets to look at; null when there is none. */
export function staleTargetsLine(targets: Targets, now: Date): string | null {
  const stale = staleTargets(targets, now);
  if (stale.length === 0) return null;
  const keys = stale.map(({ key, checked }) => (checked === null ? `${key} (never)` : `${key} (${checked})`));
  return `Targets whose address needs a check, with when that was done last: ${keys.join(', ')}. See docs/editors.md.`;
}
