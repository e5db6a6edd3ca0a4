/** Questions that other passages win when the bank does not hold them, and how many do not. */
import { type Finding, finding, shown } from './finding.ts';
import { bodyOf, type DocumentFile, placeOf } from './places.ts';
import type { Ranked } from './ranks.ts';

/** A question whose passage is not among this many is named: an answer is chosen from about as many. */
const AMONG = 5;

interface Counts {
  readonly dense: number;
  readonly retrieval: number;
}

/** Questions whose passage comes first, or among five, with the question itself left out. */
export interface NearestCounts {
  readonly asked: number;
  readonly first: Counts;
  readonly amongFive: Counts;
}

export function nearestCounts(ranked: readonly Ranked[]): NearestCounts {
  const within = (most: number): Counts => ({
    dense: ranked.filter(({ dense }) => dense <= most).length,
    retrieval: ranked.filter(({ retrieval }) => retrieval <= most).length,
  });
  return { asked: ranked.length, first: within(1), amongFive: within(AMONG) };
}

/** Questions whose passage is not among the first five of the retrieval, with the passage that comes first. */
export function rankFindings(
  ranked: readonly Ranked[],
  files: ReadonlyMap<string, DocumentFile>,
  bankFile: string,
): Finding[] {
  return ranked
    .filter(({ retrieval }) => retrieval > AMONG)
    .map(({ line: { line, entry }, dense, retrieval, first }) => {
      const file = files.get(first.document);
      const place = file ? placeOf(first, file) : null;
      const what =
        `${shown(entry.question)}: its passage is number ${retrieval} (by meaning alone ${dense}) when this entry is ` +
        `left out; first is ${place ? `${place.file}:${place.line}` : first.document}, ${shown(bodyOf(first))}.`;
      const todo =
        'Does that passage answer it better? Quote it instead. If not, the wording is far from the text: leave it when ' +
        'people ask it so, and add a second wording.';
      return finding('nearest', { file: bankFile, line }, what, todo);
    });
}
