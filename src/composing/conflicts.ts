/**
 * Sentences of different documents that say different things of the same: a span of years that ends elsewhere, another
 * number for the same year. Made to be right when it speaks: figures of different years are no conflict, and what it
 * does not recognise stays two quotes.
 */
import { askedTerms } from '../language/asked-terms.ts';
import { knownTerms } from '../language/known-terms.ts';
import { rememberingWith } from '../language/remembered.ts';
import { sentenceTexts } from '../language/sentence-texts.ts';
import { terms } from '../language/terms.ts';
import type { Claim, Evidence } from '../turn.ts';
import type { Split } from './sentence-features.ts';

/** A sentence as far as it can conflict with another. */
export interface Statement {
  readonly text: string;
  readonly document: string;
  /** The year or years that the document speaks about. */
  readonly period: string;
}

/** Terms that two sentences must share: so many, and this share of the shorter one's for a number. */
const SHARED_TERMS = 3;
const SHARED_SHARE = 0.6;
const YEARS =
  /(?<!\p{L})(?:tussen|van|vanaf|between|from)\s(?:\p{L}{1,12}\s)?((?:19|20)\d{2})\s(?:en|tot|tot en met|t\/m|and|to|until)\s(?:\p{L}{1,12}\s)?((?:19|20)\d{2})(?!\d)/giu;
const YEAR = /(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)/g;
const COUNTED = /(?<![\d.,\p{L}])(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s(?:\p{L}{2,14}e\s)?(\p{L}{3,})/gu;

/**
 * Whether two sentences contradict each other about what a question asks: they are of different documents, share
 * their subject and at least one word with the question, and give spans of years with one end in common, or other
 * numbers of the same thing for the same year.
 */
export function contradict(one: Statement, other: Statement, question: string, split: Split): boolean {
  if (one.document === other.document) return false;
  const words = (statement: Statement) => ({ ...statement, words: knownWordsOf(statement.text, split) });
  return differ(words(one), words(other), wordsOf(question, split));
}

/** A statement with its words. */
type WithWords = Statement & { readonly words: ReadonlySet<string> };

/** @param asked words of the question. */
function differ(one: WithWords, other: WithWords, asked: ReadonlySet<string>): boolean {
  if (one.document === other.document) return false;
  const { words: own } = one;
  const { words: their } = other;
  const shared = [...own].filter((term) => their.has(term));
  if (shared.length < SHARED_TERMS || !shared.some((term) => asked.has(term))) return false;
  if (spansDiffer(one.text, other.text)) return true;
  const share = shared.length / Math.min(own.size, their.size);
  return share >= SHARED_SHARE && sameYear(one, other) && countsDiffer(one.text, other.text);
}

/** The claims, and after them the other side of each that a sentence of the evidence contradicts; at most one a claim. */
export async function* withOtherSides(
  claims: AsyncIterable<Claim>,
  evidence: readonly Evidence[],
  question: string,
  split: Split,
): AsyncGenerator<Claim> {
  const said: Claim[] = [];
  for await (const claim of claims) {
    said.push(claim);
    yield claim;
  }
  const quoted = new Set(said.map(({ quotes }) => quotes[0]?.passage.document ?? ''));
  // What stands in the only document that is quoted contradicts nothing that is said.
  const others = evidence.filter(({ passage }) => quoted.size > 1 || !quoted.has(passage.document));
  if (said.length === 0 || others.length === 0) return;
  const sentences = others.flatMap(({ passage, score }) =>
    sentenceTexts(passage).flatMap((text, sentence) => {
      const kind = passage.sentences[sentence]?.kind;
      if (kind === 'header' || kind === 'heading') return [];
      const claim = { text, quotes: [{ passage, sentence, score }] } satisfies Claim;
      return { claim, statement: statementOf(claim, split) };
    }),
  );
  const asked = wordsOf(question, split);
  for (const claim of [...said]) {
    const statement = statementOf(claim, split);
    const against = sentences.filter((other) => differ(statement, other.statement, asked));
    const [first] = against;
    if (first === undefined || against.some(({ claim: other }) => said.some((known) => known.text === other.text)))
      continue;
    said.push(first.claim);
    yield first.claim;
  }
}

function statementOf({ text, quotes }: Claim, split: Split): WithWords {
  const passage = quotes[0]?.passage;
  const { document = '', period = '' } = passage ?? {};
  return { text, document, period, words: knownWordsOf(text, split) };
}

const withoutNumbers = (words: Iterable<string>): ReadonlySet<string> =>
  new Set([...words].filter((term) => !/^\d/.test(term)));
const wordsOf = (question: string, split: Split) => withoutNumbers(askedTerms(question, split));

/** The same for sentences of documents, which come again. */
const knownWordsOf = rememberingWith((text, split: Split) => withoutNumbers(knownTerms(text, split)));

/** Spans of years that begin or end alike, and not both. */
function spansDiffer(one: string, other: string): boolean {
  const spans = (text: string) => [...text.matchAll(YEARS)].map(([, from, to]) => ({ from, to }));
  const their = spans(other);
  return spans(one).some(({ from, to }) => {
    const alike = their.some((span) => span.from === from && span.to === to);
    return !alike && their.some((span) => (span.from === from) !== (span.to === to));
  });
}

/** Whether both speak of one and the same year: the only one they name, else their document's. */
function sameYear(one: Statement, other: Statement): boolean {
  const yearOf = ({ text, period }: Statement) => {
    const named = [...new Set(text.match(YEAR) ?? [])];
    return named.length === 0 ? period : named.length === 1 ? named[0] : undefined;
  };
  const year = yearOf(one);
  return year !== undefined && year !== '' && year === yearOf(other);
}

/** Another number of the same things: each counts them once. */
function countsDiffer(one: string, other: string): boolean {
  const counts = (text: string) => {
    const found = new Map<string, string[]>();
    for (const [, number = '', noun = ''] of text.matchAll(COUNTED)) {
      const [thing] = terms(noun);
      if (thing === undefined || /^(?:19|20)\d{2}$/.test(number)) continue;
      found.set(thing, [...(found.get(thing) ?? []), number]);
    }
    return found;
  };
  const their = counts(other);
  return [...counts(one)].some(([thing, numbers]) => {
    const others = their.get(thing);
    return numbers.length === 1 && others?.length === 1 && others[0] !== numbers[0];
  });
}
