/**
 * Key-fact completeness.
 * Measures: the share of answerable Dutch questions answered (answered or partial) with a text that holds every key
 * fact; an abstention is incomplete. Markers and citations are not part of the text.
 * Nearest neighbour: right-quote, which asks for the right words whatever the facts; status-accuracy, which is content
 * with any answer.
 * Source: nugget evaluation of question answering: Voorhees, Overview of the TREC 2003 Question Answering Track; here
 * nuggets are strings, matched by evals/matching.ts.
 * Blind spot: a right fact in words nobody foresaw is missed, a fact in the wrong sentence counts, and a long answer has
 * more chance than a short one: read it beside words. Quotes are Dutch, so other languages are left out.
 */
import { missingFacts } from '../matching.ts';
import { answered } from '../record.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const keyFacts: Metric = {
  name: 'key-facts',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const { case: asked, outcome } = record;
    if (asked.lang !== 'nl' || asked.expect !== 'answer' || asked.must.length === 0) return null;
    const answer = answered(record);
    if (answer === null) return yes(false, `no answer: ${outcome.answer?.status ?? outcome.error ?? 'error'}`);
    const missing = missingFacts(answer.text, asked.must);
    return yes(missing.length === 0, `missing: ${missing.map((group) => group.join(' / ')).join('; ')}`);
  },
};
