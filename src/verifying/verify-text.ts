/**
 * Verifies a text: each sentence is held against the quotes most likely to support it, of the documents or of
 * passages sent along. Nothing is reworded, and no language model is asked.
 */
import type { VerifiedSentence } from '../answer.ts';
import { cosine } from '../language/cosine.ts';
import { detectLanguage } from '../language/detect.ts';
import { findNumbers } from '../language/numbers.ts';
import { splitStatements } from '../language/sentences.ts';
import { terms } from '../language/terms.ts';
import type { Embedder, Entailment, EntailmentModel, PassageStore } from '../ports.ts';
import type { Evidence } from '../turn.ts';
import { type Candidate, contextOf, type QuoteTried, quotesToTry } from './candidates.ts';
import { isDoubted } from './entailment.ts';
import type { Split } from './reading.ts';
import { readSent, type SentPassage } from './sent-passages.ts';
import {
  type SentenceOptions,
  type SentenceVerdict,
  type Signs,
  type Support,
  signsOf,
  weigh,
} from './verify-sentence.ts';

export interface VerifyTextParts {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  readonly split: Split;
  /** Reads sentence and quote together; without it words alone decide, and are stricter and more often mistaken. */
  readonly entailment?: EntailmentModel | null | undefined;
  /** Finds the passages of the documents that a sentence may rest on, best first. */
  find(sentence: string, language: string): Promise<readonly Evidence[]>;
}

const MARKER = /\s?\[\d{1,3}\]/g;
/** Markers and list signs that stand before a sentence. */
const LEADING = /^(?:[-*•▪]|\d{1,2}[.)])\s+/;

/** A sentence of a text, and whether a lead such as "Volgens het jaarbericht, over 2031:" stands above it. */
export interface SentenceToVerify {
  readonly text: string;
  readonly hasLead: boolean;
}

/**
 * The sentences of a text without markers, in their order; a line that ends in a colon leads in and claims nothing, and a
 * question claims what its answer says.
 */
export function sentencesToVerify(text: string): SentenceToVerify[] {
  let hasLead = false;
  return text
    .replace(MARKER, '')
    .split(/\n+/)
    .flatMap((line) => {
      if (/:\s*$/.test(line)) {
        hasLead = /(?:19|20)\d{2}/.test(line);
        return [];
      }
      return splitStatements(line).map(({ start, end }) => ({
        text: line.slice(start, end).replace(LEADING, '').trim(),
        hasLead,
      }));
    })
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
}

/** Verifies each sentence; `passages` null looks in the documents. */
export async function verifyText(
  text: string,
  passages: readonly string[] | null,
  parts: VerifyTextParts,
): Promise<VerifiedSentence[]> {
  const { store, embedder, split } = parts;
  const sent = passages === null ? null : await readSent(passages, { store, embedder });
  const documents = new Map((await store.documents()).map((document) => [document.id, document]));
  const whole = detectLanguage(text).language;
  const verified: VerifiedSentence[] = [];
  for (const { text: sentence, hasLead } of sentencesToVerify(text)) {
    const own = detectLanguage(sentence);
    const language = own.sure ? own.language : whole;
    const candidates: Candidate[] = sent
      ? await compareSent(sentence, sent, embedder)
      : (await parts.find(sentence, language)).map(({ passage, sentenceSimilarity }) => ({
          text: passage.text,
          document: passage.document,
          sentences: passage.sentences,
          similarity: sentenceSimilarity,
          context: contextOf(passage, documents.get(passage.document)),
        }));
    const toTry = quotesToTry(sentence, language, candidates, sent !== null);
    const quotes = await embedAlone(sentence, language, toTry, embedder);
    const options = { language, split, hasLead, hasPassage: sent !== null, embedder: embedder.id };
    const looked = lookAt(sentence, quotes, options);
    verified.push(
      parts.entailment ? await verdictByReading(sentence, looked, parts.entailment) : verdictOn(sentence, looked),
    );
  }
  return verified;
}

/** Quotes that are embedded alone for a translation. */
const EMBEDDED = 4;

/**
 * In another language similarity alone says whether a quote speaks of the same, so it is that of the quote by itself:
 * an index may hold vectors that know the whole passage.
 */
