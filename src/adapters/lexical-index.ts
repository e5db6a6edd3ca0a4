/**
 * The lexical part: BM25+ (Lv and Zhai 2011) by MiniSearch over the terms of each passage, those of its bank
 * questions, and character 4- and 5-grams, which forgive typing errors and unknown compounds.
 */
import MiniSearch from 'minisearch';
import { characterGrams, terms } from '../language/terms.ts';
import type { Hit, LexicalField } from '../ports.ts';

export interface LexicalEntry {
  readonly id: string;
  /** The passage, its headings among it. */
  readonly text: string;
  /** Bank questions anchored to it. */
  readonly questions: readonly string[];
}

/** Splits a compound into its parts; the same function must serve building and searching. */
export type Split = (word: string) => string[];

/** The fields of each kind of match: the passage's own, and those of its bank questions. */
const FIELDS: Readonly<Record<LexicalField, string[]>> = {
  words: ['words', 'questionWords'],
  grams: ['grams', 'questionGrams'],
};

/** MiniSearch's own values, named here because stores that rank elsewhere must rank alike. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** What passages score for a term, of one kind of match; `passages` are ids. */
export interface Postings {
  readonly by: LexicalField;
  readonly term: string;
  readonly passages: readonly string[];
  readonly scores: readonly number[];
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

/** The terms that a text is matched by, each once. */
export function matchedTerms(by: LexicalField, text: string, split: Split): string[] {
  return [...new Set(by === 'words' ? terms(text, { split }) : characterGrams(text))];
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

export class LexicalIndex {
  readonly #index: MiniSearch;
  readonly #split: Split;

  private constructor(index: MiniSearch, split: Split) {
    this.#index = index;
    this.#split = split;
  }

  static build(entries: readonly LexicalEntry[], split: Split): LexicalIndex {
    const index = new MiniSearch(options);
    index.addAll(entries.map((entry) => fieldsOf(entry, split)));
    return new LexicalIndex(index, split);
  }

  /** Takes entries out, as they were put in, and puts others in. The index is changed: let nothing search it meanwhile. */
  change(removed: readonly LexicalEntry[], added: readonly LexicalEntry[]): void {
    for (const entry of removed) this.#index.remove(fieldsOf(entry, this.#split));
    this.#index.addAll(added.map((entry) => fieldsOf(entry, this.#split)));
  }

  /** @throws SyntaxError when the text is not what toJSON gave. */
  static parse(json: string, split: Split): LexicalIndex {
    return new LexicalIndex(MiniSearch.loadJSON(json, options), split);
  }

  toJSON(): string {
    return JSON.stringify(this.#index);
  }

  /**
   * The scores of every term, worked out beforehand: a passage's score for a text is the sum of its scores for the
   * terms, times how many of them it has. So a store can rank with no more than that sum, and ranks as `search` does.
   */
  *postings(): Generator<Postings> {
    // Parsed from text: what toJSON gives shares its maps with the index.
    const written = JSON.parse(this.toJSON()) as Written;
    const { documentCount: count, averageFieldLength: average } = written;
    for (const [term, fields] of written.index) {
      for (const by of ['words', 'grams'] as const) {
        const scores = new Map<string, number>();
        for (const name of FIELDS[by]) {
          const field = written.fieldIds[name] as number;
          const frequencies = Object.entries(fields[field] ?? {});
          const inverse = Math.log(1 + (count - frequencies.length + 0.5) / (frequencies.length + 0.5));
          for (const [id, frequency] of frequencies) {
            const length = (written.fieldLength[id]?.[field] as number) / (average[field] as number);
            const weighed = (frequency * (BM25.k + 1)) / (frequency + BM25.k * (1 - BM25.b + BM25.b * length));
            scores.set(id, (scores.get(id) ?? 0) + inverse * (BM25.d + weighed));
          }
        }
        const passages = [...scores.keys()].map((id) => written.documentIds[id] as string);
        if (scores.size > 0) yield { by, term, passages, scores: [...scores.values()] };
      }
    }
  }

  /**
   * The k passages that match best; none when nothing of the text is known. MiniSearch multiplies a score by the
   * number of terms matched, so a passage with all of a question's words stands out.
   */
  search(by: LexicalField, text: string, k: number): readonly Hit[] {
    if (k <= 0) return [];
    const found = matchedTerms(by, text, this.#split).join(' ');
    const results = this.#index.search(found, { combineWith: 'OR', fields: FIELDS[by], bm25: BM25 });
    return results.slice(0, k).map((result) => ({ id: String(result.id), score: result.score }));
  }
}
