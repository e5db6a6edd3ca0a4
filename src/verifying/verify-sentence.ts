/**
 * Checks one sentence against one quote: deterministic, by signs that can be shown, never by asking a model. What it
 * lets through can still be wrong in ways that leave numbers, dates, names, negations and conditions as they are
 * (docs/quality.md has the figures).
 */
import { chance } from '../language/logistic.ts';
import { splitSentences } from '../language/sentences.ts';
import { addressesIn } from './addresses.ts';
import { arrangementReasons } from './arrangement-agrees.ts';
import { conditionReasons } from './conditions-agree.ts';
import type { QuoteContext } from './context.ts';
import { contrastReasons } from './contrasts-agree.ts';
import { countReasons } from './counts-agree.ts';
import { type Coverage, coverageOf, LEAST_WORDS } from './coverage.ts';
import { COVERAGE_FEATURES, coverageFeatures } from './coverage-features.ts';
import models from './coverage-model.json' with { type: 'json' };
import { dateReasons } from './dates-agree.ts';
import { nameReasons } from './names-agree.ts';
import { numberReasons } from './numbers-agree.ts';
import { polarityReasons } from './polarity-agrees.ts';
import { type Reading, readSentence, type Split } from './reading.ts';
import { inOrder, type VerificationReason } from './reasons.ts';
import { restrictionReasons } from './restrictions-agree.ts';
import { roleReasons } from './roles-agree.ts';
import { rowReasons } from './rows-agree.ts';
import { tenseReasons } from './tenses-agree.ts';

/** What a sentence is held against. */
export interface Support {
  /** One or two sentences of the passage, verbatim. */
  readonly quote: string;
  readonly passage: string;
  readonly context: QuoteContext;
}

export interface SentenceVerdict {
  readonly supported: boolean;
  /** None where it is supported. */
  readonly reasons: readonly VerificationReason[];
  /** Whether claim and quote are in different languages: words are then compared by the embedder alone. */
  readonly translated: boolean;
  /** Whether the quote has every word of the sentence; false in a translation. */
  readonly isWhole: boolean;
  /** How much the quote speaks of what the sentence does, 0 to 1: share of words, or in a translation the similarity. */
  readonly fit: number;
}

export interface SentenceOptions {
  /** BCP 47 of the sentence; the quote's when absent. */
  readonly language?: string;
  readonly split?: Split | undefined;
  /** Whether a line before it tells the document and its year, so that "vorig jaar" is clear. */
  readonly hasLead?: boolean;
  /** Whether who reads it has the passage: what is "vorig jaar" there is so here. */
  readonly hasPassage?: boolean;
  /** Least chance that a quote without some of its words says it; higher is stricter. The curve: docs/quality.md. */
  readonly leastChance?: number;
  /** Whether another quote is nearer by meaning: this one then has to speak of the same by its words as well. */
  readonly isFurther?: boolean;
  /** Whether the model need not be asked where something else is found wrong: most quotes fail before it. */
  readonly first?: boolean;
  /** The embedder that `similarity` comes from; the fitted one unless told. Another's is not held against the thresholds. */
  readonly embedder?: string;
}

/** What the thresholds of similarity were fitted with. */
const FITTED_EMBEDDER = 'multilingual-e5-small/q4/mean';

/** Least similarity of a sentence and its quote in another language. Fitted: evals/verification. */
const TRANSLATION_SIMILARITY = 0.855;
/** Least chances, by the fitted models, that a quote speaks of it at all and that it says it: scripts/tune-verifier.ts. */
const LEAST_TO_SPEAK_OF = 0.15;
const LEAST_CHANCE = 0.4;

/**
 * The verdict on one sentence. `cosine` is that of sentence and quote,
 * or null where no embedder was asked: then the words alone decide on coverage.
 */
