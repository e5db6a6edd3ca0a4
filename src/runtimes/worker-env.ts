/** What the Worker is bound to (wrangler.toml): databases, models, assets, and settings as variables and secrets. */
import type { Assets, D1, Queue, Vectorize, WorkersAi } from '../adapters/cloudflare-bindings.ts';
import type { IndexJob } from '../indexing/cloudflare-index.ts';
import { readSettings, type Settings } from './settings.ts';

export interface WorkerEnv {
  readonly DB: D1;
  readonly VECTORS: Vectorize;
  readonly AI: WorkersAi;
  readonly ASSETS: Assets;
  readonly INDEXING: Queue<IndexJob>;
  readonly [setting: string]: unknown;
}

/** What a handler is given beside the request. */
export interface WorkerContext {
  /** Keeps the isolate at work after the response, for half a minute at most. */
  waitUntil(work: Promise<unknown>): void;
}

/** Any host will do: assets are found by their path. */
const ASSETS = 'https://assets.invalid';

/** The text of a file beside the Worker. @throws Error when it is missing */
export async function readAsset(env: WorkerEnv, path: string): Promise<string> {
  const response = await env.ASSETS.fetch(`${ASSETS}/${path}`);
  if (!response.ok) throw new Error(`The asset ${path} is missing: wrangler builds it, see wrangler.toml.`);
  return response.text();
}

/** The settings among the bindings. @throws SettingsError */
export function workerSettings(env: WorkerEnv): Settings {
  const texts = Object.entries(env).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return readSettings(Object.fromEntries(texts));
}
