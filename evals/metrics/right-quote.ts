/**
 * Right quote.
 * Measures: the share of answerable questions answered with a cited quote that shares its words with a gold quote (one
 * holds the other, or 60 % of the gold's letters in one run).
 * Nearest neighbour: right-citation, which is content when the passage is right; key-facts, which looks for the facts.
 * Source: supporting-fact evaluation: Yang et al., HotpotQA (2018, arXiv 1809.09600).
 * Blind spot: another sentence that says the same is not right here; `all` gold counts as met by one of its entries.
 */
import { quoteOverlaps } from '../matching.ts';
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const rightQuote: Metric = {
  name: 'right-quote',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const { gold, expect } = record.case;
    if (expect !== 'answer' || gold.length === 0) return null;
    const citations = answered(record)?.citations ?? [];
    const right = citations.some((citation) =>
      gold.some(({ doc, quote }) => citation.document === doc && quoteOverlaps(citation.quote, quote)),
    );
    return yes(right, 'no cited quote overlaps the gold');
  },
};
