/** Wires the Teams bot to the Worker: what it remembers and counts is in D1, and its work outlives the response. */
import type { Context } from 'hono';
import type { D1 } from '../adapters/cloudflare-bindings.ts';
import { createD1CallCounts } from '../adapters/d1-call-counts.ts';
import { createD1Conversations } from '../adapters/d1-conversations.ts';
import type { KeyedHash } from '../adapters/keyed-hash.ts';
import type { Assistant } from '../assistant.ts';
import { conversationRoot } from '../channels/teams/activity.ts';
import { MEMORY } from '../channels/teams/conversations.ts';
import type { Teams } from '../channels/teams/open-teams.ts';
import { MESSAGES_PER_MINUTE } from '../channels/teams/pace.ts';
import type { Switches } from '../ports.ts';
import type { Records } from '../records.ts';
import { openBot } from './open-bot.ts';
import type { Settings } from './settings.ts';
import type { WorkerLog } from './worker-log.ts';
import type { WorkerMetrics } from './worker-metrics.ts';

/** Cloudflare ends what goes on after a response when thirty seconds have passed; the rest is for saying so. */
const LONGEST_ANSWER_MS = 25_000;

export interface WorkerBotParts {
  readonly database: D1;
  readonly hash: KeyedHash;
  readonly settings: Settings;
  readonly records: Records;
  readonly switches: Switches;
  readonly metrics: Pick<WorkerMetrics, 'flush'>;
  readonly log: WorkerLog;
  /** Null until the index is open. */
  readonly assistant: () => Assistant | null;
}

/** Opens the bot; null when no settings switch it on. */
export async function openWorkerBot(parts: WorkerBotParts): Promise<Teams | null> {
  const { database, hash, settings, records, switches, metrics, log, assistant } = parts;
  const counts = createD1CallCounts('teams', { database, hash });
  return openBot(settings, {
    assistant,
    recordFeedback: (feedback) => records.addFeedback(feedback),
    isPaused: () => switches.isPaused('teams'),
    conversations: createD1Conversations({ database, hash, memory: MEMORY, rootOf: conversationRoot }),
    isInPace: async (who) => (await counts.increment(who)).totalHits <= MESSAGES_PER_MINUTE,
    apart: true,
    longestAnswerMs: LONGEST_ANSWER_MS,
    keepAlive: (c: Context, work) => c.executionCtx.waitUntil(work.then(metrics.flush)),
    log: (line) => log.warn({}, line),
    report: (error, where) => log.error(error, where),
  });
}