async function embedAlone(
  sentence: string,
  language: string,
  quotes: readonly QuoteTried[],
  embedder: Embedder,
): Promise<readonly QuoteTried[]> {
  const isTranslated = ({ candidate }: QuoteTried) => candidate.context.language.slice(0, 2) !== language.slice(0, 2);
  if (!quotes.some(isTranslated)) return quotes;
  const [vector] = (await embedder.embedQuestions([sentence])) as [Float32Array];
  const embedded: QuoteTried[] = [];
  for (const one of quotes.slice(0, EMBEDDED)) {
    const { passage } = await embedder.embedPassage(one.quote, []);
    embedded.push({ ...one, similarity: cosine(vector, passage) });
  }
  return embedded;
}

async function compareSent(sentence: string, sent: readonly SentPassage[], embedder: Embedder): Promise<Candidate[]> {
  const [vector] = (await embedder.embedQuestions([sentence])) as [Float32Array];
  return sent.map(({ vectors, ...passage }) => ({
    ...passage,
    similarity: vectors.map((other) => cosine(vector, other)),
  }));
}

/** A quote that speaks of less than the best by more than this does not support against it. */
const LEAST_FIT = { same: 0.12, measured: 0.3, translated: 0.02 };

/** What similarity, whose useful range is small, weighs beside the share of words. */
const SIMILARITY_WEIGHT = 4;
/** A difference that says nothing. */
const SLACK = 0.02;
/** How much more two sentences must speak of a claim than one that says it otherwise. */
const MORE_OF_TWO = 0.1;
/** A quote less similar than the nearest by more than this is another. */
const AS_NEAR = 0.01;
/** Quotes that the cross-encoder reads for one sentence. */
const READ = 3;

/** A quote with what was found of the sentence beside it. */
interface LookedAt extends QuoteTried {
  readonly signs: Signs;
  /** Null where the cross-encoder was not asked to read it; undefined where there is none. */
  readonly entailment?: Entailment | null;
}

function lookAt(sentence: string, quotes: readonly QuoteTried[], options: SentenceOptions): LookedAt[] {
  const nearest = Math.max(...quotes.map(({ similarity }) => similarity));
  return quotes.map((one) => {
    const isFurther = one.similarity < nearest - AS_NEAR;
    return { ...one, signs: signsOf(sentence, supportOf(one), one.similarity, { ...options, isFurther }) };
  });
}

/** How near the sentence a quote is, by words and by meaning. */
function nearness({ signs, similarity }: LookedAt): number {
  return signs.fit + SIMILARITY_WEIGHT * similarity;
}

/**
 * The verdict where a cross-encoder reads the likeliest quotes: one after another, until the sentence is supported.
 */
async function verdictByReading(
  sentence: string,
  quotes: readonly LookedAt[],
  entailment: EntailmentModel,
): Promise<VerifiedSentence> {
  const toRead = quotes
    .filter(({ signs }) => signs.certain.length === 0 && !signs.isVerbatim && !isDoubted(signs))
    .sort((one, other) => nearness(other) - nearness(one))
    .slice(0, READ);
  const read = quotes.map((one): LookedAt => ({ ...one, entailment: null }));
  let verdict = verdictOn(sentence, read);
  for (const one of toRead) {
    if (verdict.supported) break;
    const [reading = null] = await entailment.read(sentence, [withHeadings(sentence, one)]);
    read[quotes.indexOf(one)] = { ...one, entailment: reading };
    verdict = verdictOn(sentence, read);
  }
  return verdict;
}

/**
 * The quote below the headings and title that have a word of the sentence which it lacks itself; all of them for a
 * translation, whose words are others.
 */
function withHeadings(sentence: string, { quote, candidate, signs }: LookedAt): string {
  const own = new Set(terms(quote));
  const missing = terms(sentence).filter((term) => !own.has(term));
  const headings = (candidate.context.around ?? []).filter((line) => {
    const said = terms(line);
    return signs.translated || missing.some((term) => said.includes(term));
  });
  return [...headings, quote].join('. ');
}