export function verifySentence(
  sentence: string,
  { quote, passage, context }: Support,
  cosine: number | null,
  options: SentenceOptions = {},
): SentenceVerdict {
  const { language = context.language, split, leastChance = LEAST_CHANCE } = options;
  const claim = readSentence(sentence, language.slice(0, 2), split);
  const said = readSentence(quote, context.language.slice(0, 2), split);
  const around = readSentence((context.around ?? []).join('\n'), context.language.slice(0, 2), split);
  const translated = claim.language !== said.language;
  // By another embedder words decide alone, and a translation, which shares none, is not supported.
  const isFitted = (options.embedder ?? FITTED_EMBEDDER) === FITTED_EMBEDDER;
  const isFurther = isFitted && options.isFurther === true;
  const similarity = isFitted ? cosine : translated ? 0 : null;
  const whole = readSentence(passage, context.language.slice(0, 2), split);
  const coverage = coverageOf(claim, said, { around, passage: whole });
  if (isVerbatim(quote, passage) && isSaidVerbatim(sentence, quote)) {
    const reasons = inOrder(dateReasons(claim, said, context, options).filter((reason) => reason === 'time'));
    return { supported: reasons.length === 0, reasons, translated, isWhole: true, fit: 1 };
  }
  const reasons: VerificationReason[] = [
    ...(isVerbatim(quote, passage) ? [] : ['quote_not_verbatim' as const]),
    ...numberReasons(claim, said),
    ...countReasons(claim, said),
    ...dateReasons(claim, said, context, options),
    ...nameReasons(claim, said, passage, context),
    ...polarityReasons(claim, said),
    ...conditionReasons(claim, said),
    ...(translated ? [] : restrictionReasons(claim, said)),
    ...tenseReasons(claim, said),
    ...arrangementReasons(claim, said, context),
    ...rowReasons(claim, said, passage),
    ...contrastReasons(claim, said),
    ...roleReasons(claim, said),
  ];
  if (addressesIn(sentence).some((address) => !passage.includes(address.replace(/[.,;:]$/, ''))))
    reasons.push('not_covered');
  // A row of a table says its figures and nothing else.
  if (!translated && said.text.includes(' | ') && claim.numbers.length === 0) reasons.push('not_covered');
  const isTold = options.first && reasons.length > 0 && !translated ? coverage.words >= LEAST_WORDS : null;
  if (!(isTold ?? isCovered(claim, said, coverage, similarity, { leastChance, isFurther })))
    reasons.push('not_covered');
  const fit = translated ? (similarity ?? 0) : coverage.words;
  const isWhole = !translated && coverage.found > 1 && coverage.missing.length === 0;
  return { supported: reasons.length === 0, reasons: inOrder(reasons), translated, isWhole, fit };
}

/** Whether the quote speaks of what the claim says: in a translation by similarity, else by the fitted model. */
function isCovered(
  claim: Reading,
  said: Reading,
  coverage: Coverage,
  similarity: number | null,
  { leastChance, isFurther }: { readonly leastChance: number; readonly isFurther: boolean },
): boolean {
  if (claim.language !== said.language) return similarity === null || similarity >= TRANSLATION_SIMILARITY;
  if (coverage.words < LEAST_WORDS) return false;
  if (coverage.missing.length + coverage.nearby.length === 0) return true;
  const features = coverageFeatures(claim, said, coverage);
  if (isFurther && chance(models.speaks, COVERAGE_FEATURES, features) < LEAST_TO_SPEAK_OF) return false;
  return chance(models.says, COVERAGE_FEATURES, features) >= leastChance;
}

/** Whether a sentence of the quote is the sentence, but for white space, quotation marks and its full stop. */
function isSaidVerbatim(sentence: string, quote: string): boolean {
  const plain = (text: string) =>
    text
      .replace(/[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/[\s|]+/g, ' ')
      .trim()
      .replace(/\s?[.!?]$/, '');
  const own = plain(sentence);
  // Marks and white space apart, it must be at most as long.
  if (own.length > quote.length + 2) return false;
  return plain(quote) === own || splitSentences(quote).some(({ start, end }) => plain(quote.slice(start, end)) === own);
}

/** White space and the bars of a table row may differ, nothing else. */
function isVerbatim(quote: string, passage: string): boolean {
  const plain = (text: string) => text.replace(/[\s|]+/g, ' ').trim();
  return plain(quote) !== '' && plain(passage).includes(plain(quote));
}
