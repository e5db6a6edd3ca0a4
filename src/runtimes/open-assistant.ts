/** Wires the assistant to this machine: the local model, the index on disk, the clock. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDutchSplitter } from '../adapters/dutch-dictionary.ts';
import type { Database } from '../adapters/postgres-database.ts';
import { openTransformersEmbedder } from '../adapters/transformers-embedder.ts';
import type { Target } from '../answer.ts';
import { type Assistant, type AssistantParts, createAssistant } from '../assistant.ts';
import type { Library } from '../channels/web/library.ts';
import type { BuildProgress } from '../indexing/build.ts';
import type { Targets } from '../indexing/corpus-files.ts';
import type { Records } from '../records.ts';
import intentModel from '../screening/intent-model.json' with { type: 'json' };
import { createIntentScreen, type IntentModel } from '../screening/intents.ts';
import type { ChatSettings } from './chat-settings.ts';
import { openServedIndex } from './open-index.ts';
import type { Settings } from './settings.ts';

export interface OpenedAssistant {
  readonly assistant: Assistant;
  /** The documents for the source viewer. */
  readonly library: Library;
  readonly targets: Targets;
  close(): Promise<void>;
}

export interface OpenOptions extends Pick<AssistantParts, 'switches' | 'onEvent'> {
  readonly onMessage?: (message: string) => void;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** The database of STORE=postgres where it is open already; otherwise one is opened. */
  readonly database?: Database | null;
  /** Keeps the answers; without it nothing is kept. */
  readonly records?: Records;
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
    openTransformersEmbedder(MODELS),
    openDutchSplitter(),
    readVersion(),
    settings.CHAT_MODEL === undefined
      ? null
      : import('./open-chat-model.ts').then(({ openGenerator }) => openGenerator(settings as ChatSettings, clock)),
  ]);
  const { index, follow } = await openServedIndex(settings, { ...options, embedder, split });
  let { store, targets } = index;
  const target = (key: string, language: string): Target | null => {
    const found = targets[key];
    const label = found?.label[language.slice(0, 2)] ?? found?.label.en ?? Object.values(found?.label ?? {})[0];
    return found && label ? { label, url: found.url } : null;
  };
  const intents = embedder.id === intentModel.embedder ? createIntentScreen(intentModel as IntentModel) : null;
  const { switches, onEvent } = options;
  const assemble = () =>
    createAssistant({
      ...{ store, embedder, clock, split, intents, target, version, generator, records: options.records },
      ...(switches ? { switches } : {}),
      ...(onEvent ? { onEvent } : {}),
    });
  let assistant = assemble();
  follow((next) => {
    ({ store, targets } = next);
    assistant = assemble();
  });
  return {
    assistant: forwarding(() => assistant),
    library: { document: (id) => store.document(id) },
    get targets() {
      return targets;
    },
    close: () => index.close(),
  };
}

/** An assistant that hands each call to the one there is at that moment. */
function forwarding(current: () => Assistant): Assistant {
  return {
    answer: (...given) => current().answer(...given),
    mask: (text) => current().mask(text),
    search: (...given) => current().search(...given),
    verify: (...given) => current().verify(...given),
    documents: () => current().documents(),
  };
}
