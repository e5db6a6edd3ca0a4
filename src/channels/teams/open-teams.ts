/**
 * Opens the bot: guard, way back, bot and route put together. A runtime imports this file only when the bot is on.
 */
import type { Hono } from 'hono';
import { type Bot, type BotParts, createBot } from './bot.ts';
import { openConnector } from './connector.ts';
import type { Conversations } from './conversations.ts';
import { openToken, type TokenOptions } from './credentials.ts';
import { allowHosts, createGuard, createLocalGuard, type GuardOptions } from './guard.ts';
import { createPace, MESSAGES_PER_MINUTE, type Pace } from './pace.ts';
import { RememberedConversations } from './remembered-conversations.ts';
import type { RetryOptions } from './retry.ts';
import { createRosterCheck } from './roster.ts';
import { createRoutes, type RouteOptions } from './routes.ts';

/** What registers the bot with Microsoft; null for a local emulator, without tokens. */
export interface TeamsCredentials {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  /** Hosts that the bot may send to. */
  readonly serviceHosts: readonly string[];
}

export interface TeamsOptions
  extends Omit<BotParts, 'connector' | 'conversations' | 'isInPace'>,
    Pick<RouteOptions, 'keepAlive'> {
  readonly credentials: TeamsCredentials | null;
  /** Where it remembers, and where it counts people's messages; in memory unless told. */
  readonly conversations?: Conversations;
  readonly isInPace?: Pace;
  /**
   * Whether each request is worked on by itself, where promises of one may not be awaited by another (Workers): then
   * messages of a conversation do not wait for each other, and `idle` knows nothing of them.
   */
  readonly apart?: boolean;
  readonly log: (line: string) => void;
  /** For tests: other addresses than Microsoft's, and less waiting. No setting reaches these. */
  readonly overrides?: Partial<
    Pick<TokenOptions, 'loginUrl' | 'fetch'> & Pick<GuardOptions, 'metadataUrl' | 'allowsService'>
  > & { readonly retry?: RetryOptions };
}

export interface Teams {
  readonly routes: Hono;
  /** Resolves when no message is being worked on. */
  idle(): Promise<void>;
  /** What is held in memory, as a number of entries. */
  held(): number;
}

/** Opens the bot. Nothing is asked of Microsoft until the first message. */
export async function openTeams(options: TeamsOptions): Promise<Teams> {
  const { credentials, log, overrides = {}, apart = false, keepAlive, ...parts } = options;
  const { loginUrl, fetch, metadataUrl, allowsService, retry } = overrides;
  const now = parts.now ?? Date.now;
  const outside = { now, apart, ...(fetch ? { fetch } : {}) };
  const token =
    credentials === null ? null : openToken({ ...credentials, ...outside, ...(loginUrl ? { loginUrl } : {}) });
  const connector = await openConnector({ token, ...(retry ? { retry } : {}) });
  const guard =
    credentials === null
      ? createLocalGuard()
      : createGuard({
          ...credentials,
          ...outside,
          ...(metadataUrl ? { metadataUrl } : {}),
          allowsService: allowsService ?? allowHosts(credentials.serviceHosts),
        });
  const roster = credentials === null ? async () => null : createRosterCheck({ connector, ...credentials, now });
  const own = new RememberedConversations(now);
  const isInPace = parts.isInPace ?? createPace(MESSAGES_PER_MINUTE, now);
  const whole = { ...parts, connector, isInPace, conversations: parts.conversations ?? own };
  const shared = createBot(whole);
  const bot: Pick<Bot, 'take'> = apart ? { take: (activity) => createBot(whole).take(activity) } : shared;
  return {
    routes: createRoutes({ bot, guard, roster, localOnly: credentials === null, log, keepAlive }),
    idle: () => shared.idle(),
    held: () => own.size,
  };
}
