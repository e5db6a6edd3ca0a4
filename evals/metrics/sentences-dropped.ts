/**
 * Sentences dropped.
 * Measures: of the sentences that a language model wrote for an answer, the share that verification dropped.
 * Nearest neighbour: extractive fallback, which counts answers; a sentence can be dropped and the answer still stand.
 * Source: the generation event that the assistant tells with each answer (src/generation.ts).
 * Blind spot: in process only, since the answer itself does not tell; cases for which the model wrote nothing are left
 * out; a sentence after the one for which the answer was given up is never seen.
 */
import type { Metric } from './metric.ts';

export const sentencesDropped: Metric = {
  name: 'sentences-dropped',
  unit: 'share',
  better: 'lower',
  summary: 'mean',
  judge({ outcome: { generation } }) {
    const written = generation ? generation.kept + generation.dropped.length : 0;
    if (!generation || written === 0) return null;
    const reasons = generation.dropped.map((of) => of.join('+')).join(', ');
    return { value: generation.dropped.length / written, ...(reasons === '' ? {} : { note: reasons }) };
  },
};
