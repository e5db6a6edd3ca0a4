/**
 * Why a sentence is not supported: a closed list, in the order in which reasons are told.
 */
export const REASONS = [
  'quote_not_verbatim',
  'no_citation',
  'number',
  'unit',
  'date',
  'time',
  'name',
  'negation',
  'condition',
  'not_covered',
] as const;
/**
 * number, unit, date, name: the quote has another, has none, or says it of something else. time: a relative time
 * without its year, or something to come told as done. negation: the opposite is said. condition: a limit or condition was dropped, added or turned round. not_covered: the
 * quote does not speak of it. quote_not_verbatim: the quote does not stand in its passage. no_citation: for
 * generated answers alone, where a sentence must name its source.
 */
export type VerificationReason = (typeof REASONS)[number];

/** Each reason once, in the order of the list. */
export function inOrder(reasons: Iterable<VerificationReason>): VerificationReason[] {
  const given = new Set(reasons);
  return REASONS.filter((reason) => given.has(reason));
}
