/**
 * The passages that a sentence may rest on, and which quotes of them to try first.
 */
import type { DocumentMeta, Passage, Span } from '../corpus/document.ts';
import { findDates } from '../language/dates.ts';
import { findNumbers } from '../language/numbers.ts';
import { overlap } from '../language/overlap.ts';
import { remembering } from '../language/remembered.ts';
import { terms } from '../language/terms.ts';
import type { QuoteContext } from './context.ts';
import { OF_DOCUMENTS_KEPT, SENT_KEPT } from './reading.ts';

/** A passage with what is known of its document. */
export interface KnownPassage {
  readonly text: string;
  /** Null where the passage is of no document known. */
  readonly document: string | null;
  readonly sentences: readonly Span[];
  readonly context: QuoteContext;
  /** The passage of the document that it stands in, where it is a part of one. */
  readonly surroundings?: string;
}

/** A passage that a sentence may rest on. */
export interface Candidate extends KnownPassage {
  /** Cosine of the sentence to verify with each sentence of the passage, in their order. */
  readonly similarity: readonly number[];
}

/** One or two neighbouring sentences of a passage. */
export interface QuoteTried {
  readonly candidate: Candidate;
  readonly quote: string;
  readonly similarity: number;
  /** Whether it is two sentences. */
  readonly isPair?: boolean;
}

/** Sentences that are tried, alone and with each neighbour. */
const TRIED = 9;
/** What a shared word weighs beside similarity, whose useful range is small. */
const WORD_WEIGHT = 0.15;
/** And a shared number. */
const NUMBER_WEIGHT = 0.1;

/** What is known of a passage's document. */
export function contextOf(passage: Passage, document: DocumentMeta | undefined): QuoteContext {
  const { path, period, language } = passage;
  if (!document) return { documentPeriod: period, published: null, language, around: path };
  return {
    documentPeriod: period,
    published: document.published,
    language,
    around: [document.publisher, document.title, ...path],
  };
}

/** Months count as numbers, above any that stands in a text. */
const MONTHS_FROM = 1e15;
/** What of a text is looked for in a claim. */
interface Said {
  readonly terms: ReadonlySet<string>;
  /** The values of its numbers, in digits or words. */
  readonly numbers: ReadonlySet<number>;
}

/** Terms and numbers of a text. */
function readSaid(text: string): Said {
  const counted = findNumbers(text).flatMap(({ unit, value }) => (unit === 'year' ? [] : [value]));
  const months = findDates(text).flatMap(({ month }) => (month === null ? [] : [MONTHS_FROM + month]));
  return { terms: new Set(terms(text)), numbers: new Set([...counted, ...months]) };
}

/** Remembered, since the sentences of a text meet the same quotes: of what is sent the last few, of documents more. */
const saidLately = remembering(readSaid, SENT_KEPT);
const saidInDocument = remembering(readSaid, OF_DOCUMENTS_KEPT);

/** The quotes to try for a sentence, the most likely first; `isSent` where the passages came with it. Deterministic. */
export function quotesToTry(
  sentence: string,
  language: string,
  candidates: readonly Candidate[],
  isSent = false,
): QuoteTried[] {
  const saidIn = isSent ? saidLately : saidInDocument;
  const wanted = readSaid(sentence);
  // Of a claim in two parts each part may rest on one of them; and who sends passages has chosen them.
  const least = isSent || /[,;:.]\s\p{L}/u.test(sentence) ? 1 : OWN_TERMS;
  const shared = (quote: string): number => {
    const said = saidIn(quote);
    const share = <T>(all: ReadonlySet<T>, found: ReadonlySet<T>) =>
      all.size === 0 ? 0 : overlap(all, found) / all.size;
    return WORD_WEIGHT * share(wanted.terms, said.terms) + NUMBER_WEIGHT * share(wanted.numbers, said.numbers);
  };
  const singles = candidates.flatMap((candidate) =>
    candidate.sentences.map(({ start, end }, at) => {
      const quote = candidate.text.slice(start, end);
      const similarity = candidate.similarity[at] ?? 0;
      return { candidate, at, quote, similarity, rank: similarity + shared(quote) };
    }),
  );
  const best = singles.sort((one, other) => other.rank - one.rank).slice(0, TRIED);
  const pairs = best.flatMap(({ candidate, at, rank }) =>
    [at - 1, at].flatMap((first) => {
      const [one, other] = [candidate.sentences[first], candidate.sentences[first + 1]];
      if (!one || !other) return [];
      const texts = [one, other].map(({ start, end }) => candidate.text.slice(start, end));
      // A row of a table stands by itself.
      if (texts.some((text) => text.includes(' | '))) return [];
      const isTranslated = candidate.context.language.slice(0, 2) !== language.slice(0, 2);
      if (!isTranslated && !addToEachOther(wanted, texts.map(saidIn), least)) return [];
      const similarity = Math.max(candidate.similarity[first] ?? 0, candidate.similarity[first + 1] ?? 0);
      return [{ candidate, quote: candidate.text.slice(one.start, other.end), similarity, rank, isPair: true }];
    }),
  );
  return [...best, ...pairs];
}

/** Terms that each of two sentences must have alone: with fewer the claim is one sentence's, and a word of its neighbour only hides what differs. */
const OWN_TERMS = 2;

/** Whether each of two sentences has a number of the claim, or some of its terms, that the other has not. */
function addToEachOther(claim: Said, said: readonly Said[], least: number): boolean {
  return said.every((mine, at) => {
    const theirs = said[1 - at];
    const own = [...claim.terms].filter((term) => mine.terms.has(term) && !theirs?.terms.has(term));
    const numbers = [...claim.numbers].filter((value) => mine.numbers.has(value) && !theirs?.numbers.has(value));
    return own.length >= least || numbers.length > 0;
  });
}
