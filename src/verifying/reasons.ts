/**
 * The order in which the reasons are told why a sentence is not supported. The list itself is contract (answer.ts):
 * number, unit, date, name: the quote has another, has none, or says it of something else. time: a relative time
 * without its year (unless the quote has it too and the reader has the passage), or something to come told as done.
 * negation: the opposite is said. condition: a limit or condition was dropped, added or turned round. not_covered: the
 * quote does not speak of it. quote_not_verbatim: the quote does not stand in its passage. no_citation: for generated
 * answers alone, where a sentence names its source.
 */
import { type VerificationReason, verificationReasonSchema } from '../answer.ts';

export type { VerificationReason };

/** Each reason once, in the order of the list. */
export function inOrder(reasons: Iterable<VerificationReason>): VerificationReason[] {
  const given = new Set(reasons);
  return verificationReasonSchema.options.filter((reason) => given.has(reason));
}

/** Whether it is about a figure, its unit or a date: there a check is certain, and no reading is. */
export function isMeasure(reason: VerificationReason): boolean {
  return reason === 'number' || reason === 'date' || reason === 'unit';
}
