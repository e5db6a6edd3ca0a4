/** What is found for each of the questions within a question; where one is asked of a document, in that alone. */
import { cosine } from '../language/cosine.ts';
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

/**
 * What parts ask together: their vectors added, at length 1, so that a question of several parts is not embedded once
 * more. Undefined where there are none.
 */
export function vectorOfAll(parts: readonly Retrieval[]): Float32Array | undefined {
  const [first, ...others] = parts.map(({ vector }) => vector);
  if (!first) return undefined;
  const sum = first.map((value, i) => others.reduce((all, other) => all + (other[i] as number), value));
  const length = Math.sqrt(cosine(sum, sum));
  return sum.map((value) => value / length);
}
