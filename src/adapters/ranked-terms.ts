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

/** What RankedTerms are made of, as it is written. */
interface Lists {
  readonly ids: readonly string[];
  readonly terms: readonly string[];
  /** For each term the kind of match: `w` for words, `g` for grams. */
  readonly kinds: string;
}
const KIND: Readonly<Record<LexicalField, string>> = { words: 'w', grams: 'g' };

/** As written: texts as JSON; numbers as bytes, scores first (float64), then where each term begins and its passages (uint32). */
export interface WrittenTerms {
  readonly json: string;
  readonly bytes: Uint8Array;
}

export class RankedTerms {
  readonly #lists: Lists;
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

  private constructor(
    lists: Lists,
    numbers: { readonly begin: Uint32Array; readonly passages: Uint32Array; readonly scores: Float64Array },
    split: Split,
  ) {
    this.#lists = lists;
    this.#split = split;
    for (const [number, term] of lists.terms.entries()) {
      this.#terms[lists.kinds[number] === KIND.words ? 'words' : 'grams'].set(term, number);
    }
    this.#begin = numbers.begin;
    this.#passages = numbers.passages;
    this.#scores = numbers.scores;
    this.#sums = new Float64Array(lists.ids.length);
    this.#matched = new Uint16Array(lists.ids.length);
  }

  /** @param ids of the passages by their number. */
  static of(ids: readonly string[], termScores: Iterable<TermScores>, split: Split): RankedTerms {
    const begin = [0];
    const passages: number[] = [];
    const scores: number[] = [];
    const terms: string[] = [];
    let kinds = '';
    for (const { by, term, ...found } of termScores) {
      terms.push(term);
      kinds += KIND[by];
      for (let at = 0; at < found.passages.length; at++) {
        passages.push(found.passages[at] as number);
        scores.push(found.scores[at] as number);
      }
      begin.push(passages.length);
    }
    const numbers = { begin: Uint32Array.from(begin), passages: Uint32Array.from(passages) };
    return new RankedTerms({ ids, terms, kinds }, { ...numbers, scores: Float64Array.from(scores) }, split);
  }

  /** @throws SyntaxError, TypeError or RangeError when it is not what `write` gave. */
  static read({ json, bytes }: WrittenTerms, split: Split): RankedTerms {
    const lists = JSON.parse(json) as Lists;
    const terms = lists.terms.length;
    // A copy, for it may begin anywhere; it is some megabytes.
    const { buffer } = new Uint8Array(bytes);
    const count = (buffer.byteLength - 4 * (terms + 1)) / 12;
    const scores = new Float64Array(buffer, 0, count);
    const begin = new Uint32Array(buffer, scores.byteLength, terms + 1);
    const passages = new Uint32Array(buffer, scores.byteLength + begin.byteLength, count);
    if (begin[terms] !== count || lists.kinds.length !== terms)
      throw new RangeError('terms and scores do not fit together');
    return new RankedTerms(lists, { begin, passages, scores }, split);
  }

  write(): WrittenTerms {
    const parts = [this.#scores, this.#begin, this.#passages];
    const bytes = Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)));
    return { json: JSON.stringify(this.#lists), bytes };
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
      id: this.#lists.ids[passage] as string,
      score: sums[passage] as number,
    }));
    for (const passage of found) sums[passage] = matched[passage] = 0;
    return best;
  }
}
