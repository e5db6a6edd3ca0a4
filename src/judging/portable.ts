/**
 * The judgement with an embedder that nothing was fitted with: its cosines mean something else, so only what words
 * tell counts, and an answer is called partial sooner. Fitted by `npm run tune` with the embedder of the project
 * finding the passages; how it does with another was not measured (docs/deploy-workers.md).
 */
import { EVIDENCE_FEATURES } from './features.ts';

/** Features that come from a vector, or from a score that one went into. */
const OF_VECTORS: ReadonlySet<string> = new Set(['sentence', 'passage', 'fused', 'lead', 'dense', 'lexical']);
/** Features of the bank's entries that compare words; which entries are compared the embedder chose. */
const OF_BANK_WORDS: readonly string[] = ['questionTerms', 'gapTerms', 'coveredWithBank'];

/**
 * Share of a question's terms that must stand in the best passages or their bank questions. Of the project's cases 4 %
 * of those answered in Dutch have less, and 62 % of those in other languages, whose words the documents do not share.
 */
export const LEAST_SAID = 0.4;

/** The names of the features that the portable judgement weighs. */
export function portableFeaturesOf(hasBank: boolean): readonly string[] {
  return [...EVIDENCE_FEATURES.filter((name) => !OF_VECTORS.has(name)), ...(hasBank ? OF_BANK_WORDS : [])];
}
