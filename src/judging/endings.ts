/** How a turn ends when the documents do not answer. */
import type { Ending, Retrieval } from '../turn.ts';

/** Cosine from which a gap of the bank is what was asked, so that its target is where to go. */
const SAME_GAP = 0.92;

/** An abstention goes where the editors say that this very gap goes. */
export function notInDocuments({ questions }: Retrieval): Ending {
  const gap = questions.find(({ entry }) => entry.kind === 'gap');
  const target = gap && gap.similarity >= SAME_GAP ? gap.entry.target : undefined;
  return target === undefined ? NOT_IN_DOCUMENTS : { ...NOT_IN_DOCUMENTS, target };
}

export const NOT_IN_DOCUMENTS: Ending = {
  status: 'abstained',
  reason: 'not_in_documents',
  message: 'abstained.not_in_documents',
  target: 'contact',
};
export const OUT_OF_SCOPE: Ending = {
  status: 'redirected',
  reason: 'out_of_scope',
  message: 'redirected.out_of_scope',
  target: 'contact',
};
