/**
 * The texts that people read. They live in the JSON files beside this one: Dutch and English in full, other
 * languages a few lines each.
 */
import en from './en.json' with { type: 'json' };
import languages from './languages.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** Key of an interface text: flat, dotted; Dutch has every key. */
export type TextKey = keyof typeof nl;

type Texts = Readonly<Partial<Record<TextKey, string>>>;

const tables: Readonly<Record<string, Texts>> = { ...languages, en, nl };

const PLACEHOLDER = /\{([a-z_]+)\}/g;

/** Whether a string is the key of a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(nl, key);
}

/** Every key, in the order of the Dutch file. */
export function textKeys(): TextKey[] {
  return Object.keys(nl).filter(isTextKey);
}

/** Whether a language (BCP 47) has a text of its own for a key; else English is spoken. */
export function hasText(language: string, key: TextKey): boolean {
  return tableOf(language)?.[key] !== undefined;
}

function tableOf(language: string): Texts | undefined {
  const primary = (language.split('-')[0] ?? '').toLowerCase();
  return Object.hasOwn(tables, primary) ? tables[primary] : undefined;
}

/**
 * The text for a key in a language (BCP 47; only the primary subtag counts). A language, or a key in it, that is
 * not there gives English.
 *
 * `{name}` in a text is replaced by `values.name`, as it is: nothing is escaped, so HTML is the caller's to make
 * safe. Values that the text does not use are ignored.
 *
 * @throws RangeError when the text has a placeholder without a value: a mistake of the caller, never shown half-filled.
 */
export function text(language: string, key: TextKey, values: Readonly<Record<string, string>> = {}): string {
  const found = tableOf(language)?.[key] ?? en[key];
  return found.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new RangeError(`Text "${key}" needs a value for "${name}"`);
    return value;
  });
}
