/**
 * Tables of patterns: what a category of message looks like, as data, grouped by language.
 *
 * Patterns are matched against the folded form of a message (normalise.ts): lower case, Latin and Arabic without
 * diacritics, straight quotes. Every gap in a pattern is bounded, so that matching takes linear time.
 */

/** Patterns by BCP 47 language; `any` holds in every language. The language of a message need not be known. */
export type PatternTable = Readonly<Record<string, readonly RegExp[]>>;

/** Whether any pattern of the table, in whichever language, occurs in a folded text. */
export function occurs(table: PatternTable, folded: string): boolean {
  return Object.values(table).some((patterns) => patterns.some((pattern) => pattern.test(folded)));
}
