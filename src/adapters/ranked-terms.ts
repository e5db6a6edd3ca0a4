/**
 * What an index that is served searches words and grams by: the score of each term for each passage, worked out
 * beforehand, in a few arrays. A search adds up some hundred numbers and holds no objects: MiniSearch's own form of the
 * same takes ten times the memory and the time.
 */
import type { Hit, LexicalField } from '../ports.ts';
import { highest } from './highest.ts';
import { matchedTerms, type Split } from './matched-terms.ts';

/** What passages score for a term, of one kind of match; passages by their number. */
export interface TermScores {
  readonly by: LexicalField;
  readonly term: string;
  readonly passages: readonly number[];
  readonly scores: readonly number[];
}

export class RankedTerms {
  readonly #ids: readonly string[];
  /** Number of each term. */
  readonly #terms: Readonly<Record<LexicalField, Map<string, number>>> = { words: new Map(), grams: new Map() };
  /** Where each term's passages begin; those of the term after it begin where they end. */
  readonly #begin: Uint32Array;
  readonly #passages: Uint32Array;
  readonly #scores: Float64Array;
  /** Working space of one search; searching never waits, so one is enough. */
  readonly #sums: Float64Array;
  readonly #matched: Uint16Array;

  readonly #split: Split;

  /** @param ids of the passages by their number. */
  constructor(ids: readonly string[], terms: Iterable<TermScores>, split: Split) {
    this.#ids = ids;
    this.#split = split;
    const begin = [0];
    const passages: number[] = [];
    const scores: number[] = [];
    for (const { by, term, ...of } of terms) {
      this.#terms[by].set(term, begin.length - 1);
      for (const passage of of.passages) passages.push(passage);
      for (const score of of.scores) scores.push(score);
      begin.push(passages.length);
    }
    this.#begin = Uint32Array.from(begin);
    this.#passages = Uint32Array.from(passages);
    this.#scores = Float64Array.from(scores);
    this.#sums = new Float64Array(ids.length);
    this.#matched = new Uint16Array(ids.length);
  }

  /**
   * The k passages that match a text best, best first; none when nothing of the text is known. A passage's score is the
   * sum of its scores for the terms, times how many of them it has, so one with all of a question's words stands out.
   */
  search(by: LexicalField, text: string, k: number): readonly Hit[] {
    const [sums, matched] = [this.#sums, this.#matched];
    const found: number[] = [];
    for (const term of matchedTerms(by, text, this.#split)) {
      const number = this.#terms[by].get(term);
      if (number === undefined) continue;
      const end = this.#begin[number + 1] as number;
      for (let at = this.#begin[number] as number; at < end; at++) {
        const passage = this.#passages[at] as number;
        if (matched[passage] === 0) found.push(passage);
        (matched[passage] as number)++;
        (sums[passage] as number) += this.#scores[at] as number;
      }
    }
    for (const passage of found) (sums[passage] as number) *= matched[passage] as number;
    const best = highest(sums, k, found).map((passage) => ({
      id: this.#ids[passage] as string,
      score: sums[passage] as number,
    }));
    for (const passage of found) sums[passage] = matched[passage] = 0;
    return best;
  }
}
