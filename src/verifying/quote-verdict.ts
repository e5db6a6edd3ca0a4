/**
 * The verdict on one sentence beside the quotes that it may rest on: which of them supports it, or what is against it.
 */
import type { VerifiedSentence } from '../answer.ts';
import { findNumbers } from '../language/numbers.ts';
import { terms } from '../language/terms.ts';
import type { Entailment, EntailmentModel } from '../ports.ts';
import type { QuoteTried } from './candidates.ts';
import { isDoubted } from './entailment.ts';
import { isMeasure } from './reasons.ts';
import {
  type SentenceOptions,
  type SentenceVerdict,
  type Signs,
  type Support,
  signsOf,
  weigh,
} from './verify-sentence.ts';

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

/** The surest reading that a quote says it. */
const SAID: Entailment = {
  none: 1,
  negation: 0,
  condition: 0,
  name: 0,
  subject: 0,
  addition: 0,
  measure: 0,
  other: 0,
};

/** A quote with what was found of the sentence beside it. */
export interface LookedAt extends QuoteTried {
  readonly signs: Signs;
  /** Null where the cross-encoder was not asked to read it; undefined where there is none. */
  readonly entailment?: Entailment | null;
}

/** What is found of a sentence beside each of its quotes. Pure. */
export function lookAt(sentence: string, quotes: readonly QuoteTried[], options: SentenceOptions): LookedAt[] {
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
 * The verdict where a cross-encoder reads the likeliest quotes: one after another, until the sentence is supported. One
 * that could not support it whatever a reading made of it is not read.
 */
export async function verdictByReading(
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
    const at = quotes.indexOf(one);
    if (!verdictOn(sentence, read.with(at, { ...one, entailment: SAID })).supported) continue;
    const [reading = null] = await entailment.read(sentence, [withHeadings(sentence, one)]);
    read[at] = { ...one, entailment: reading };
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

/**
 * The verdict by the quote that speaks most of what the sentence says: another that speaks of less of it cannot
 * support what that one contradicts. Where none supports it, the quote with the least against it is given. Pure.
 */
export function verdictOn(sentence: string, quotes: readonly LookedAt[]): VerifiedSentence {
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
