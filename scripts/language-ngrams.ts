/**
 * `node scripts/language-ngrams.ts`: writes `src/language/language-ngrams.json`, the n-grams by which a language is
 * told, from the package eld (Nito T.M., Apache-2.0), for the languages that questions are asked in. The package holds
 * its table as 80,000 objects: 130 MB of a server's memory, of which this form takes a few.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Spoken by people in the Netherlands who ask questions; a language outside the list comes out as its nearest neighbour. */
const LANGUAGES = 'nl en de fr es it pt pl ro bg ru uk tr ar fa ur he zh ja ko vi th hi bn hu cs sv el am hy ka'.split(
  ' ',
);

// The package exports no table: its files are read where they stand.
const part = async <Exports>(file: string): Promise<Exports> =>
  (await import(pathToFileURL(join(import.meta.dirname, '../node_modules/eld/src', file)).href)) as Exports;
const { ngramsData } = await part<{
  ngramsData: { languages: Record<string, string>; ngrams: Record<string, Record<string, number>> };
}>('ngrams/small.js');
const { dictionary } = await part<{ dictionary: string[] }>('dictionary.js');
const { separators } = await part<{ separators: RegExp }>('regexPatterns.js');

/** In the order of the package, which settles ties. */
const languages = Object.values(ngramsData.languages).filter((language) => LANGUAGES.includes(language));
const grams = new Map<string, string[]>();
for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
  const kept = Object.entries(scores)
    .map(([number, score]) => ({ at: languages.indexOf(ngramsData.languages[number] as string), score }))
    .filter(({ at }) => at >= 0);
  if (kept.length === 0) continue;
  const key = kept.map(({ at, score }) => `${at} ${score}`).join(' ');
  grams.set(key, [...(grams.get(key) ?? []), gram]);
}
const table = {
  languages: languages.join(' '),
  bytes: dictionary.join(''),
  separators: separators.source,
  grams: [...grams].map(([scores, alike]) => `${scores}\t${alike.join('\t')}`),
};
writeFileSync(join(import.meta.dirname, '../src/language/language-ngrams.json'), `${JSON.stringify(table, null, 1)}\n`);
