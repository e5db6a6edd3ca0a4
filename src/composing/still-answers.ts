/**
 * Whether what is left of a written answer, after sentences were dropped, still answers what was asked. Where it does
 * not, the documents' own sentences are given: a reader must not take a side remark for the answer.
 */
import { CHECKABLE_KINDS, holdsKind } from '../language/answer-kinds.ts';
import { contentTerms } from '../language/terms.ts';
import type { Ask, Claim } from '../turn.ts';

/** Cosine that a quote may be further from the question than the best sentence found, and still be about it. Not fitted. */
const NEAR_BEST = 0.03;

/** Whether an ask's kind shows in a text, so that dropping a sentence shows too. */
export function showsKind({ understanding }: Ask): boolean {
  return CHECKABLE_KINDS.has(understanding.kinds[0] ?? 'other');
}

/**
 * Whether each ask has a claim that is about it, and that holds a number, amount, percentage or date where one was
 * asked. Kinds are looked for in the quotes, which are in the documents' language whatever the claim's is.
 */
export function stillAnswers(asks: readonly Ask[], claims: readonly Claim[]): boolean {
  return asks.every((ask) => {
    const kind = ask.understanding.kinds[0] ?? 'other';
    return claims.some((claim) => isAbout(ask, claim) && (!showsKind(ask) || holdsKind(kind, quotedBy(claim))));
  });
}

function quotedBy({ quotes }: Claim): string {
  return quotes
    .map(({ passage, sentence }) => {
      const place = passage.sentences[sentence];
      return place ? passage.text.slice(place.start, place.end) : '';
    })
    .join('\n');
}

/** By a word of the question in the claim, its quotes or their headings; or by a quote as near as the best sentence. */
function isAbout({ understanding, retrieval }: Ask, claim: Claim): boolean {
  const said = [claim.text, quotedBy(claim), ...claim.quotes.flatMap(({ passage }) => passage.path)].join('\n');
  const terms = new Set(contentTerms(said));
  if (understanding.subject.length === 0 || understanding.subject.some((term) => terms.has(term))) return true;
  const best = Math.max(...retrieval.evidence.flatMap(({ sentenceSimilarity }) => sentenceSimilarity));
  return claim.quotes.some(({ passage, sentence }) => {
    const found = retrieval.evidence.find((evidence) => evidence.passage.id === passage.id);
    return (found?.sentenceSimilarity[sentence] ?? 0) >= best - NEAR_BEST;
  });
}
