/**
 * What only this channel says: Dutch and English, in the files beside this one. Texts that channels share come from
 * src/texts.
 */
import english from './words.en.json' with { type: 'json' };
import dutch from './words.nl.json' with { type: 'json' };

export type TeamsLanguage = 'nl' | 'en';
export type TeamsWord = keyof typeof dutch;

/** The language of words for a BCP 47 tag: Dutch for Dutch and for none, else English. */
export function teamsLanguage(tag: string | null | undefined): TeamsLanguage {
  return tag == null || tag === '' || /^nl\b/i.test(tag) ? 'nl' : 'en';
}

/** A word with its {names} filled in, not escaped. @throws RangeError when a value is missing */
export function words(language: TeamsLanguage, key: TeamsWord, values: Readonly<Record<string, string>> = {}): string {
  return (language === 'nl' ? dutch : english)[key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`Word "${key}" needs a value for "${name}"`);
    return value;
  });
}
