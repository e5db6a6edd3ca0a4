/** What a text is matched by in the lexical part of an index, wherever that ranks: in memory, in SQL, in D1. */
import { askedTerms } from '../language/asked-terms.ts';
import { characterGrams } from '../language/terms.ts';
import type { LexicalField } from '../ports.ts';

/** Splits a compound into its parts; the same function must serve building and searching. */
export type Split = (word: string) => string[];

/** The terms that a text is matched by, each once. */
export function matchedTerms(by: LexicalField, text: string, split: Split): string[] {
  return [...(by === 'words' ? askedTerms(text, split) : new Set(characterGrams(text)))];
}
