/**
 * The assistant on Cloudflare Workers: which adapters it is made of, and what an isolate keeps between requests.
 * Nothing that belongs to one request is kept: promises of one must not be awaited by another.
 */
import { createD1AnswerStore } from '../adapters/d1-answer-store.ts';
import { createD1CallCounts } from '../adapters/d1-call-counts.ts';
import { openD1Switches } from '../adapters/d1-switches.ts';
import { createKeyedHash } from '../adapters/keyed-hash.ts';
import { VectorizeStore } from '../adapters/vectorize-store.ts';
import { createWorkersAiEmbedder } from '../adapters/workers-ai-embedder.ts';
import type { Answer, ChatRequest } from '../answer.ts';
import { type Assistant, createAssistant, provenanceOf } from '../assistant.ts';
import { createApp } from '../channels/http/app.ts';
import { createPages } from '../channels/web/pages.ts';
import type { CloudflareIndexParts } from '../indexing/cloudflare-index.ts';
import type { Targets } from '../indexing/corpus-files.ts';
import { createCompoundSplitter } from '../language/compounds.ts';
import type { AuditEntry, Channel } from '../ports.ts';
import { createRecords } from '../records.ts';
import { maskText } from '../screening/screen.ts';
import { adminSwitches } from './admin-switches.ts';
import { guardAssistant } from './guarded-assistant.ts';
import { pausedAnswer } from './paused-answer.ts';
import { targetOf } from './target-of.ts';
import { openWorkerBot } from './worker-bot.ts';
import { readAsset, type WorkerEnv, workerSettings } from './worker-env.ts';
import { openWorkerGenerator } from './worker-generator.ts';
import { followGenerations } from './worker-index.ts';
import { addIndexRoutes } from './worker-index-routes.ts';
import { createWorkerLog } from './worker-log.ts';
import { createWorkerMetrics } from './worker-metrics.ts';

/** What was known when the assets were put together. */
interface Build {
  readonly version: string;
  readonly widget: { readonly code: string; readonly hash: string };
}

const clock = { now: () => new Date() };

/** Cloudflare decides how much is worked on at once, and nobody waits for the work of another request. */
const OPEN_GATE = { running: 0, waiting: 0, run: <T>(work: () => Promise<T>) => work(), idle: async () => {} };

export type WorkerApp = Awaited<ReturnType<typeof openWorker>>;

/**
 * Opens what an isolate keeps: settings, word list and style, and the app.
 * @throws SettingsError when a variable is wrong, Error when an asset is missing
 */
export async function openWorker(env: WorkerEnv) {
  const settings = workerSettings(env);
  const log = createWorkerLog(settings.LOG_LEVEL);
  const [style, words, build] = await Promise.all(
    ['style.css', 'words.nl.txt', 'build.json'].map((path) => readAsset(env, path)),
  );
  const split = createCompoundSplitter((words as string).split('\n'));
  const { version, widget } = JSON.parse(build as string) as Build;
  const embedder = createWorkersAiEmbedder(env.AI);
  const generator = await openWorkerGenerator(env, settings, clock);
  const parts: CloudflareIndexParts = {
    ...{ database: env.DB, vectors: env.VECTORS, queue: env.INDEXING, embedder, split },
  };
  const answers = createD1AnswerStore(env.DB);
  const records = createRecords({
    store: answers,
    clock,
    days: settings.RETENTION_DAYS,
    mask: (text) => maskText(text, clock.now()),
    onError: (error) => log.error(error, 'an answer was given but could not be kept'),
  });
  const switches = openD1Switches(env.DB);
  const metrics = createWorkerMetrics(env.DB, { version, switches, isReady: () => index.current() !== null }, (error) =>
    log.failure(error, 'figures not kept'),
  );
  const observer = {
    ...metrics,
    answered(channel: Channel, answer: Answer, seconds: number) {
      const { status, reason, mode, language, citations } = answer;
      const ms = Math.round(seconds * 1000);
      log.info({ channel, status, reason, mode, language, citations: citations.length, ms }, 'answer');
      metrics.answered(channel, answer, seconds);
    },
  };

  const index = followGenerations(
    env.DB,
    embedder,
    ({ manifest, targets }) => {
      const store = new VectorizeStore({ ...parts, manifest });
      const target = targetOf(JSON.parse(targets) as Targets);
      const plain = createAssistant({
        ...{ store, embedder, clock, split, target, version, records, generator, switches },
        onEvent: metrics.generated,
        // Trained for the embedder of the Node server.
        intents: null,
      });
      const about = { provenance: provenanceOf(manifest, version), target };
      const paused = (request: ChatRequest) => pausedAnswer(request, about);
      const seconds = settings.ANSWER_SECONDS;
      const guarded = (channel: Channel): Assistant =>
        guardAssistant(plain, { channel, gate: OPEN_GATE, switches, paused, seconds, observer });
      return { store, chat: guarded('chat'), teams: guarded('teams') };
    },
    (message) => log.warn({}, message),
  );

  const chat = () => index.current()?.chat ?? null;
  const pages = createPages({
    ...{ assistant: chat, style: style as string, library: () => index.current()?.store ?? null },
    // Cloudflare compresses what it sends: nobody is given the compressed form from here (worker-handlers.ts).
    widget: { ...widget, gzipped: new Uint8Array() },
    kept: settings.RETENTION_DAYS > 0 ? { records, days: settings.RETENTION_DAYS } : undefined,
  });
  // Without a secret each isolate has its own, and shares no counts.
  const hash = createKeyedHash(settings.ADMIN_TOKEN ?? settings.TEAMS_APP_PASSWORD ?? crypto.randomUUID());
  const bot = await openWorkerBot({
    ...{ database: env.DB, hash, settings, records, switches, metrics, log },
    assistant: () => index.current()?.teams ?? null,
  });
  const audit = async (entry: AuditEntry) => {
    log.warn({ action: entry.action, detail: entry.detail }, 'audit');
    await answers.audit(entry).catch((error) => log.failure(error, 'audit not kept'));
  };
  const app = createApp({
    ...{ assistant: chat, pages, bot: bot?.routes ?? null, records, settings, version },
    callCounts: (name) => createD1CallCounts(name, { database: env.DB, hash }),
    report: (error, request) => log.error(error, 'internal error', { request }),
    onResponse(entry) {
      metrics.request(entry);
      log.info(entry, 'request');
    },
    switches: adminSwitches(switches, { clock, audit }),
    // No proxy keeps them inside.
    ...(settings.ADMIN_TOKEN ? { metrics: metrics.text, metricsToken: settings.ADMIN_TOKEN } : {}),
  });
  if (settings.ADMIN_TOKEN) addIndexRoutes(app, env, parts, clock);

  return { app, parts, records, switches, metrics, log, refresh: index.refresh };
}
