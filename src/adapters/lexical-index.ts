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
   * The k passages that match best; none when nothing of the text is known. MiniSearch multiplies a score by the
   * number of terms matched, so a passage with all of a question's words stands out.
   */
  search(by: LexicalField, text: string, k: number): readonly Hit[] {
    const found = by === 'words' ? terms(text, { split: this.#split }) : characterGrams(text);
    const results = this.#index.search([...new Set(found)].join(' '), { combineWith: 'OR', fields: FIELDS[by] });
    return results.slice(0, k).map((result) => ({ id: String(result.id), score: result.score }));
  }
}
