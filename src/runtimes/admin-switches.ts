/** The stop buttons as the admin routes press them: every press is audited. */
import type { AdminSwitches, SwitchName } from '../channels/http/admin.ts';
import type { AuditEntry, Clock, KeptSwitches } from '../ports.ts';

const NAMES: readonly SwitchName[] = ['chat', 'teams', 'generative'];

/** Joins the kept switches and the audit. A press is in force even when the audit cannot be written. */
export function adminSwitches(
  kept: KeptSwitches,
  { clock, audit }: { clock: Clock; audit: (entry: AuditEntry) => Promise<void> },
): AdminSwitches {
  return {
    list: () => NAMES.map((name) => ({ name, ...kept.get(name) })),
    async set(name, paused, note) {
      const at = clock.now();
      const setting = await kept.set(name, paused, at);
      const detail = `${name}${note === null ? '' : `: ${note}`}${setting.kept ? '' : ' (not kept over a restart)'}`;
      await audit({ at: at.toISOString(), action: paused ? 'pause' : 'resume', detail });
      return { name, ...setting };
    },
  };
}
