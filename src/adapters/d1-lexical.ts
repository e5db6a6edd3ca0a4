/**
 * The lexical part in D1: BM25 by SQLite's FTS5 (k1 = 1.2, b = 0.75) over terms that were made before they are
 * stored, by the same analysis as elsewhere: FTS5 itself only parts them at blanks. One table for each generation.
 *
 * Unlike MiniSearch it does not raise the score of a passage with more of the question's terms beyond what BM25 does.
 */
import { characterGrams, terms } from '../language/terms.ts';
import type { Hit, LexicalField } from '../ports.ts';
import type { D1, D1Statement } from './cloudflare-bindings.ts';

type Split = (word: string) => readonly string[];

export interface LexicalRow {
  /** Number of the passage. */
  readonly number: number;
  readonly text: string;
  /** Bank questions anchored to it. */
  readonly questions: readonly string[];
}

const FIELDS: Readonly<Record<LexicalField, string>> = {
  words: '{words question_words}',
  grams: '{grams question_grams}',
};
/** Terms of a query; a question of the greatest length has fewer words, and its grams beyond these add little. */
const MOST_TERMS = 1000;

/** @throws RangeError when a generation's name could be anything but a name in SQL. */
function tableOf(generation: string): string {
  if (!/^g-[0-9a-z-]{1,40}$/.test(generation)) throw new RangeError(`"${generation}" is no generation.`);
  return `lexical_${generation.replaceAll('-', '_')}`;
}

/** Makes the table of a generation. Characters that terms hold beside letters and digits are no borders. */
export function createLexicalTable(database: D1, generation: string): D1Statement {
  return database.prepare(
    `CREATE VIRTUAL TABLE IF NOT EXISTS ${tableOf(generation)} USING fts5(words, question_words, grams,
       question_grams, content = '', contentless_delete = 1,
       tokenize = "unicode61 remove_diacritics 0 tokenchars '_,.'")`,
  );
}

export function dropLexicalTable(database: D1, generation: string): D1Statement {
  return database.prepare(`DROP TABLE IF EXISTS ${tableOf(generation)}`);
}

/** Statements that put rows in, in the place of those of the same numbers. */
export function writeLexical(
  database: D1,
  generation: string,
  rows: readonly LexicalRow[],
  split: Split,
): D1Statement[] {
  const table = tableOf(generation);
  return rows.flatMap(({ number, text, questions }) => [
    database.prepare(`DELETE FROM ${table} WHERE rowid = ?`).bind(number),
    database
      .prepare(`INSERT INTO ${table} (rowid, words, question_words, grams, question_grams) VALUES (?, ?, ?, ?, ?)`)
      .bind(
        number,
        terms(text, { split }).join(' '),
        questions.flatMap((question) => terms(question, { split })).join(' '),
        characterGrams(text).join(' '),
        characterGrams(questions.join('\n')).join(' '),
      ),
  ]);
}

/** The k passages that match best, by their numbers; none when nothing of the text is known. */
export async function searchLexical(
  database: D1,
  generation: string,
  by: LexicalField,
  text: string,
  k: number,
  split: Split,
): Promise<readonly Hit[]> {
  const found = by === 'words' ? terms(text, { split }) : characterGrams(text);
  const asked = [...new Set(found)].slice(0, MOST_TERMS);
  if (asked.length === 0 || k <= 0) return [];
  const table = tableOf(generation);
  const query = `${FIELDS[by]} : (${asked.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ')})`;
  const { results } = await database
    .prepare(
      `SELECT passages.id AS id, best.score AS score FROM (
         SELECT rowid AS number, -bm25(${table}) AS score FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?
       ) AS best JOIN passages ON passages.generation = ? AND passages.number = best.number
       ORDER BY best.score DESC, passages.id`,
    )
    .bind(query, Math.trunc(k), generation)
    .all<Hit>();
  return results;
}
