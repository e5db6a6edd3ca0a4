/** The server on Node: reads the settings, listens at once, and opens the index meanwhile. */

import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { DatabaseError } from '../adapters/database-error.ts';
import { openSwitches, SwitchesError } from '../adapters/switches-file.ts';
import type { Answer, ChatRequest } from '../answer.ts';
import type { Assistant } from '../assistant.ts';
import { createApp } from '../channels/http/app.ts';
import { createPages } from '../channels/web/pages.ts';
import { bundleWidget } from '../channels/web/widget-bundle.ts';
import { CorpusError } from '../indexing/corpus-files.ts';
import { staleTargetsLine } from '../indexing/targets.ts';
import type { AuditEntry, Channel } from '../ports.ts';
import { adminSwitches } from './admin-switches.ts';
import { describeError } from './describe-error.ts';
import { createGate } from './gate.ts';
import { guardAssistant } from './guarded-assistant.ts';
import { keepRecords } from './keep-records.ts';
import { letGo } from './let-go.ts';
import { createHttpServer, timeoutsFor } from './listen.ts';
import { createLog, withinRequest } from './log.ts';
import { createMetrics } from './metrics.ts';
import { type OpenedAssistant, openAssistant, readVersion } from './open-assistant.ts';
import { openBot } from './open-bot.ts';
import { openShared } from './open-shared.ts';
import { pausedAnswer } from './paused-answer.ts';
import { progressOn } from './progress.ts';
import { watchReadiness } from './readiness.ts';
import { readSecurityTxt } from './security-txt.ts';
import { readSettings, SettingsError } from './settings.ts';
import { createStop } from './stop.ts';

/** Time beyond that of the longest answer that a stop waits, in ms. */
const GRACE = 5_000;
/** Between two looks whether the index changed, in ms: a document that is withdrawn is cited no longer than this. */
const FOLLOW = 2000;
/** Wait until what the start needed is given back, in ms: whoever asks at once is answered first. */
const LET_GO_AFTER = 2000;

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const switches = openSwitches(settings.DATA_DIR);
  const version = await readVersion();
  const clock = { now: () => new Date() };
  // A reader of the log that goes away does not take the server with it.
  process.stdout.on('error', () => {});
  const log = createLog({ level: settings.LOG_LEVEL, stream: process.stdout });
  const say = (message: string) => console.error(message);
  process.on('uncaughtException', (error) => {
    log.fatal({ error: describeError(error) }, 'uncaught');
    process.exit(1);
  });

  const shared = settings.STORE === 'postgres' ? await openShared(settings, say) : null;
  const kept = await keepRecords(settings, say, undefined, shared?.answers);
  const { records } = kept;
  let opened: OpenedAssistant | null = null;
  let chat: Assistant | null = null;
  let teams: Assistant | null = null;
  const gate = createGate({ atOnce: settings.ANSWERS_AT_ONCE, waiting: settings.ANSWERS_WAITING });
  const metrics = createMetrics({ version, gate, switches, isReady: () => chat !== null });
  const guarded = ({ assistant, ...rest }: OpenedAssistant, channel: Channel): Assistant =>
    guardAssistant(assistant, {
      channel,
      gate,
      switches,
      paused: (request: ChatRequest) => pausedAnswer(request, rest),
      seconds: settings.ANSWER_SECONDS,
      observer: {
        ...metrics,
        answered(from: Channel, answer: Answer, seconds: number) {
          const { status, reason, mode, language, citations } = answer;
          const ms = Math.round(seconds * 1000);
          log.info({ channel: from, status, reason, mode, language, citations: citations.length, ms }, 'answer');
          metrics.answered(from, answer, seconds);
        },
      },
    });
  const audit = async (entry: AuditEntry) => {
    log.warn({ action: entry.action, detail: entry.detail }, 'audit');
    await kept.store.audit(entry).catch((error) => log.error({ error: describeError(error) }, 'audit not kept'));
  };

  const readiness = watchReadiness();
  const securityTxt = readSecurityTxt(settings.CORPUS_DIR);
  // Bundled by a process of its own, beside opening the index.
  const bundling = bundleWidget();
  const progress = progressOn(process.stderr);
  const opening = openAssistant(settings, {
    records,
    database: shared?.database ?? null,
    follow: FOLLOW,
    switches,
    onEvent: metrics.generated,
    onMessage(message) {
      readiness.onMessage();
      progress.onMessage(message);
    },
    onProgress(step) {
      readiness.onProgress(step);
      progress.onProgress(step);
    },
  });
  // Told where it is waited for.
  opening.catch(() => undefined);
  const pages = createPages({
    widget: await bundling,
    assistant: () => chat,
    library: () => opened?.library ?? null,
    style: await readFile(new URL('../channels/web/style.css', import.meta.url), 'utf8'),
    readyIn: readiness.seconds,
    kept: settings.RETENTION_DAYS > 0 ? { records, days: settings.RETENTION_DAYS } : undefined,
  });
  const bot = await openBot(settings, {
    assistant: () => teams,
    recordFeedback: (feedback) => records.addFeedback(feedback),
    isPaused: () => switches.isPaused('teams'),
  });
  const app = createApp({
    assistant: () => chat,
    pages,
    bot: bot?.routes ?? null,
    records,
    settings,
    version,
    callCounts: shared?.callCounts,
    report: (error, request) => log.error({ request, error: describeError(error) }, 'internal error'),
    readyIn: readiness.seconds,
    isStopping: () => stopping.isStopping(),
    onResponse(entry) {
      metrics.request(entry);
      log.info(entry, 'request');
    },
    within: withinRequest,
    metrics: metrics.text,
    securityTxt: () => securityTxt.text(clock.now()),
    switches: adminSwitches(switches, { clock, audit }),
  });
  const server = createHttpServer(app.fetch, timeoutsFor(settings.ANSWER_SECONDS));
  const stopping = createStop(server, {
    grace: settings.ANSWER_SECONDS * 1000 + GRACE,
    close: async () => {
      await bot?.idle();
      await opened?.close();
      await kept.close();
      await shared?.database.close();
    },
    exit: (code) => process.exit(code),
    onMessage: say,
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    say(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.PORT} is in use. Set PORT to another one.`
        : `The server cannot listen on ${settings.HOST}:${settings.PORT}: ${error.message}`,
    );
    process.exit(2);
  });
  server.listen(settings.PORT, settings.HOST, () => {
    const { address, port } = server.address() as AddressInfo;
    say(`DUO Vraagbaak ${version} listens on http://${address.includes(':') ? `[${address}]` : address}:${port}/`);
  });
  process.on('SIGTERM', stopping.stop);
  process.on('SIGINT', stopping.stop);

  const found = await opening;
  opened = found;
  chat = guarded(found, 'chat');
  teams = guarded(found, 'teams');
  for (const line of [staleTargetsLine(found.targets, clock.now()), securityTxt.warning(clock.now())]) {
    if (line) say(line);
  }
  say('Ready: the index is open.');
  setTimeout(letGo, LET_GO_AFTER).unref();
}

/** What to do where the disk is the reason; null where it is not. */
function diskMessage(error: unknown): string | null {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (!/^(?:ENOSPC|EDQUOT|EROFS|EACCES|EPERM)$/.test(code ?? '')) return null;
  return `The server cannot write or read its files: ${message}. Make room or give access, and start it again; an index that was there before is still whole.`;
}

try {
  await start();
} catch (error) {
  const expected = [SettingsError, CorpusError, SwitchesError, DatabaseError].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : (diskMessage(error) ?? error));
  process.exit(expected ? 2 : 1);
}
