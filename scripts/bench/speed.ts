/** The speed of the default, as `npm run bench -- --answers --server --parts --indexing` prints it: figures and bounds. */
import type { Settings } from '../../src/runtimes/settings.ts';
import { type AnswerFigures, measureAnswers } from './answers.ts';
import { type IndexingFigures, measureIndexing } from './indexing.ts';
import { measureParts, type PartFigures } from './open-parts.ts';
import { measureServer, type ServerFigures } from './server.ts';

export const SPEED_PARTS = ['answers', 'server', 'parts', 'indexing'] as const;
export type SpeedPart = (typeof SPEED_PARTS)[number];

export interface SpeedFigures {
  readonly answers?: AnswerFigures;
  readonly server?: ServerFigures;
  readonly parts?: readonly PartFigures[];
  readonly indexing?: IndexingFigures;
}

/** What is asked of it: shares, seconds, bytes. */
const BOUNDS = {
  beyondP50: 0.3,
  beyondP95: 0.6,
  inModel: 0.85,
  firstAnswer: 3,
  memory: 450 * 2 ** 20,
  openVectors: 1,
};

/** Measures what is wanted, one after the other. @param folder of the index's generation. */
export async function measureSpeed(
  wanted: ReadonlySet<SpeedPart>,
  settings: Settings,
  folder: string,
): Promise<SpeedFigures> {
  return {
    ...(wanted.has('parts') && { parts: await measureParts(folder) }),
    ...(wanted.has('server') && { server: await measureServer() }),
    ...(wanted.has('answers') && { answers: await measureAnswers(settings) }),
    ...(wanted.has('indexing') && { indexing: await measureIndexing(settings.CORPUS_DIR) }),
  };
}

/** The bounds that the figures do not keep. */
export function beyondBounds({ answers, server, parts, indexing }: SpeedFigures): string[] {
  const vectors = parts?.filter(({ part }) => part !== 'lexical').reduce((sum, part) => sum + part.milliseconds, 0);
  const { memory } = server ?? {};
  const missed: readonly (readonly [string, boolean | undefined])[] = [
    ['answer at the median', answers && answers.beyond.p50 > BOUNDS.beyondP50],
    ['answer at p95', answers && answers.beyond.p95 > BOUNDS.beyondP95],
    ['first answer', server && server.firstAnswer > BOUNDS.firstAnswer],
    ['memory', memory ? Math.max(memory.ready, memory.afterAnswers, memory.idle) > BOUNDS.memory : false],
    ['opening the vectors', vectors !== undefined && vectors > 1000 * BOUNDS.openVectors],
    ['indexing in the model', indexing && indexing.inModel < BOUNDS.inModel * indexing.whole],
  ];
  return missed.filter(([, isMissed]) => isMissed).map(([name]) => name);
}

const ms = (value: number) => value.toFixed(1);
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(0);

/** The figures as lines. */
export function renderSpeed({ answers, server, parts, indexing }: SpeedFigures): string {
  const lines: string[] = [];
  if (answers) {
    const { embedding, answer, beyond, beyondCpu, questions } = answers;
    lines.push(
      `${questions} questions, ms at p50 and p95`,
      `  one embedding       ${ms(embedding.p50)}  ${ms(embedding.p95)}`,
      `  an answer           ${ms(answer.p50)}  ${ms(answer.p95)}`,
      `  beyond an embedding ${percent(beyond.p50)}  ${percent(beyond.p95)}  (processor time on the whole: ${percent(beyondCpu)})`,
    );
  }
  if (server) {
    lines.push(`server: ready in ${server.ready.toFixed(2)} s, first answer in ${server.firstAnswer.toFixed(2)} s`);
    if (server.memory) {
      const { ready, afterAnswers, idle } = server.memory;
      lines.push(`  resident MB: ready ${mb(ready)}, after 200 answers ${mb(afterAnswers)}, then idle ${mb(idle)}`);
    }
  }
  if (parts) {
    lines.push(
      'opening the parts of the index',
      ...parts.map(({ part, rows, milliseconds }) => `  ${part.padEnd(8)} ${rows} rows: ${ms(milliseconds)} ms`),
    );
  }
  if (indexing) {
    const { whole, inModel, wholeCpu, inModelCpu } = indexing;
    lines.push(
      `indexing: ${whole.toFixed(1)} s, in the model ${percent(inModel / whole)} (processor time ${wholeCpu.toFixed(1)} s, ${percent(inModelCpu / wholeCpu)})`,
    );
  }
  return `${lines.join('\n')}\n`;
}
