/**
 * Citation recall.
 * Measures: the share of an answer's statements that the quotes behind them support, averaged over answers. A statement
 * without a marker is not supported.
 * Nearest neighbour: citation-precision, which asks whether each citation was needed; right-citation, which asks
 * whether it is about the question.
 * Source: ALCE (Gao et al., Enabling Large Language Models to Generate Text with Citations, 2023, arXiv 2305.14627),
 * with quoting in the place of its entailment model (evals/statements.ts).
 * Blind spot: not an inference: a paraphrase may fail, and a sentence with one "niet" less than its quote may pass.
 */
import { answered } from '../record.ts';
import { quotesBehind, statementsOf, supports } from '../statements.ts';
import type { Metric } from './metric.ts';

export const citationRecall: Metric = {
  name: 'citation-recall',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const answer = answered(record);
    if (answer === null) return null;
    const statements = statementsOf(answer);
    if (statements.length === 0) return { value: 0, note: 'no statement' };
    const bare = statements.filter(({ text, numbers }) => !supports(quotesBehind(answer, numbers), text));
    if (bare.length === 0) return { value: 1 };
    const note = `not supported: ${bare.map(({ text }) => `"${text.slice(0, 80)}"`).join('; ')}`;
    return { value: 1 - bare.length / statements.length, note };
  },
};
