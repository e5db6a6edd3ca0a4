/** Terms of education in quotes, explained to readers of another language. The list (src/texts/glossary.json) is data. */
import { fold } from '../language/fold.ts';
import { remembering } from '../language/remembered.ts';
import glossary from '../texts/glossary.json' with { type: 'json' };

/** Dutch terms and what they mean, by the reader's language (ISO 639-1). */
const GLOSSARY: Readonly<Record<string, Readonly<Record<string, string>>>> = glossary;
const MOST = 6;

/** The term as a word, also in the plural. */
const patternOf = remembering((term) => new RegExp(`(?<![\\p{L}-])${term}(?:${term.at(-1)}?en|s)?(?![\\p{L}-])`, 'u'));

/**
 * The Dutch terms that stand in the quotes, with what they mean in the reader's language, as they appear; at most six.
 * Plurals count, compounds do not. Empty for a language without a glossary. The terms are general: no document is named.
 */
export function termsExplained(quotes: readonly string[], language: string): { term: string; meaning: string }[] {
  const own = GLOSSARY[language.slice(0, 2)];
  if (own === undefined) return [];
  const text = fold(quotes.join('\n'));
  const found = Object.entries(own).flatMap(([term, meaning]) => {
    const at = text.search(patternOf(term));
    return at < 0 ? [] : [{ term, meaning, at }];
  });
  return found
    .sort((one, other) => one.at - other.at)
    .slice(0, MOST)
    .map(({ term, meaning }) => ({ term, meaning }));
}
