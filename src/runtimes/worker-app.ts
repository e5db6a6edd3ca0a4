/**
 * The assistant on Cloudflare Workers: which adapters it is made of, and what an isolate keeps between requests.
 * Nothing that belongs to one request is kept: promises of one must not be awaited by another.
 */
import type { Assets, D1, Queue, Vectorize, WorkersAi } from '../adapters/cloudflare-bindings.ts';
import { createD1AnswerStore } from '../adapters/d1-answer-store.ts';
import { currentGeneration, generationInTheMaking } from '../adapters/d1-generations.ts';
import { limitChatModel } from '../adapters/limited-chat-model.ts';
import { VectorizeStore } from '../adapters/vectorize-store.ts';
import { createWorkersAiChatModel } from '../adapters/workers-ai-chat-model.ts';
import { createWorkersAiEmbedder } from '../adapters/workers-ai-embedder.ts';
import { createAssistant } from '../assistant.ts';
import { isAdmin } from '../channels/http/admin-token.ts';
import { createApp } from '../channels/http/app.ts';
import { ProblemError } from '../channels/http/problems.ts';
import { createPages } from '../channels/web/pages.ts';
import type { Generator } from '../generation.ts';
import {
  beginIndex,
  type CloudflareIndexParts,
  type IndexJob,
  indexInputOf,
  indexProgress,
} from '../indexing/cloudflare-index.ts';
import { corpusOf, type Targets } from '../indexing/corpus-files.ts';
import { createCompoundSplitter } from '../language/compounds.ts';
import { parsePrompt } from '../prompts/prompt.ts';
import { PROMPT_NAMES, promptsOf } from '../prompts/prompts.ts';
import { createRecords } from '../records.ts';
import { maskText } from '../screening/screen.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { targetOf } from './target-of.ts';

/** The bindings (wrangler.toml), and settings as variables and secrets. */
export interface WorkerEnv {
  readonly DB: D1;
  readonly VECTORS: Vectorize;
  readonly AI: WorkersAi;
  readonly ASSETS: Assets;
  readonly INDEXING: Queue<IndexJob>;
  readonly [setting: string]: unknown;
}

/** What was known when the assets were put together. */
interface Build {
  readonly version: string;
  readonly widget: { readonly code: string; readonly hash: string };
}

/** Time that the current generation is taken to be so without asking, in ms. */
const CHECK_EVERY = 5000;
/** Any host will do: assets are found by their path. */
const ASSETS = 'https://assets.invalid';

const clock = { now: () => new Date() };

async function readAsset(env: WorkerEnv, path: string): Promise<string> {
  const response = await env.ASSETS.fetch(`${ASSETS}/${path}`);
  if (!response.ok) throw new Error(`The asset ${path} is missing: wrangler builds it, see wrangler.toml.`);
  return response.text();
}

const settingsOf = (env: WorkerEnv): Settings =>
  readSettings(
    Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
  );

/** Wait before a language model is asked again, in ms. */
const BACK_OFF = 500;

/** The language model that WORKERS_AI_MODEL names; null without it. @throws SettingsError */
async function openGenerator(env: WorkerEnv, settings: Settings): Promise<Generator | null> {
  const name = env.WORKERS_AI_MODEL;
  if (name === undefined || name === '') return null;
  if (typeof name !== 'string' || !/^@[a-z]{2}\/[\w.-]+\/[\w.-]+$/.test(name)) {
    throw new SettingsError('WORKERS_AI_MODEL is not allowed: give a name such as @cf/meta/llama-3.1-8b-instruct.');
  }
  const prompts = PROMPT_NAMES.map(async (prompt) =>
    parsePrompt(`${prompt}.md`, await readAsset(env, `prompts/${prompt}.md`)),
  );
  const limits = {
    timeout: settings.CHAT_TIMEOUT_SECONDS * 1000,
    tokensPerDay: settings.CHAT_TOKENS_PER_DAY,
    backOff: BACK_OFF,
  };
  return {
    model: limitChatModel(createWorkersAiChatModel(env.AI, name), limits, clock),
    prompts: promptsOf(await Promise.all(prompts)),
    tokensPerAnswer: settings.CHAT_TOKENS_PER_ANSWER,
  };
}

