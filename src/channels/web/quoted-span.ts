/**
 * Where in a document a quoted sentence stands, so that the page can mark it within its passage.
 */
import type { CorpusDocument, Passage, Span } from '../../corpus/document.ts';
import { fragmentOf } from './marking.ts';

/**
 * The place of a quote in the document's text: within the passage of this fragment, where the quote stands verbatim.
 * Null when there is no such passage or the quote is not in it; both come from an address, which may say anything.
 */
export function quotedSpan(
  document: CorpusDocument,
  passages: readonly Passage[],
  fragment: string | undefined,
  quote: string | undefined,
): Span | null {
  if (fragment === undefined || quote === undefined || quote.trim() === '') return null;
  const passage = passages.find((one) => fragmentOf(one) === fragment);
  for (const span of passage?.spans ?? []) {
    const at = document.text.slice(span.start, span.end).indexOf(quote);
    if (at >= 0) return { start: span.start + at, end: span.start + at + quote.length };
  }
  return null;
}
