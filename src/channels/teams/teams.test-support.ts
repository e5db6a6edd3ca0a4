/**
 * A bot as the runtime opens it, before the fake service: real tokens, the real SDK, on Node real sockets; no waiting.
 * In workerd each request is worked on apart, as the Worker does.
 */
import { FakeAssistant, type FakeBehaviour } from '../../assistant.fake.ts';
import type { Assistant } from '../../assistant.ts';
import { APP_ID, FakeBotService, IN_WORKERD, TENANT } from './bot-service.fake.ts';
import { openTeams, type Teams, type TeamsOptions } from './open-teams.ts';

export interface OpenedTeams {
  readonly service: FakeBotService;
  readonly assistant: FakeAssistant;
  readonly teams: Teams;
  readonly feedback: { answerId: string; helpful: boolean; comment: string | null; at: string }[];
  readonly reports: unknown[];
  readonly log: string[];
  /** Waits that back-off asked for, in ms. */
  readonly waits: number[];
  /** Sends an activity with a good token, or with the header given, and waits until the bot has done its work. */
  post(activity: unknown, authorization?: string | null, headers?: Record<string, string>): Promise<Response>;
}

export const PUBLIC_URL = 'https://vraag.example.org';

/** Opens all of it. `behaviour` is the assistant's; null is one whose index is not open. */
export async function openForTest(
  behaviour: FakeBehaviour | null = {},
  changes: Partial<TeamsOptions> = {},
): Promise<OpenedTeams> {
  const service = await new FakeBotService().start();
  const assistant = new FakeAssistant(behaviour ?? {});
  const ready: Assistant | null = behaviour === null ? null : assistant;
  const [feedback, reports, log, waits]: [OpenedTeams['feedback'], unknown[], string[], number[]] = [[], [], [], []];
  const works: Promise<void>[] = [];
  const teams = await openTeams({
    apart: IN_WORKERD,
    keepAlive: (_, work) => void works.push(work),
    assistant: () => ready,
    credentials: { appId: APP_ID, password: 'secret', tenantId: TENANT, serviceHosts: [] },
    publicUrl: PUBLIC_URL,
    recordFeedback: async (one) => {
      feedback.push(one);
      return true;
    },
    isPaused: () => false,
    log: (line) => void log.push(line),
    report: (error) => void reports.push(error),
    streamEveryMs: 0,
    overrides: {
      metadataUrl: `${service.url}/openid`,
      loginUrl: service.url,
      allowsService: ({ origin }) => origin === service.url,
      retry: {
        random: () => 0,
        sleep: async (ms) => {
          waits.push(ms);
        },
      },
    },
    ...changes,
  });
  return {
    service,
    assistant,
    teams,
    feedback,
    reports,
    log,
    waits,
    async post(activity, authorization, headers = {}) {
      const header = authorization === undefined ? `Bearer ${await service.token()}` : authorization;
      const response = await teams.routes.request('/api/messages', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(header === null ? {} : { Authorization: header }),
          ...headers,
        },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      await Promise.all(works.splice(0));
      return response;
    },
  };
}
