/**
 * Right citation.
 * Measures: the share of answerable questions answered with a citation whose passage shows a gold quote. Unanswered is
 * not right, so abstaining does not raise it. About every language: the documents are Dutch, the reader need not be.
 * Nearest neighbour: recall@5, which looks at what was found rather than at what was shown; right-quote, which asks for
 * the very sentence.
 * Source: attribution to identified sources (Rashkin et al. 2021, arXiv 2112.12870), with annotated passages.
 * Blind spot: one right citation among wrong ones is enough; `all` gold counts as met by one of its entries.
 */
import { showsGold } from '../matching.ts';
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const rightCitation: Metric = {
  name: 'right-citation',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const { gold, expect } = record.case;
    if (expect !== 'answer' || gold.length === 0) return null;
    const citations = answered(record)?.citations ?? [];
    const right = citations.some((citation) =>
      gold.some(({ doc, quote }) => citation.document === doc && showsGold(citation.passage, citation.quote, quote)),
    );
    return yes(right, citations.length === 0 ? 'nothing cited' : 'no cited passage holds the gold');
  },
};
