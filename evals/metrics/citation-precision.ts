/**
 * Citation precision.
 * Measures: the share of an answer's citations that were needed, averaged over answers. A citation behind a statement is
 * needed when the statement is supported and this citation supports it alone, or the others do not without it.
 * Nearest neighbour: citation-recall, which counts statements; this counts citations, and so notices padding.
 * Source: ALCE (Gao et al. 2023, arXiv 2305.14627), with quoting in the place of its entailment model.
 * Blind spot: two citations that each support the whole statement are both needed; the rest as citation-recall.
 */
import { answered } from '../record.ts';
import { quotesBehind, statementsOf, supports } from '../statements.ts';
import type { Metric } from './metric.ts';

export const citationPrecision: Metric = {
  name: 'citation-precision',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const answer = answered(record);
    if (answer === null) return null;
    let cited = 0;
    const idle: number[] = [];
    for (const { text, numbers } of statementsOf(answer)) {
      const whole = supports(quotesBehind(answer, numbers), text);
      for (const number of numbers) {
        cited += 1;
        const alone = supports(quotesBehind(answer, [number]), text);
        const others = numbers.filter((other) => other !== number);
        if (!whole || (!alone && supports(quotesBehind(answer, others), text))) idle.push(number);
      }
    }
    if (cited === 0) return { value: 0, note: 'nothing cited' };
    return idle.length === 0
      ? { value: 1 }
      : { value: 1 - idle.length / cited, note: `not needed: [${idle.join('], [')}]` };
  },
};
