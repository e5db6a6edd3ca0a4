/**
 * Generating: puts every case to a system and keeps what it did. This may be slow and may cost; judging is apart.
 */
import { createHash } from 'node:crypto';
import type { Case } from './case.ts';
import type { CaseRecord, Outcome } from './record.ts';
import type { RunFolder } from './run-folder.ts';
import { BusyError, type System } from './system.ts';

/** Passages asked for a case with gold: enough for every retrieval metric. */
const SEARCH_DEPTH = 10;
/** How often a busy system is asked again before the case counts as failed. */
const MOST_RETRIES = 20;

export interface GenerateOptions {
  /** Cases under way at the same time. */
  readonly parallel: number;
  /** Where outcomes are kept as they come and from which a broken-off run goes on; null keeps nothing. */
  readonly folder: RunFolder | null;
  /** Called after every case. */
  readonly progress?: (done: number, total: number, secondsLeft: number) => void;
}

/** Digest of what is asked in a case: 16 hexadecimal digits of the SHA-256 of question, language and history. */
export function askedDigest(asked: Case): string {
  const text = JSON.stringify([asked.question, asked.history]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function patiently<T>(ask: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  for (let attempt = 0; ; attempt++) {
    const start = performance.now();
    try {
      const value = await ask();
      return { value, milliseconds: performance.now() - start };
    } catch (error) {
      if (!(error instanceof BusyError) || attempt >= MOST_RETRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, error.seconds * 1000));
    }
  }
}

/** Puts one case to a system: the conversation to chat, and the question alone to search where retrieval is judged. */
async function runCase(system: System, asked: Case): Promise<Outcome> {
  const messages = [...asked.history, { role: 'user' as const, content: asked.question }];
  const outcome: { -readonly [key in keyof Outcome]: Outcome[key] } = {
    id: asked.id,
    asked: askedDigest(asked),
    answer: null,
    error: null,
    milliseconds: null,
    results: null,
  };
  try {
    const { value, milliseconds } = await patiently(() => system.answer({ messages }));
    outcome.answer = value;
    const generation = system.generation?.(value.id);
    if (generation) outcome.generation = generation;
    outcome.milliseconds = Math.round(milliseconds * 10) / 10;
    if (asked.gold.length > 0 && asked.history.length === 0) {
      outcome.results = [...(await patiently(() => system.search(asked.question, SEARCH_DEPTH))).value];
    }
  } catch (error) {
    outcome.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return outcome;
}

/** Runs all cases, the given number at a time, in any order; the records come back in the order of the cases. */
export async function generate(
  system: System,
  cases: readonly Case[],
  options: GenerateOptions,
): Promise<CaseRecord[]> {
  const { folder, parallel, progress } = options;
  const kept = new Map<string, Outcome>();
  for (const outcome of folder?.outcomes() ?? []) if (outcome.error === null) kept.set(outcome.id, outcome);
  const outcomes = new Map<string, Outcome>();
  for (const asked of cases) {
    const before = kept.get(asked.id);
    if (before?.asked === askedDigest(asked)) outcomes.set(asked.id, before);
  }
  const waiting = cases.filter(({ id }) => !outcomes.has(id));
  const total = waiting.length;
  const start = performance.now();
  let done = 0;
  const work = async (): Promise<void> => {
    for (let asked = waiting.shift(); asked !== undefined; asked = waiting.shift()) {
      const outcome = await runCase(system, asked);
      folder?.add(outcome);
      outcomes.set(asked.id, outcome);
      done += 1;
      progress?.(done, total, (((performance.now() - start) / done) * (total - done)) / 1000);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, work));
  return cases.flatMap((asked) => {
    const outcome = outcomes.get(asked.id);
    return outcome === undefined ? [] : [{ case: asked, outcome }];
  });
}
