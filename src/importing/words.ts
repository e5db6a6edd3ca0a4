/** What findings, refusals and the review page say, in Dutch and English. */
import words from './words.json' with { type: 'json' };

export type ReportLanguage = 'nl' | 'en';

const ALL: Readonly<Record<string, Readonly<Record<ReportLanguage, string>>>> = words;

/** The text of a code with its values filled in. @throws Error for a code that has no text. */
export function say(
  language: ReportLanguage,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = ALL[code]?.[language];
  if (text === undefined) throw new Error(`There is no text "${code}".`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
