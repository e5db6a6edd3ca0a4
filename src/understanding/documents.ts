/**
 * Which documents a question names ("volgens het jaarverslag", "de Stand van zaken 2022"), and the question without
 * their names. Told from titles and ids alone.
 */
import { DEFINITE, type Mention, mentionsIn, picksOut, READ_IN, yearAfter } from './document-mentions.ts';
import { type NamedDocument, YEAR } from './document-names.ts';
import { type SaidWord, saidWords } from './said-words.ts';

export type { NamedDocument } from './document-names.ts';

/** Verbs of which the document is the subject: they go with its name. */
const SAYING = new Set(
  'zegt zeggen schrijft schrijven schreef meldt melden vermeldt vermelden noemt noemen says say mentions mention'.split(
    ' ',
  ),
);

/**
 * Ids of the documents that the question names, in the order of `documents`; empty when it names none. A name is:
 * - the title without its year, several words of it in their order at its end or its beginning, or the id;
 * - one word that only this title has, where the question says that something is read there, or with its year;
 * - the title's first word with a year of the title ("Stand 2022"), or with a capital as a name ("in de Stand");
 * - a word for a publication that a title has or ends in, or another of its kind ("jaarverslag" for "jaarbericht"),
 *   with a definite article; "brief" for "kamerbrief" only where something is read in it, or with a year.
 * A year said right after a name must be the title's or the period's. One typing error in a long word is forgiven.
 */
export function documentsNamed(question: string, documents: readonly NamedDocument[]): string[] {
  const ids = new Set(mentionsIn(question, documents).map(({ id }) => id));
  return documents.filter(({ id }) => ids.has(id)).map(({ id }) => id);
}

/** The question without the names of documents and the words that lead to them: what is asked about their content. */
export function withoutDocuments(question: string, documents: readonly NamedDocument[]): string {
  const words = saidWords(question);
  const places = mentionsIn(question, documents).map((mention) => placeOf(mention, words, question));
  let rest = '';
  let from = 0;
  for (const { start, end } of places) {
    const between = question.slice(from, Math.max(from, start));
    const joins = from > 0 && /^[\s,()]*(?:(?:en|and|of|or)[\s,()]*)?$/iu.test(between);
    rest += joins ? ' ' : between;
    from = Math.max(from, end);
  }
  const said = tidy(rest + question.slice(from));
  // "In het jaarbericht staat dat …": what stands there is left.
  return places[0]?.start === 0 ? said.replace(/^(?:staa[tn]|stond(?:en)?)\s(?:er\s)?(?:dat\s)?(?:er\s)?/iu, '') : said;
}

/** From the first word that belongs to a mention to the end of the last, as offsets in the question. */
function placeOf(mention: Mention, words: readonly SaidWord[], question: string): { start: number; end: number } {
  const last = (yearAfter(words, mention.end)?.end ?? mention.end) - 1;
  let first = mention.start;
  /** Nothing but space before it: what stands before a bracket belongs to something else. */
  const isJoined = () => question.slice(words[first - 1]?.end ?? 0, words[first]?.start).trim() === '';
  const takeWhile = (belongs: (word: string) => boolean, most: number): void => {
    for (let taken = 0; taken < most && isJoined() && belongs(words[first - 1]?.text ?? ''); taken++) first--;
  };
  takeWhile((word) => picksOut(word) || YEAR.test(word), 3);
  takeWhile((word) => DEFINITE.has(word), 1);
  takeWhile((word) => READ_IN.has(word), 2);
  takeWhile((word) => SAYING.has(word), 1);
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}

function tidy(text: string): string {
  return text
    .replace(/\(\s{0,9}\)/gu, ' ')
    .replace(/\s{1,99}/gu, ' ')
    .replace(/ (?=[?!.,;:)])/gu, '')
    .replace(/[,:;]+(?=[?!.])/gu, '')
    .replace(/^[\s,:;]+/u, '')
    .trim();
}
