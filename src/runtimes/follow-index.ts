/**
 * Follows the pointer of the index while the server runs: a new generation is opened beside the one in use and takes its
 * place between two calls. A call that began with the old one ends with it; then the old one is closed.
 */
import type { Assistant } from '../assistant.ts';
import type { Library } from '../channels/web/library.ts';

/** An opened generation. */
export interface OpenedGeneration {
  /** Name of the generation. */
  readonly name: string;
  readonly assistant: Assistant;
  readonly library: Library;
  close(): Promise<void>;
}

export interface FollowOptions {
  readonly first: OpenedGeneration;
  /** Name of the generation that the pointer names now; null when there is none. */
  readonly current: () => Promise<string | null>;
  /** Opens a generation by its name. Rejects when it cannot be opened: the one in use stays. */
  readonly open: (name: string) => Promise<OpenedGeneration>;
  /** Milliseconds between two looks at the pointer. */
  readonly interval: number;
  readonly onMessage?: ((message: string) => void) | undefined;
}

export interface Following {
  /** Always the newest generation; each call holds on to the one it began with. */
  readonly assistant: Assistant;
  readonly library: Library;
  /** Looks at the pointer now. */
  check(): Promise<void>;
  /** Stops looking, and closes what is open when its calls have ended. */
  close(): Promise<void>;
}

interface Held {
  readonly generation: OpenedGeneration;
  calls: number;
  retired: boolean;
}

/** Begins to follow. */
export function followIndex({ first, current, open, interval, onMessage }: FollowOptions): Following {
  let held: Held = { generation: first, calls: 0, retired: false };
  let checking: Promise<void> | null = null;
  /** A name that could not be opened is not tried again every time. */
  let failed: string | null = null;

  const closeWhenUnused = async (old: Held) => {
    if (old.retired && old.calls === 0) await old.generation.close();
  };
  const retire = (old: Held) => {
    old.retired = true;
    return closeWhenUnused(old);
  };
  const using = async <T>(run: (generation: OpenedGeneration) => Promise<T>): Promise<T> => {
    const mine = held;
    mine.calls += 1;
    try {
      return await run(mine.generation);
    } finally {
      mine.calls -= 1;
      await closeWhenUnused(mine);
    }
  };

  const look = async () => {
    const name = await current();
    if (name === null || name === held.generation.name || name === failed) return;
    try {
      const next = await open(name);
      const old = held;
      held = { generation: next, calls: 0, retired: false };
      failed = null;
      onMessage?.(`The index changed: ${next.name} is in use.`);
      await retire(old);
    } catch (error) {
      // It may be gone already because a newer one came: then the pointer says so next time.
      if ((await current()) === name) failed = name;
      onMessage?.(`The new index ${name} cannot be opened, the one before stays in use: ${(error as Error).message}`);
    }
  };
  const check = () => {
    checking ??= look().finally(() => {
      checking = null;
    });
    return checking;
  };
  const timer = setInterval(() => {
    check().catch((error: Error) => onMessage?.(`The index folder cannot be read: ${error.message}`));
  }, interval);
  timer.unref();

  return {
    assistant: {
      async *answer(request, options) {
        const mine = held;
        mine.calls += 1;
        try {
          return yield* mine.generation.assistant.answer(request, options);
        } finally {
          mine.calls -= 1;
          await closeWhenUnused(mine);
        }
      },
      mask: (text) => held.generation.assistant.mask(text),
      search: (query, k) => using(({ assistant }) => assistant.search(query, k)),
      verify: (text, passages) => using(({ assistant }) => assistant.verify(text, passages)),
      documents: () => using(({ assistant }) => assistant.documents()),
    },
    library: { document: (id) => using(({ library }) => library.document(id)) },
    check,
    async close() {
      clearInterval(timer);
      await checking;
      await retire(held);
    },
  };
}
