/**
 * Words that people use and official texts do not, with what the texts say instead. For questions only: an index
 * keeps what stands in the documents. The list is data (`lexicon.nl.json`) and names no document; another
 * organisation replaces the file.
 */
import { fold } from './fold.ts';
import lexicon from './lexicon.nl.json' with { type: 'json' };
import { rememberingLately } from './remembered.ts';
import { terms } from './terms.ts';

/** Per language of the question (ISO 639-1): a word or phrase as people write it, and the documents' words for it. */
export type Lexicon = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface Entry {
  readonly key: readonly string[];
  readonly means: readonly string[];
}

/** Languages whose words grow at the end beyond what the Dutch stemmer removes: there a key matches as a beginning. */
const BY_PREFIX: ReadonlySet<string> = new Set(['tr', 'uk', 'de', 'pl', 'ru']);
const SHORTEST_PREFIX = 4;

/**
 * An expander over a lexicon. It takes a question and its language and returns the documents' words that are not in
 * the question already, each once: terms to search with besides the question, never to show. Entries of the
 * question's own language and of Dutch apply; inflected forms count; the longest phrase at a place wins.
 */
export function createExpander(source: Lexicon): (question: string, language: string) => string[] {
  const prepared = new Map<string, ReadonlyMap<string, readonly Entry[]>>();
  const entriesOf = (language: string): ReadonlyMap<string, readonly Entry[]> => {
    let entries = prepared.get(language);
    if (entries === undefined) {
      entries = prepare(source[language] ?? {});
      prepared.set(language, entries);
    }
    return entries;
  };
  return (question, language) => {
    const own = language.slice(0, 2).toLowerCase();
    const said = words(question);
    const found = new Set<string>();
    for (const from of own === 'nl' ? ['nl'] : [own, 'nl']) {
      for (const means of matches(said, entriesOf(from), BY_PREFIX.has(from))) found.add(means);
    }
    const there = ` ${fold(question).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return [...found].filter((term) => !there.includes(` ${fold(term).replaceAll('-', ' ')} `));
  };
}

/** The project's own lexicon, see `createExpander`. */
export function expandQuestion(question: string, language: string): readonly string[] {
  return expandLately(`${language}\n${question}`);
}

const expand = createExpander(lexicon);
const expandLately = rememberingLately((asked): readonly string[] => {
  const end = asked.indexOf('\n');
  return expand(asked.slice(end + 1), asked.slice(0, end));
});

function matches(said: readonly string[], entries: ReadonlyMap<string, readonly Entry[]>, byPrefix: boolean): string[] {
  const found: string[] = [];
  for (let at = 0; at < said.length; at++) {
    const word = said[at] as string;
    const candidates = [...(entries.get(word) ?? [])];
    if (byPrefix) {
      for (let length = SHORTEST_PREFIX; length < word.length; length++)
        candidates.push(...(entries.get(word.slice(0, length)) ?? []));
    }
    const fits = candidates.filter(({ key }) =>
      key.every(
        (part, i) =>
          said[at + i] === part || (byPrefix && part.length >= SHORTEST_PREFIX && said[at + i]?.startsWith(part)),
      ),
    );
    const longest = Math.max(0, ...fits.map(({ key }) => key.length));
    for (const { key, means } of fits) if (key.length === longest) found.push(...means);
    if (longest > 1) at += longest - 1;
  }
  return found;
}

/** Entries by the first word of their key. */
function prepare(source: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const [phrase, means] of Object.entries(source)) {
    const key = words(phrase);
    const first = key[0];
    if (first === undefined) continue;
    const others = entries.get(first) ?? [];
    others.push({ key, means });
    entries.set(first, others);
  }
  return entries;
}

/** Stems in their order, stop words too: "op kamers" needs its "op"; a hyphen is a space. */
function words(text: string): string[] {
  return terms(text.replace(/[-\u2010\u2011]/g, ' '), { stopWords: false, compounds: false });
}
