/** The names that documents have, told from their titles and ids alone. */
import type { DocumentMeta } from '../corpus/document.ts';
import { STOP_WORDS } from '../language/stop-words.ts';
import { type Publication, publicationOf } from './publications.ts';
import { saidWords } from './said-words.ts';

/** What of a document is needed to know its name. */
export type NamedDocument = Pick<DocumentMeta, 'id' | 'title' | 'period'>;

export const YEAR = /^(?:19|20)\d{2}$/;
/** A single word names a document only from this length. */
export const SHORTEST_NAME = 5;

/** The folded words of a title or an id. */
export function wordsOf(text: string): string[] {
  return saidWords(text).map(({ text: word }) => word);
}

/** A document with what it can be called by. */
export interface CalledDocument extends NamedDocument {
  /** Several words of the title in their order, the id, or one word that is in no other title. */
  readonly names: readonly (readonly string[])[];
  /** The word that the title begins with, past what all titles share: "Stand 2022". */
  readonly short: string | undefined;
  readonly publications: readonly Publication[];
}

const known = new WeakMap<readonly NamedDocument[], readonly CalledDocument[]>();

/** What each document can be called by; made once for a list of documents. */
export function called(documents: readonly NamedDocument[]): readonly CalledDocument[] {
  const made = known.get(documents) ?? callThem(documents);
  known.set(documents, made);
  return made;
}

function callThem(documents: readonly NamedDocument[]): CalledDocument[] {
  const titles = documents.map(({ title }) => undated(title));
  const owners = new Map<string, number>();
  for (const words of titles) for (const word of new Set(words)) owners.set(word, (owners.get(word) ?? 0) + 1);
  const isInAll = (word: string) => documents.length > 1 && owners.get(word) === documents.length;
  const isTelling = (word: string) => !STOP_WORDS.has(word) && !isInAll(word);
  return documents.map((document, at) => {
    const words = titles[at] ?? [];
    const names = new Map<string, readonly string[]>();
    const add = (part: readonly string[]): void => {
      if (part.some(isTelling)) names.set(part.join(' '), part);
    };
    add(words);
    const first = words.findIndex(isTelling);
    if (first >= 0) add(words.slice(first, words.findLastIndex(isTelling) + 1));
    for (const word of words) {
      if (word.length >= SHORTEST_NAME && !STOP_WORDS.has(word) && owners.get(word) === 1) add([word]);
    }
    const id = undated(document.id.replace(/-/g, ' '));
    if (id.length > 1) add(id);
    const short = words[first];
    return {
      ...document,
      names: [...names.values()],
      short: short !== undefined && short.length >= SHORTEST_NAME ? short : undefined,
      publications: words.flatMap((word) => publicationOf(word) ?? []),
    };
  });
}

/** Whether the year is the document's: in its title or id, or, unless `strict`, within the period it speaks about. */
export function hasYear({ id, title, period }: NamedDocument, year: string, strict = false): boolean {
  if (wordsOf(`${title} ${id.replace(/-/g, ' ')}`).includes(year)) return true;
  const [from = 0, to = from] = (period.match(/\d{4}/g) ?? []).map(Number);
  return !strict && Number(year) >= from && Number(year) <= to;
}

function undated(text: string): string[] {
  return wordsOf(text).filter((word) => !YEAR.test(word));
}
