/**
 * The lexical part: BM25+ (Lv and Zhai 2011) by MiniSearch over the terms of each passage, those of its bank
 * questions, and character 4- and 5-grams, which forgive typing errors and unknown compounds.
 */
import MiniSearch from 'minisearch';
import { characterGrams, terms } from '../language/terms.ts';
import type { Hit, LexicalField } from '../ports.ts';
import type { Split } from './matched-terms.ts';
import { RankedTerms, type TermScores } from './ranked-terms.ts';

export interface LexicalEntry {
  readonly id: string;
  /** The passage, its headings among it. */
  readonly text: string;
  /** Bank questions anchored to it. */
  readonly questions: readonly string[];
}

/** The fields of each kind of match: the passage's own, and those of its bank questions. */
const FIELDS: Readonly<Record<LexicalField, string[]>> = {
  words: ['words', 'questionWords'],
  grams: ['grams', 'questionGrams'],
};

/** MiniSearch's own values, named here because stores that rank elsewhere must rank alike. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** What passages score for a term, of one kind of match; `passages` are ids. */
export interface Postings extends Omit<TermScores, 'passages'> {
  readonly passages: readonly string[];
}

/** What MiniSearch writes, as far as it is read here. */
interface Written {
  readonly documentCount: number;
  readonly documentIds: Readonly<Record<string, string>>;
  readonly fieldIds: Readonly<Record<string, number>>;
  readonly fieldLength: Readonly<Record<string, readonly (number | null)[]>>;
  readonly averageFieldLength: readonly number[];
  readonly index: readonly (readonly [string, Readonly<Record<string, Readonly<Record<string, number>>>>])[];
}

/** Ids of the passages by their number, and the scores of every term. */
function scoresOf(json: string): { readonly ids: readonly string[]; readonly terms: Iterable<TermScores> } {
  const written = JSON.parse(json) as Written;
  const numbers = new Map(Object.keys(written.documentIds).map((short, number) => [short, number]));
  return { ids: Object.values(written.documentIds), terms: termScores(written, numbers) };
}

/** @param numbers of passages by MiniSearch's short ids. */
function* termScores(written: Written, numbers: ReadonlyMap<string, number>): Generator<TermScores> {
  const { documentCount: count, averageFieldLength: average, fieldIds } = written;
  const kinds = (['words', 'grams'] as const).map((by) => ({
    by,
    fields: FIELDS[by].map((name) => fieldIds[name] as number),
  }));
  // What BM25 divides by, but for the frequency itself: by field, then by passage.
  const lengths = average.map((mean, field) => {
    const own = new Float64Array(numbers.size);
    for (const [id, number] of numbers) {
      const length = (written.fieldLength[id]?.[field] as number) / mean;
      own[number] = BM25.k * (1 - BM25.b + BM25.b * length);
    }
    return own;
  });
  const sums = new Float64Array(numbers.size);
  for (const [term, fields] of written.index) {
    for (const { by, fields: ofKind } of kinds) {
      const passages: number[] = [];
      for (const field of ofKind) {
        const frequencies = fields[field];
        if (frequencies === undefined) continue;
        const ids = Object.keys(frequencies);
        const inverse = Math.log(1 + (count - ids.length + 0.5) / (ids.length + 0.5));
        for (const id of ids) {
          const [number, frequency] = [numbers.get(id) as number, frequencies[id] as number];
          const weighed = (frequency * (BM25.k + 1)) / (frequency + (lengths[field]?.[number] as number));
          if (sums[number] === 0) passages.push(number);
          sums[number] = (sums[number] as number) + inverse * (BM25.d + weighed);
        }
      }
      const scores = passages.map((number) => sums[number] as number);
      for (const number of passages) sums[number] = 0;
      if (passages.length > 0) yield { by, term, passages, scores };
    }
  }
}

const options = {
  fields: [...FIELDS.words, ...FIELDS.grams],
  idField: 'id',
  tokenize: (text: string) => text.split(' '),
  processTerm: (term: string) => term || null,
};

/** An entry as MiniSearch gets it. */
function fieldsOf({ id, text, questions }: LexicalEntry, split: Split) {
  return {
    id,
    words: terms(text, { split }).join(' '),
    questionWords: questions.flatMap((question) => terms(question, { split })).join(' '),
    grams: characterGrams(text).join(' '),
    questionGrams: characterGrams(questions.join('\n')).join(' '),
  };
}

/**
 * The lexical part of an index: MiniSearch where it is built, changed and written; where it is searched, the scores
 * worked out from that.
 */
export class LexicalIndex {
  /** Null where nothing but what was written is known yet. */
  #index: MiniSearch | null;
  /** As written; null after a change. */
  #json: string | null;
  #ranked: RankedTerms | null = null;
  readonly #split: Split;

  private constructor(index: MiniSearch | null, json: string | null, split: Split) {
    this.#index = index;
    this.#json = json;
    this.#split = split;
  }

  static build(entries: readonly LexicalEntry[], split: Split): LexicalIndex {
    const index = new MiniSearch(options);
    index.addAll(entries.map((entry) => fieldsOf(entry, split)));
    return new LexicalIndex(index, null, split);
  }

  /** Takes entries out, as they were put in, and puts others in. The index is changed: let nothing search it meanwhile. */
  change(removed: readonly LexicalEntry[], added: readonly LexicalEntry[]): void {
    this.#index ??= MiniSearch.loadJSON(this.toJSON(), options);
    for (const entry of removed) this.#index.remove(fieldsOf(entry, this.#split));
    this.#index.addAll(added.map((entry) => fieldsOf(entry, this.#split)));
    this.#json = null;
    this.#ranked = null;
  }

  /**
   * As it was written, with the scores beside it, which are worked out where they are not given.
   * @throws SyntaxError or TypeError when the text is not what toJSON gave; where scores are given only when it is changed.
   */
  static parse(json: string, split: Split, ranked: RankedTerms | null = null): LexicalIndex {
    const index = new LexicalIndex(null, json, split);
    index.#ranked = ranked;
    index.ranked();
    return index;
  }

  toJSON(): string {
    return this.#json ?? JSON.stringify(this.#index);
  }

  /** The scores of every term, for a store that ranks with its own means: see RankedTerms. */
  *postings(): Generator<Postings> {
    const { ids, terms } = scoresOf(this.toJSON());
    for (const { passages, ...rest } of terms) {
      yield { ...rest, passages: passages.map((number) => ids[number] as string) };
    }
  }

  /** What searches: it lasts without this index, which may be let go of. */
  ranked(): RankedTerms {
    if (this.#ranked === null) {
      const { ids, terms } = scoresOf(this.toJSON());
      this.#ranked = RankedTerms.of(ids, terms, this.#split);
    }
    return this.#ranked;
  }

  /** The k passages that match best; none when nothing of the text is known. */
  search(by: LexicalField, text: string, k: number): readonly Hit[] {
    return this.ranked().search(by, text, k);
  }
}