export type WorkerApp = Awaited<ReturnType<typeof openWorker>>;

/**
 * Opens what an isolate keeps: settings, word list and style, and the app.
 * @throws SettingsError when a variable is wrong, Error when an asset is missing
 */
export async function openWorker(env: WorkerEnv) {
  const settings = settingsOf(env);
  const [style, words, build] = await Promise.all(
    ['style.css', 'words.nl.txt', 'build.json'].map((path) => readAsset(env, path)),
  );
  const split = createCompoundSplitter((words as string).split('\n'));
  const { version, widget } = JSON.parse(build as string) as Build;
  const embedder = createWorkersAiEmbedder(env.AI);
  const generator = await openGenerator(env, settings);
  const parts: CloudflareIndexParts = {
    ...{ database: env.DB, vectors: env.VECTORS, queue: env.INDEXING, embedder, split },
  };
  const records = createRecords({
    store: createD1AnswerStore(env.DB),
    clock,
    days: settings.RETENTION_DAYS,
    mask: (text) => maskText(text, clock.now()),
    onError: (error) => console.error('An answer was given but could not be kept:', error),
  });
  let opened: { store: VectorizeStore; assistant: ReturnType<typeof createAssistant> } | null = null;
  let checked = 0;

  /** Turns to the current generation. One made by another embedder is not opened: its vectors mean something else. */
  const refresh = async (): Promise<void> => {
    const now = Date.now();
    if (opened !== null && now - checked < CHECK_EVERY) return;
    const found = await currentGeneration(env.DB);
    checked = now;
    if (found?.manifest.generation === opened?.store.manifest.generation) return;
    const fits = found?.manifest.embedder === embedder.id && found.manifest.dimension === embedder.dimension;
    if (!found || !fits) {
      if (found) console.error(`The index is of ${found.manifest.embedder}, not of ${embedder.id}: index again.`);
      opened = null;
      return;
    }
    const store = new VectorizeStore({ ...parts, manifest: found.manifest });
    const target = targetOf(JSON.parse(found.targets) as Targets);
    const assistant = createAssistant({
      ...{ store, embedder, clock, split, target, version, records, generator },
      // Trained for the embedder of the Node server.
      intents: null,
    });
    opened = { store, assistant };
  };

  const assistant = () => opened?.assistant ?? null;
  const pages = createPages({
    ...{ assistant, style: style as string, library: () => opened?.store ?? null },
    // Cloudflare compresses what it sends: nobody is given the compressed form from here (worker-handlers.ts).
    widget: { ...widget, gzipped: new Uint8Array() },
    kept: settings.RETENTION_DAYS > 0 ? { records, days: settings.RETENTION_DAYS } : undefined,
  });
  const app = createApp({ assistant, pages, records, settings, version });

  app.post('/api/v1/admin/index', async (c) => {
    if (!isAdmin(c, settings.ADMIN_TOKEN)) throw new ProblemError('not-found');
    const names = JSON.parse(await readAsset(env, 'corpus/files.json')) as string[];
    const files = await Promise.all(
      names.map(async (name) => ({ name, text: await readAsset(env, `corpus/${name}`) })),
    );
    const generation = await beginIndex(indexInputOf(corpusOf('corpus', files)), parts, clock.now());
    return generation === null
      ? c.json({ building: await generationInTheMaking(env.DB) }, 409)
      : c.json({ generation }, 202);
  });
  app.get('/api/v1/admin/index', async (c) => {
    if (!isAdmin(c, settings.ADMIN_TOKEN)) throw new ProblemError('not-found');
    const building = await generationInTheMaking(env.DB);
    const current = (await currentGeneration(env.DB))?.manifest ?? null;
    return c.json({ current, building, progress: building === null ? null : await indexProgress(parts, building) });
  });

  return { app, parts, records, refresh };
}
