/**
 * Checks one sentence against one quote: deterministic, by signs that can be shown, never by asking a model. What it
 * lets through can still be wrong in ways that leave numbers, dates, names, negations and conditions as they are
 * (docs/quality.md has the figures).
 */
import { chance } from '../language/logistic.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Entailment } from '../ports.ts';
import { addressesIn } from './addresses.ts';
import { closeness, isShortened } from './alignment.ts';
import { arrangementReasons } from './arrangement-agrees.ts';
import { conditionReasons } from './conditions-agree.ts';
import type { QuoteContext } from './context.ts';
import { contrastReasons } from './contrasts-agree.ts';
import { countReasons } from './counts-agree.ts';
import { type Coverage, coverageOf, LEAST_WORDS } from './coverage.ts';
import { COVERAGE_FEATURES, coverageFeatures } from './coverage-features.ts';
import models from './coverage-model.json' with { type: 'json' };
import { dateReasons, nowReasons } from './dates-agree.ts';
import { type Doubt, doubtsOf, entailmentReasons, isDoubted } from './entailment.ts';
import { nameReasons } from './names-agree.ts';
import { numberReasons } from './numbers-agree.ts';
import { polarityReasons } from './polarity-agrees.ts';
import { type Reading, readDocument, readSentence, type Split } from './reading.ts';
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
  /** What the cross-encoder makes of the quote beside the sentence; null where it was not asked to read this one. */
  readonly entailment?: Entailment | null;
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

/** From this `closeness` on a sentence is nearly its quote. */
const CLOSE = 0.75;

/** What was found of a sentence beside a quote, before it is weighed. */
export interface Signs extends Pick<SentenceVerdict, 'translated' | 'isWhole' | 'fit'> {
  /** Whether the quote is the sentence. */
  readonly isVerbatim: boolean;
  /** What is against it however it is put: figures, dates, the quote itself. */
  readonly certain: readonly VerificationReason[];
  /** What is against it by the words that it is put in. */
  readonly doubts: ReadonlyMap<Doubt, readonly VerificationReason[]>;
  /**
   * Whether a check has something against it and it is nearly the quote, word for word, or the quote with words left
   * out: what a check then sees is what differs.
   */
  readonly isClose: boolean;
  /** Cosine of the two; null where no embedder was asked, or one that nothing was fitted with. */
  readonly similarity: number | null;
  /** The chance by words alone that the quote says it; 0 where it speaks of something else. */
  words(isStrict?: boolean): number;
}

/** The signs for and against one sentence. `cosine` as in `verifySentence`. */
export function signsOf(
  sentence: string,
  { quote, passage, context }: Support,
  cosine: number | null,
  options: SentenceOptions = {},
): Signs {
  const { language = context.language, split } = options;
  const claim = readSentence(sentence, language.slice(0, 2), split);
  const ofDocument = context.around === undefined ? readSentence : readDocument;
  const said = ofDocument(quote, context.language.slice(0, 2), split);
  const around = ofDocument((context.around ?? []).join('\n'), context.language.slice(0, 2), split);
  const translated = claim.language !== said.language;
  const isFitted = (options.embedder ?? FITTED_EMBEDDER) === FITTED_EMBEDDER;
  const similarity = isFitted ? cosine : translated ? 0 : null;
  const whole = ofDocument(passage, context.language.slice(0, 2), split);
  const coverage = coverageOf(claim, said, { around, passage: whole });
  const isQuote = isVerbatim(quote, passage);
  const shown = { translated, similarity };
  if (isQuote && isSaidVerbatim(sentence, quote)) {
    const certain = dateReasons(claim, said, context, options).filter((reason) => reason === 'time');
    return {
      ...shown,
      isVerbatim: true,
      isClose: true,
      certain,
      doubts: new Map(),
      isWhole: true,
      fit: 1,
      words: () => 1,
    };
  }
  const isElsewhere = addressesIn(sentence).some((address) => !passage.includes(address.replace(/[.,;:]$/, '')));
  // A row of a table says its figures and nothing else.
  const isRowWithout = !translated && said.text.includes(' | ') && claim.numbers.length === 0;
  const doubts = new Map<Doubt, readonly VerificationReason[]>([
    ['now', nowReasons(claim, said)],
    ['name', nameReasons(claim, said, passage, context)],
    ['polarity', polarityReasons(claim, said)],
    ['condition', conditionReasons(claim, said)],
    ['restriction', translated ? [] : restrictionReasons(claim, said)],
    ['tense', tenseReasons(claim, said)],
    ['arrangement', arrangementReasons(claim, said, context)],
    ['contrast', contrastReasons(claim, said)],
    ['role', roleReasons(claim, said)],
  ]);
  const chances = new Map<boolean, number>();
  return {
    ...shown,
    isVerbatim: false,
    isClose:
      [...doubts.values()].some((found) => found.length > 0) &&
      (closeness(claim, said) >= CLOSE || isShortened(claim, said)),
    certain: [
      ...(isQuote ? [] : ['quote_not_verbatim' as const]),
      ...numberReasons(claim, said),
      ...countReasons(claim, said),
      ...dateReasons(claim, said, context, options),
      ...rowReasons(claim, said, passage),
      ...(isElsewhere || isRowWithout ? ['not_covered' as const] : []),
    ],
    doubts,
    isWhole: !translated && coverage.found > 1 && coverage.missing.length === 0,
    fit: translated ? (similarity ?? 0) : coverage.words,
    words: (isStrict = isFitted && options.isFurther === true) => {
      const known = chances.get(isStrict) ?? wordChance(claim, said, coverage, isStrict);
      chances.set(isStrict, known);
      return known;
    },
  };
}

