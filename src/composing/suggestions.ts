/** What a reader may ask next: questions of the bank near the one asked. */
import type { Turn } from '../turn.ts';
import type { PresentedClaim } from './present.ts';

const MOST = 3;
/** Cosine from which a bank question is the question that was asked. */
const SAME_QUESTION = 0.95;
/** A suggestion is a whole sentence; the bank also holds search words and questions in text-message style. */
const WELL_WRITTEN = /^\p{Lu}.*\?$/u;

/** Questions of the bank near this one, in its language, that the sentences shown do not answer already. */
export function suggestionsFor({ retrieval, language, question }: Turn, claims: readonly PresentedClaim[]): string[] {
  const shown = new Set(claims.flatMap((claim) => claim.citations.map((citation) => citation.quote)));
  const quoted = (passage: string, sentence: number): boolean => {
    const found = retrieval.evidence.find((evidence) => evidence.passage.id === passage)?.passage;
    const place = found?.sentences[sentence];
    return place !== undefined && shown.has(found?.text.slice(place.start, place.end) ?? '');
  };
  const own = retrieval.questions.some(({ entry }) => entry.language === language.slice(0, 2))
    ? language.slice(0, 2)
    : 'nl';
  const suggestions: string[] = [];
  const anchors = new Set<string>();
  for (const { entry, similarity } of retrieval.questions) {
    const first = entry.anchors[0];
    if (entry.kind !== 'question' || entry.language !== own || similarity >= SAME_QUESTION || !first) continue;
    if (entry.question === question || !WELL_WRITTEN.test(entry.question) || anchors.has(first.passage)) continue;
    if (entry.anchors.some(({ passage, sentences }) => sentences.some((sentence) => quoted(passage, sentence))))
      continue;
    anchors.add(first.passage);
    suggestions.push(entry.question);
    if (suggestions.length === MOST) break;
  }
  return suggestions;
}
