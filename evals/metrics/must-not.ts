/**
 * Forbidden strings.
 * Measures: the share of cases with forbidden strings where one stands in what a reader sees: text, lead, suggestions,
 * quotes.
 * Nearest neighbour: status-accuracy: a right refusal can still echo a number.
 * Source: the case's own list, matched as key facts are.
 * Blind spot: only what the list foresaw; the same thing in other words passes.
 */
import { holdsAlternative, withoutMarkers } from '../matching.ts';
import type { Metric } from './metric.ts';

export const mustNot: Metric = {
  name: 'must-not-violations',
  unit: 'share',
  better: 'lower',
  summary: 'mean',
  judge({ case: asked, outcome: { answer } }) {
    if (asked.must_not.length === 0) return null;
    if (answer === null) return { value: 0 };
    const quotes = answer.citations.map(({ quote }) => quote);
    const seen = [withoutMarkers(answer.text), answer.lead ?? '', ...answer.suggestions, ...quotes].join('\n');
    const found = asked.must_not.filter((forbidden) => holdsAlternative(seen, forbidden));
    return found.length === 0 ? { value: 0 } : { value: 1, note: `holds: ${found.join('; ')}` };
  },
};
