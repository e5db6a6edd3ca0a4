/**
 * The words of the pages, by language: Dutch and English. Texts that channels share come from src/texts; what only
 * the pages say is in words.nl.json and words.en.json.
 */
import { type TextKey, text } from '../../texts/texts.ts';
import english from './words.en.json' with { type: 'json' };
import dutch from './words.nl.json' with { type: 'json' };

/** Languages that the pages are written in; the first is what a reader of neither gets. */
export const PAGE_LANGUAGES = ['nl', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** Key of a text that a page may show. */
export type WordKey = keyof typeof dutch | TextKey;

/** Gives a text with its {names} filled in. The text is not escaped yet. @throws RangeError when a value is missing */
export type Words = (key: WordKey, values?: Readonly<Record<string, string>>) => string;

const own: Record<PageLanguage, Record<keyof typeof dutch, string>> = { nl: dutch, en: english };

function isOwn(key: WordKey): key is keyof typeof dutch {
  return Object.hasOwn(dutch, key);
}

/** The words in one language. */
export function wordsIn(language: PageLanguage): Words {
  return (key, values = {}) => {
    if (!isOwn(key)) return text(language, key, values);
    return own[language][key].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`Text "${key}" needs a value for "${name}"`);
      return value;
    });
  };
}