/** As `verifyText` for one sentence and these quotes, by words alone. Pure. */
export function verifyAgainst(
  sentence: string,
  quotes: readonly QuoteTried[],
  options: SentenceOptions,
): VerifiedSentence {
  return verdictOn(sentence, lookAt(sentence, quotes, options));
}

/**
 * The verdict by the quote that speaks most of what the sentence says: another that speaks of less of it cannot
 * support what that one contradicts. Where none supports it, the quote with the least against it is given. Pure.
 */
function verdictOn(sentence: string, quotes: readonly LookedAt[]): VerifiedSentence {
  const tried = quotes.map((one) => ({ ...one, verdict: weigh(one.signs, { ...given(one), first: true }) }));
  const bestFit = (translated: boolean) =>
    Math.max(...tried.map(({ verdict }) => (verdict.translated === translated ? verdict.fit : 0)));
  const fits = { same: bestFit(false), translated: bestFit(true) };
  // A quote that has the very numbers of the sentence speaks of the same.
  const hasNumbers = findNumbers(sentence).length > 0;
  const same = hasNumbers ? LEAST_FIT.measured : LEAST_FIT.same;
  const isNear = ({ fit, translated }: SentenceVerdict) =>
    translated ? fit >= fits.translated - LEAST_FIT.translated : fit >= fits.same - same;
  // What one sentence says the other way round no sentence supports that speaks less of the same.
  const denials = tried.filter(({ verdict }) => isDenied(verdict) && !verdict.translated);
  const denied = (one: (typeof tried)[number]) =>
    Math.max(0, ...denials.filter((other) => !completes(one, other)).map(nearness));
  // A quote with every word and another number is what the sentence was about; one that lacks words has it by chance.
  const isMeasuredElse = tried.some(
    ({ verdict }) => verdict.isWhole && verdict.reasons.every(isMeasure) && !verdict.supported,
  );
  const supporting = tried.find(
    (one) =>
      one.verdict.supported &&
      (one.verdict.isWhole || !isMeasuredElse) &&
      ((one.entailment !== undefined && !hasNumbers) || isNear(one.verdict)) &&
      (one.verdict.translated || nearness(one) >= denied(one) - SLACK + (one.isPair ? MORE_OF_TWO : 0)),
  );
  // A quote that speaks of something else has little to say about numbers.
  const against = ({ reasons, supported }: SentenceVerdict) =>
    reasons.reduce((sum, reason) => sum + (reason === 'not_covered' ? 3 : 1), supported ? 9 : 0);
  const best = supporting ?? [...tried].sort((one, other) => against(one.verdict) - against(other.verdict))[0];
  if (!best) {
    return { text: sentence, supported: false, reasons: ['not_covered'], quote: null, passage: null, document: null };
  }
  const { candidate, quote } = best;
  const verdict = supporting ? best.verdict : weigh(best.signs, given(best));
  return {
    text: sentence,
    supported: supporting !== undefined,
    reasons: [...(supporting || verdict.reasons.length > 0 ? verdict.reasons : ['not_covered' as const])],
    quote,
    passage: candidate.text,
    document: candidate.document,
  };
}

const given = ({ entailment }: LookedAt): Pick<SentenceOptions, 'entailment'> =>
  entailment === undefined ? {} : { entailment };

/** Whether all that stands against it is that the quote says it the other way round, of another or under conditions. */
function isDenied({ reasons }: SentenceVerdict): boolean {
  return reasons.length > 0 && reasons.every((reason) => /^(?:negation|condition|name|unit)$/.test(reason));
}

const isMeasure = (reason: string): boolean => reason === 'number' || reason === 'date' || reason === 'unit';

/** Whether two sentences have, with the second, the name that one of them lacks. */
function completes(one: QuoteTried, other: QuoteTried & { readonly verdict: SentenceVerdict }): boolean {
  const isOfIt = one.isPair === true && one.candidate === other.candidate && one.quote.includes(other.quote);
  return isOfIt && other.verdict.reasons.every((reason) => reason === 'name');
}

function supportOf({ quote, candidate }: QuoteTried): Support {
  const passage =
    candidate.surroundings === undefined ? candidate.text : `${candidate.text}\n${candidate.surroundings}`;
  return { quote, passage, context: candidate.context };
}
