/**
 * How many messages one person may send in a minute. The server's own limit counts by network address, and all of
 * Teams comes from a few of those.
 */
import { Remembered } from './remembered.ts';

/** Messages that one person may send in a minute. */
export const MESSAGES_PER_MINUTE = 20;

const MINUTE_MS = 60_000;
const MOST_PEOPLE = 10_000;

/** Tells whether one more message of a person is within the limit, and counts it. */
export type Pace = (who: string) => Promise<boolean>;

/** Counts in the memory of one server. 0 lets everything through. */
export function createPace(limit: number, now: () => number = Date.now): Pace {
  const counts = new Remembered<{ readonly since: number; count: number }>({
    forMs: MINUTE_MS,
    most: MOST_PEOPLE,
    now,
  });
  return async (who) => {
    if (limit === 0) return true;
    const current = counts.get(who);
    if (current === undefined || now() - current.since >= MINUTE_MS) {
      counts.set(who, { since: now(), count: 1 });
      return true;
    }
    current.count += 1;
    return current.count <= limit;
  };
}
