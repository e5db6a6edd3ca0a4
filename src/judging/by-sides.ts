/** The judgement of a question that asks something of several documents, from that of the whole and of its sides. */
import type { Judgement } from '../turn.ts';

/**
 * The names of documents keep a question from looking like one that they answer: refused as a whole, it is answered
 * where each side is, and partly where one is. `judgeSides` is called only then. A question answered as a whole stays so.
 */
export function bySides(whole: Judgement, judgeSides: () => readonly Judgement[]): Judgement {
  if (whole.status === 'answered' || whole.status === 'partial') return whole;
  const sides = judgeSides();
  const answered = sides.filter(({ status }) => status === 'answered');
  const [first] = answered;
  if (first === undefined) return whole;
  return answered.length === sides.length ? first : { ...first, status: 'partial', reason: 'near' };
}
