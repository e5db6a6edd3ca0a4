/** Where in a question documents are named, and the words that belong to that: "volgens het jaarbericht van 2024". */
import {
  type CalledDocument,
  called,
  hasYear,
  type NamedDocument,
  SHORTEST_NAME,
  wordsOf,
  YEAR,
} from './document-names.ts';
import { isQualifier, type Publication, publicationOf, synonymsOf } from './publications.ts';
import { isSpelt, type SaidWord, saidWords } from './said-words.ts';

/** A document named, from one word of the question up to another. */
export interface Mention {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that say that something is read somewhere: before them a single word can name a document. */
const CITING = set(`
  volgens uit staat stond stonden staan zegt zeggen schrijft schreef meldt meldde vermeldt noemt noemde leest lees lezen blijkt gaat concludeert beschrijft
  vindt vond vinden belooft beloofde stelt
  according says say said states stated mentions mentioned reports describes document publicatie publication`);
/** Before a definite article and a name: what is read is in it. */
export const READ_IN = set('in uit volgens van bij per according to from of');
export const DEFINITE = set('de het dit deze dat die jullie uw the this that your its');
/** Which one of several is meant. */
const EARLIEST = set('eerste oudste first oldest earliest');
const LATEST = set('laatste nieuwste recentste recente last latest newest');
/** Who speaks of post of their own: "in de brief staat dat ik …". */
const OWN_POST = set('ik mij mijn me ons onze kreeg gekregen ontving ontvangen i my we our received');
/** What may stand between a name and its year. */
const BEFORE_YEAR = set('van over uit in of from about for');

/** Every place where the question names a document, in order; a longer name wins from a shorter one inside it. */
export function mentionsIn(question: string, documents: readonly NamedDocument[]): Mention[] {
  const words = saidWords(question);
  const all = called(documents);
  const named = all.flatMap(({ id, names }) => names.flatMap((name) => findName(id, name, words, question)));
  const found = [...named, ...words.flatMap((_, at) => calledAt(at, words, question, all))];
  const longest = found.filter((one) => !found.some((other) => contains(other, one)));
  return longest
    .filter(({ id, end }) => {
      const document = all.find((one) => one.id === id);
      const year = yearAfter(words, end)?.year;
      return document !== undefined && (year === undefined || hasYear(document, year));
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The year said right after a name, with the small word before it, and the word after both. */
export function yearAfter(words: readonly SaidWord[], end: number): { year: string; end: number } | undefined {
  const next = words[end]?.text ?? '';
  if (YEAR.test(next)) return { year: next, end: end + 1 };
  const year = BEFORE_YEAR.has(next) ? words[end + 1]?.text : undefined;
  return year !== undefined && YEAR.test(year) ? { year, end: end + 2 } : undefined;
}

/** Whether a word picks one document out of several: "eerste", "latest", "annual". */
export function picksOut(word: string): boolean {
  return EARLIEST.has(word) || LATEST.has(word) || isQualifier(word) || word === 'meest';
}

function findName(id: string, name: readonly string[], words: readonly SaidWord[], question: string): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start + name.length <= words.length; start++) {
    if (!name.every((word, i) => isSpelt(words[start + i]?.text ?? '', word))) continue;
    const end = start + name.length;
    if (/[()?!;:]/u.test(question.slice(words[start]?.start, words[end - 1]?.start))) continue;
    if (name.length === 1 && !YEAR.test(words[end]?.text ?? '') && !isCited(words, start)) continue;
    found.push({ id, start, end });
  }
  return found;
}

/** Whether the word at `at` is spoken of as something to read: "volgens het …", "wat zegt de …". */
function isCited(words: readonly SaidWord[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at);
  if (before.some(({ text }) => CITING.has(text))) return true;
  return (
    words.some(({ text }) => CITING.has(text)) && before.some(({ text }) => DEFINITE.has(text) || READ_IN.has(text))
  );
}

/** The document that the word at `at` is short for, where there is one and it is spoken of as such. */
function calledAt(
  at: number,
  words: readonly SaidWord[],
  question: string,
  documents: readonly CalledDocument[],
): Mention[] {
  const word = words[at];
  if (word === undefined || word.text.length < SHORTEST_NAME) return [];
  const id = byShortName(at, words, documents) ?? byPublication(at, words, question, documents);
  return id === undefined ? [] : [{ id, start: at, end: at + 1 }];
}

/** "Stand 2022", "in de Stand": a title's first word with a year of the title, or written as a name. */
function byShortName(at: number, words: readonly SaidWord[], documents: readonly CalledDocument[]): string | undefined {
  const word = words[at] as SaidWord;
  const shortFor = documents.filter((document) => document.short === word.text);
  const said = yearAfter(words, at + 1);
  if (said !== undefined && words[at + 1]?.text !== 'in')
    return only(shortFor.filter((document) => hasYear(document, said.year, true)));
  const isName = word.isCapital && at > 0 && DEFINITE.has(words[at - 1]?.text ?? '') && words[at + 1]?.text !== 'van';
  return isName && (READ_IN.has(words[at - 2]?.text ?? '') || isCited(words, at)) ? only(shortFor) : undefined;
}

/** "In het jaarverslag", "jullie rapport over 2024", "de brief" for a title with "kamerbrief". */
function byPublication(
  at: number,
  words: readonly SaidWord[],
  question: string,
  documents: readonly CalledDocument[],
): string | undefined {
  const before = words.slice(0, at).map(({ text }) => text);
  const said = publicationOf((words[at] as SaidWord).text, before.at(-1)) ?? misspelt(words[at] as SaidWord, documents);
  if (said === null) return undefined;
  const picking = before.slice(before.findLastIndex((word) => !picksOut(word) && !YEAR.test(word)) + 1);
  const article = before[before.length - picking.length - 1] ?? '';
  const year = yearAfter(words, at + 1)?.year ?? picking.find((word) => YEAR.test(word));
  const alike = documents.filter(
    (document) =>
      document.publications.some((one) => one.kind === said.kind && ['', one.qualifier].includes(said.qualifier)) &&
      (year === undefined || hasYear(document, year)),
  );
  const isBracketed = question[(words[at - picking.length]?.start ?? 0) - 1] === '(';
  if (!isBracketed && !DEFINITE.has(article) && !(said.qualifier !== '' && READ_IN.has(article))) return undefined;
  if (isOfAnother(words, at, documents)) return undefined;
  const isVague = said.qualifier === '' && year === undefined;
  if (isVague && (!isCited(words, at) || words.some(({ text }) => OWN_POST.has(text)))) return undefined;
  return only(pickedOut(alike, picking));
}

/** "Het jaarverslag van een school" is another's. */
function isOfAnother(words: readonly SaidWord[], at: number, documents: readonly CalledDocument[]): boolean {
  if (!/^(?:van|of)$/.test(words[at + 1]?.text ?? '')) return false;
  const owner = words[at + 2]?.text ?? '';
  if (/^(?:een|elke|ieder|iedere|mijn|an?|each|every|my)$/.test(owner)) return true;
  return !YEAR.test(owner) && !DEFINITE.has(owner) && !documents.some(({ title }) => wordsOf(title).includes(owner));
}

function misspelt({ text }: SaidWord, documents: readonly CalledDocument[]): Publication | null {
  const all = documents.flatMap(({ publications }) => publications.filter(({ qualifier }) => qualifier !== ''));
  return all.find((publication) => synonymsOf(publication).some((word) => isSpelt(text, word))) ?? null;
}

function pickedOut(documents: readonly CalledDocument[], picking: readonly string[]): readonly CalledDocument[] {
  const byPeriod = [...documents].sort((one, other) => (one.period < other.period ? -1 : 1));
  if (picking.some((word) => EARLIEST.has(word))) return byPeriod.slice(0, 1);
  return picking.some((word) => LATEST.has(word)) ? byPeriod.slice(-1) : documents;
}

function only(documents: readonly CalledDocument[]): string | undefined {
  return documents.length === 1 ? documents[0]?.id : undefined;
}

function contains(other: Mention, one: Mention): boolean {
  return other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
}
