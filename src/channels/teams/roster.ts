/**
 * Whether the sender is a guest. Activities do not say; the roster of their conversation does. Asked once an hour for
 * a person, and only for requests whose token was verified.
 */
import type { Activity } from './activity.ts';
import type { Connector } from './connector.ts';
import type { Refusal } from './guard.ts';
import { Remembered } from './remembered.ts';

const HOUR_MS = 60 * 60 * 1000;
const MOST_PEOPLE = 5000;
/** What people send; what Teams itself reports (someone was added, the app was removed) has no person to look up. */
const FROM_PEOPLE = new Set(['message', 'messageUpdate', 'invoke']);

export interface RosterOptions {
  readonly connector: Pick<Connector, 'member'>;
  readonly tenantId: string;
  readonly now?: () => number;
}

/** Gives a refusal for guests, strangers and people of another tenant; 503 while the roster cannot be read. */
export function createRosterCheck({ connector, tenantId, now = Date.now }: RosterOptions) {
  const known = new Remembered<boolean>({ forMs: HOUR_MS, most: MOST_PEOPLE, now });

  const belongs = async (activity: Activity): Promise<boolean> => {
    const member = await connector.member(activity);
    if (member === null) return false;
    const role = member.role?.toLowerCase();
    const elsewhere = member.tenantId !== null && member.tenantId.toLowerCase() !== tenantId.toLowerCase();
    const invited = /#ext#/i.test(member.userPrincipalName ?? '');
    return role !== 'guest' && role !== 'anonymous' && !elsewhere && !invited;
  };

  return async (activity: Activity): Promise<Refusal | null> => {
    if (!FROM_PEOPLE.has(activity.type)) return null;
    let isStaff = known.get(activity.from.id);
    if (isStaff === undefined) {
      try {
        isStaff = await belongs(activity);
      } catch (error) {
        return { status: 503, why: `roster: ${error instanceof Error ? error.message : 'unknown'}` };
      }
      known.set(activity.from.id, isStaff);
    }
    return isStaff ? null : { status: 403, why: 'guest' };
  };
}