/**
 * The verdict on one sentence. `cosine` is that of sentence and quote,
 * or null where no embedder was asked: then the words alone decide on coverage.
 */
export function verifySentence(
  sentence: string,
  support: Support,
  cosine: number | null,
  options: SentenceOptions = {},
): SentenceVerdict {
  return weigh(signsOf(sentence, support, cosine, options), options);
}

/** The verdict by the signs, and by what the cross-encoder makes of the quote where there is one. */
export function weigh(
  signs: Signs,
  options: Pick<SentenceOptions, 'entailment' | 'leastChance' | 'first'> = {},
): SentenceVerdict {
  const { certain, translated, isWhole, fit } = signs;
  const verdict = (reasons: readonly VerificationReason[]): SentenceVerdict => {
    return { supported: reasons.length === 0, reasons: inOrder(reasons), translated, isWhole, fit };
  };
  if (signs.isVerbatim || options.entailment === undefined) {
    const found = [...certain, ...doubtsOf(signs)];
    return verdict(isCovered(signs, found.length > 0, options) ? found : [...found, 'not_covered']);
  }
  if (options.entailment === null) {
    const found = isDoubted(signs) ? [...certain, ...doubtsOf(signs)] : certain;
    return verdict(found.length > 0 ? found : ['not_covered']);
  }
  return verdict([...certain, ...entailmentReasons(signs, options.entailment)]);
}

/** Whether the quote speaks of what the claim says: in a translation by similarity, else by words. */
function isCovered(
  { translated, similarity, fit, isVerbatim: isSame, words }: Signs,
  isWrong: boolean,
  { leastChance = LEAST_CHANCE, first }: Pick<SentenceOptions, 'leastChance' | 'first'>,
): boolean {
  if (isSame) return true;
  if (translated) return similarity === null || similarity >= TRANSLATION_SIMILARITY;
  return first && isWrong ? fit >= LEAST_WORDS : words() >= leastChance;
}

/** The chance by the fitted models that the quote says it, 0 where it speaks of something else. */
function wordChance(claim: Reading, said: Reading, coverage: Coverage, isFurther: boolean): number {
  if (claim.language !== said.language || coverage.words < LEAST_WORDS) return 0;
  if (coverage.missing.length + coverage.nearby.length === 0) return 1;
  const features = coverageFeatures(claim, said, coverage);
  if (isFurther && chance(models.speaks, COVERAGE_FEATURES, features) < LEAST_TO_SPEAK_OF) return 0;
  return chance(models.says, COVERAGE_FEATURES, features);
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
