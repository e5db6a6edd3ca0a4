/**
 * What an answer takes beyond one embedding of its question: both in turn, for each question, in one process, after a
 * warm-up on other questions. Time goes up and down with the machine, the ratio less so.
 */
import { openTransformersEmbedder } from '../../src/adapters/transformers-embedder.ts';
import type { Assistant } from '../../src/assistant.ts';
import { MODELS, openAssistant } from '../../src/runtimes/open-assistant.ts';
import type { Settings } from '../../src/runtimes/settings.ts';
import { bankQuestions, measuredQuestions } from './asked.ts';

/** Questions answered before anything is measured. */
const WARM_UP = 400;

/** Milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export interface AnswerFigures {
  readonly questions: number;
  readonly embedding: Spread;
  readonly answer: Spread;
  /** What the answer took more, as a share of the embedding: median beside median, 95th percentile beside that. */
  readonly beyond: Spread;
  /** The same of processor time of the main thread, on the whole: other work on the machine disturbs it less. */
  readonly beyondCpu: number;
}

async function answer(assistant: Assistant, content: string): Promise<void> {
  const turn = assistant.answer({ messages: [{ role: 'user', content }] });
  while (!(await turn.next()).done);
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] as number;
const spread = (values: readonly number[]): Spread => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });

/** Milliseconds of processor time of this thread. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Measures each question once, the embedding first and last in turn. */
export async function measureAnswers(settings: Settings): Promise<AnswerFigures> {
  const embedder = await openTransformersEmbedder(MODELS);
  const { assistant, close } = await openAssistant(settings, { embedder });
  const asked = measuredQuestions();
  for (const question of await bankQuestions(settings.CORPUS_DIR, WARM_UP)) {
    await embedder.embedQuestions([question]);
    await answer(assistant, question);
  }
  const times = { embedding: [] as number[], answer: [] as number[] };
  const busy = { embedding: 0, answer: 0 };
  const measure = async (what: 'embedding' | 'answer', work: () => Promise<unknown>) => {
    const [begin, before] = [performance.now(), cpu()];
    await work();
    times[what].push(performance.now() - begin);
    busy[what] += cpu() - before;
  };
  for (const [number, question] of asked.entries()) {
    const embedding = () => measure('embedding', () => embedder.embedQuestions([question]));
    if (number % 2 === 0) await embedding();
    await measure('answer', () => answer(assistant, question));
    if (number % 2 === 1) await embedding();
  }
  await close();
  const [one, whole] = [spread(times.embedding), spread(times.answer)];
  return {
    questions: asked.length,
    embedding: one,
    answer: whole,
    beyond: { p50: whole.p50 / one.p50 - 1, p95: whole.p95 / one.p95 - 1 },
    beyondCpu: busy.answer / busy.embedding - 1,
  };
}
