/**
 * Which documents a question names: "volgens het jaarverslag", "de Stand van zaken 2022". Told from titles and ids alone.
 */
import type { DocumentMeta } from '../corpus/document.ts';
import { fold } from '../language/fold.ts';
import { STOP_WORDS } from '../language/stop-words.ts';

/** What of a document is needed to know its name. */
export type NamedDocument = Pick<DocumentMeta, 'id' | 'title' | 'period'>;

interface Name {
  readonly id: string;
  readonly words: readonly string[];
}

interface Mention {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Words that say that something is read somewhere: before them a single word can name a document. */
const CITING = new Set(
  `volgens uit staat stond stonden staan zegt zeggen schrijft schreef meldt meldde vermeldt noemt noemde leest lees lezen blijkt gaat concludeert beschrijft
  according says say said states stated mentions mentioned reports describes document publicatie publication`.split(
    /\s+/,
  ),
);
const ARTICLES = new Set('de het dit deze dat die een jullie het the this that your'.split(' '));
const IN = new Set('in uit volgens van according to from of bij'.split(' '));
const YEAR = /^(?:19|20)\d{2}$/;
/** The head of a compound ("brief" in "kamerbrief") names a document only from this length. */
const SHORTEST_HEAD = 5;

/**
 * Ids of the documents that the question names, in the order of `documents`; empty when it names none. A name is the title without its year,
 * several words of it in their order at its end or its beginning, or one word that only this title has (or a compound that
 * ends in the word said), where the question says that something is read there. A year said right after a name must be the document's
 * title's or its period's. A longer name wins from a shorter one inside it. It does not correct typing errors or translate.
 */
export function documentsNamed(question: string, documents: readonly NamedDocument[]): string[] {
  const words = wordsOf(question);
  const mentions = namesOf(documents).flatMap((name) => find(name, words));
  const longest = mentions.filter((one) => !mentions.some((other) => other !== one && contains(other, one)));
  const allowed = longest.filter((mention) =>
    yearFits(
      words,
      mention,
      documents.find(({ id }) => id === mention.id),
    ),
  );
  const ids = new Set([...allowed, ...heads(words, documents, longest)].map(({ id }) => id));
  return documents.filter(({ id }) => ids.has(id)).map(({ id }) => id);
}

const known = new WeakMap<readonly NamedDocument[], Name[]>();

/** The names of these documents, worked out once: a store gives the same list again. */
function namesOf(documents: readonly NamedDocument[]): Name[] {
  const found = known.get(documents) ?? names(documents);
  known.set(documents, found);
  return found;
}

/** The names of all documents: several words, or one that is in no other title. */
function names(documents: readonly NamedDocument[]): Name[] {
  const titles = documents.map(({ id, title }) => ({ id, words: wordsOf(title).filter((word) => !YEAR.test(word)) }));
  const common = (word: string): boolean => documents.length > 1 && titles.every(({ words }) => words.includes(word));
  return titles.flatMap(({ id, words }) => {
    const found = new Map<string, Name>();
    const add = (part: readonly string[]): void => {
      const telling = part.filter((word) => !STOP_WORDS.has(word) && !common(word));
      if (telling.length > 0) found.set(part.join(' '), { id, words: part });
    };
    add(words);
    const last = words.findLastIndex((word) => !common(word) && !STOP_WORDS.has(word));
    const first = words.findIndex((word) => !common(word) && !STOP_WORDS.has(word));
    if (first >= 0) add(words.slice(first, last + 1));
    for (const word of words)
      if (word.length >= SHORTEST_HEAD && !STOP_WORDS.has(word) && owners(titles, word) === 1) add([word]);
    const whole = wordsOf(id.replace(/-/g, ' ')).filter((word) => !YEAR.test(word));
    if (whole.length > 1) add(whole);
    return [...found.values()];
  });
}

function owners(titles: readonly { readonly words: readonly string[] }[], word: string): number {
  return titles.filter(({ words }) => words.includes(word)).length;
}

function find({ id, words: name }: Name, words: readonly string[]): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start + name.length <= words.length; start++) {
    if (!name.every((word, i) => words[start + i] === word)) continue;
    const end = start + name.length;
    if (name.length === 1 && !YEAR.test(words[end] ?? '') && !cited(words, start)) continue;
    found.push({ id, start, end });
  }
  return found;
}

/** Whether the word at `at` is spoken of as something to read: "volgens het …", "wat zegt de …". */
function cited(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at);
  if (before.some((word) => CITING.has(word))) return true;
  return words.some((word) => CITING.has(word)) && before.some((word) => ARTICLES.has(word) || IN.has(word));
}

/** "De brief" for a title with "kamerbrief": the end of one title word alone, cited, with an article. */
function heads(words: readonly string[], documents: readonly NamedDocument[], known: readonly Mention[]): Mention[] {
  const titles = documents.map(({ id, title }) => ({ id, words: wordsOf(title) }));
  return words.flatMap((word, at) => {
    if (word.length < SHORTEST_HEAD || STOP_WORDS.has(word) || !ARTICLES.has(words[at - 1] ?? '') || !cited(words, at))
      return [];
    if (known.some(({ start, end }) => at >= start && at < end)) return [];
    const owning = titles.filter((title) =>
      title.words.some((own) => own.length > word.length + 2 && own.endsWith(word)),
    );
    return owning.length === 1 && owning[0] !== undefined ? [{ id: owning[0].id, start: at, end: at + 1 }] : [];
  });
}

function yearFits(words: readonly string[], { end }: Mention, document: NamedDocument | undefined): boolean {
  const after = [words[end], IN.has(words[end] ?? '') || words[end] === 'over' ? words[end + 1] : undefined].find(
    (word) => word !== undefined && YEAR.test(word),
  );
  if (after === undefined || document === undefined) return true;
  const [from = 0, to = from] = (document.period.match(/\d{4}/g) ?? []).map(Number);
  return wordsOf(document.title).includes(after) || (Number(after) >= from && Number(after) <= to);
}

function contains(other: Mention, one: Mention): boolean {
  return other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
