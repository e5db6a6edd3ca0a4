/**
 * The lexical part: BM25+ (Lv and Zhai 2011) by MiniSearch over the terms of each passage, those of its bank
 * questions, and character 4- and 5-grams, which forgive typing errors and unknown compounds.
 */
import MiniSearch from 'minisearch';
import { characterGrams, terms } from '../language/terms.ts';
import type { Hit } from '../ports.ts';

/** How much a match in each field counts. */
const BOOST = { terms: 1, questions: 1, grams: 0.35 };

interface LexicalEntry {
  readonly id: string;
  /** The passage, its headings among it. */
  readonly text: string;
  /** Bank questions anchored to it. */
  readonly questions: readonly string[];
}

/** Splits a compound into its parts; the same function must serve building and searching. */
export type Split = (word: string) => string[];

const options = {
  fields: ['terms', 'questions', 'grams'],
  idField: 'id',
  tokenize: (text: string) => text.split(' '),
  processTerm: (term: string) => term || null,
};

export class LexicalIndex {
  readonly #index: MiniSearch;
  readonly #split: Split;

  private constructor(index: MiniSearch, split: Split) {
    this.#index = index;
    this.#split = split;
  }

  static build(entries: readonly LexicalEntry[], split: Split): LexicalIndex {
    const index = new MiniSearch(options);
    index.addAll(
      entries.map(({ id, text, questions }) => ({
        id,
        terms: terms(text, { split }).join(' '),
        questions: questions.flatMap((question) => terms(question, { split })).join(' '),
        grams: characterGrams([text, ...questions].join('\n')).join(' '),
      })),
    );
    return new LexicalIndex(index, split);
  }

  /** @throws SyntaxError when the text is not what toJSON gave. */
  static parse(json: string, split: Split): LexicalIndex {
    return new LexicalIndex(MiniSearch.loadJSON(json, options), split);
  }

  toJSON(): string {
    return JSON.stringify(this.#index);
  }

  /** The k passages that match best; none when no term of the text is known. */
  search(text: string, k: number): readonly Hit[] {
    const words = new Set(terms(text, { split: this.#split }));
    const grams = new Set(characterGrams(text));
    const results = this.#index.search({
      combineWith: 'OR',
      queries: [
        { queries: [[...words].join(' ')], fields: ['terms', 'questions'], boost: BOOST },
        { queries: [[...grams].join(' ')], fields: ['grams'], boost: BOOST },
      ],
    });
    return results.slice(0, k).map((result) => ({ id: String(result.id), score: result.score }));
  }
}
