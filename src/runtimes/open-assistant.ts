/** Wires the assistant to this machine: the local model, the index on disk, the clock. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDutchSplitter } from '../adapters/dutch-dictionary.ts';
import type { Database } from '../adapters/postgres-database.ts';
import { openTransformersEmbedder } from '../adapters/transformers-embedder.ts';
import { openedWhenRead } from '../adapters/transformers-entailment.ts';
import type { Provenance, Target } from '../answer.ts';
import { type Assistant, type AssistantParts, createAssistant, provenanceOf } from '../assistant.ts';
import type { Library } from '../channels/web/library.ts';
import type { BuildProgress } from '../indexing/build.ts';
import type { Targets } from '../indexing/corpus-files.ts';
import type { Embedder } from '../ports.ts';
import type { Records } from '../records.ts';
import intentModel from '../screening/intent-model.json' with { type: 'json' };
import { createIntentScreen, type IntentModel } from '../screening/intents.ts';
import type { ChatSettings } from './chat-settings.ts';
import { followIndex, type OpenedGeneration } from './follow-index.ts';
import { openServedIndex, type ServedIndex } from './open-index.ts';
import type { Settings } from './settings.ts';
import { targetOf } from './target-of.ts';

export interface OpenedAssistant {
  readonly assistant: Assistant;
  /** The documents for the source viewer. */
  readonly library: Library;
  readonly targets: Targets;
  /** A target by its key, in a language. */
  readonly target: (key: string, language: string) => Target | null;
  /** What answers without a language model are made from. */
  readonly provenance: Provenance;
  close(): Promise<void>;
}

export interface OpenOptions extends Pick<AssistantParts, 'switches' | 'onEvent'> {
  readonly onMessage?: (message: string) => void;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** The embedder where it is open already. */
  readonly embedder?: Embedder;
  /** The database of STORE=postgres where it is open already; otherwise one is opened. */
  readonly database?: Database | null;
  /** Keeps the answers; without it nothing is kept. */
  readonly records?: Records;
  /** Milliseconds between two looks whether the index has a new generation; without it none is taken. */
  readonly follow?: number;
}

/** The folder of embedded models. */
export const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

/** Version of this software, from package.json. */
export async function readVersion(): Promise<string> {
  const file = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/**
 * Opens the assistant; builds the index first when it is missing, stale or damaged.
 * @throws CorpusError when the corpus cannot be read, SettingsError when the language model's package is missing,
 *   Error when the embedded model cannot be read.
 */
export async function openAssistant(
  settings: Pick<Settings, 'CORPUS_DIR' | 'INDEX_DIR'> &
    Partial<Pick<Settings, 'STORE' | 'DATABASE_URL'>> &
    (ChatSettings | { CHAT_MODEL?: undefined }),
  options: OpenOptions = {},
): Promise<OpenedAssistant> {
  const clock = { now: () => new Date() };
  const [embedder, split, version, generator] = await Promise.all([
    options.embedder ?? openTransformersEmbedder(MODELS),
    openDutchSplitter(),
    readVersion(),
    settings.CHAT_MODEL === undefined
      ? null
      : import('./open-chat-model.ts').then(({ openGenerator }) => openGenerator(settings as ChatSettings, clock)),
  ]);
  const index = await openServedIndex(settings, { ...options, embedder, split });
  const entailment = await openedWhenRead(MODELS);
  const { first } = index;
  const intents = embedder.id === intentModel.embedder ? createIntentScreen(intentModel as IntentModel) : null;
  const { switches, onEvent } = options;
  const generationOf = ({ store, targets, close }: ServedIndex): OpenedGeneration => {
    const target = targetOf(targets);
    return {
      name: store.manifest.generation,
      assistant: createAssistant({
        ...{ store, embedder, entailment, clock, split, intents, target, version, generator, records: options.records },
        ...(switches ? { switches } : {}),
        ...(onEvent ? { onEvent } : {}),
      }),
      library: store,
      close,
    };
  };
  const opened = generationOf(first);
  const about = {
    targets: first.targets,
    target: targetOf(first.targets),
    provenance: provenanceOf(first.store.manifest, version),
  };
  if (options.follow === undefined) {
    const close = () => opened.close().then(() => index.close());
    return { ...opened, ...about, close };
  }
  const following = followIndex({
    first: opened,
    current: () => index.current(),
    open: async (name) => generationOf(await index.open(name)),
    interval: options.follow,
    onMessage: options.onMessage,
  });
  const close = () => following.close().then(() => index.close());
  return { ...following, ...about, close };
}
