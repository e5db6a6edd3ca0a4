/** What is found for each of the questions within a question; where one is asked of a document, in that alone. */
import type { Retrieval, Understanding } from '../turn.ts';

/** Times as many passages are looked at, so that enough of them are of the document asked. */
const WIDER = 4;

/** Finds the best `k` passages, with the question's vector where it is known. */
export type Find = (asked: Understanding, k: number, vector?: Float32Array) => Promise<Retrieval>;

/**
 * What was found for each part, at most `k` passages. A part that names documents keeps to their passages, unless none of
 * them was found. Parts in the same words are embedded once.
 */
export async function findParts(parts: readonly Understanding[], k: number, find: Find): Promise<Retrieval[]> {
  const vectors = new Map<string, Float32Array>();
  const found: Retrieval[] = [];
  for (const part of parts) {
    const isNamed = part.documents.length > 0;
    const retrieval = await find(part, isNamed ? WIDER * k : k, vectors.get(part.question));
    vectors.set(part.question, retrieval.vector);
    const own = retrieval.evidence.filter(({ passage }) => part.documents.includes(passage.document));
    found.push({ ...retrieval, evidence: (own.length > 0 ? own : retrieval.evidence).slice(0, k) });
  }
  return found;
}
