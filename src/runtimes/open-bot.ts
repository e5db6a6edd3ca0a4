/** Wires the Teams bot to the server. Its code, and the SDK's, are loaded only when the settings switch it on. */
import type { Teams, TeamsOptions } from '../channels/teams/open-teams.ts';
import type { Settings } from './settings.ts';

export type BotOutside = Omit<TeamsOptions, 'credentials' | 'publicUrl' | 'log' | 'report'> &
  Partial<Pick<TeamsOptions, 'log' | 'report'>>;

/** Opens the bot; null when no settings switch it on. */
export async function openBot(settings: Settings, outside: BotOutside): Promise<Teams | null> {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = settings;
  const isRegistered = appId !== undefined && password !== undefined && tenantId !== undefined;
  if (!isRegistered && !settings.TEAMS_LOCAL) return null;
  const { openTeams } = await import('../channels/teams/open-teams.ts');
  const credentials = isRegistered ? { appId, password, tenantId, serviceHosts: settings.TEAMS_SERVICE_HOSTS } : null;
  const teams = await openTeams({
    log: (line) => console.error(line),
    report: (error, where) => console.error(where, error),
    ...outside,
    credentials,
    publicUrl:
      settings.PUBLIC_URL ??
      `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${settings.PORT}`,
  });
  if (credentials === null) console.error('TEAMS_LOCAL: messages of a local emulator are taken without tokens.');
  return teams;
}
