/**
 * Weighs what a cross-encoder makes of a claim beside its quote together with what the checks by words found: these see
 * what they look for and are mistaken about claims put otherwise, that one reads both and has no certainty. Whether it is
 * said at all both tell together; what a check has against it only a sure reading overrules. Figures and dates are not
 * weighed: those checks stand by themselves.
 */
import { chance } from '../language/logistic.ts';
import type { Discord, Entailment } from '../ports.ts';
import fitted from './entailment-model.json' with { type: 'json' };
import { isMeasure, type VerificationReason } from './reasons.ts';
import type { Signs } from './verify-sentence.ts';

/** Checks by words that a claim put otherwise may fail and still be right. */
export type Doubt =
  | 'now'
  | 'name'
  | 'polarity'
  | 'condition'
  | 'restriction'
  | 'tense'
  | 'arrangement'
  | 'contrast'
  | 'role';

/**
 * What is weighed: the odds that the quote says it by reading, and by words; where claim and quote are in different
 * languages, how similar they are instead.
 */
export const ENTAILMENT_FEATURES = { same: ['read', 'words'], translated: ['read', 'similarity'] } as const;

/** Least chances; higher is stricter. Chosen by the shares that scripts/tune-verifier.ts prints. */
const LEAST = { same: 0.5, translated: 0.6 };
/**
 * How sure a reading must be to overrule what a check by words has against a claim: they look for words, and see a denial in
 * "niet zonder". Surest where a limit or a name is missing: docs/quality.md.
 */
const SURE = 0.85;
const SUREST: Partial<Readonly<Record<Doubt, number>>> = { condition: 0.95, name: 0.95 };

/** A chance of 0 or 1 says no more than this. */
const MOST_ODDS = 5;
const LEAST_CHANCE = 1 / (1 + Math.exp(MOST_ODDS));

/** The reason that readers get where the checks found none. */
const REASONS: Readonly<Record<Exclude<Discord, 'none'>, VerificationReason>> = {
  negation: 'negation',
  condition: 'condition',
  name: 'name',
  subject: 'not_covered',
  addition: 'not_covered',
  measure: 'not_covered',
  other: 'not_covered',
};

/** The natural logarithm of a chance's odds. */
function odds(chanceOf: number): number {
  const within = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chanceOf));
  return Math.log(within / (1 - within));
}

/** The features of a claim beside its quote, in the order of `ENTAILMENT_FEATURES`. */
export function entailmentFeatures(signs: Signs, entailment: Entailment): number[] {
  return [odds(entailment.none), signs.translated ? (signs.similarity ?? 0) : odds(signs.words(false))];
}

/** What the checks by words have against it. */
export function doubtsOf({ doubts }: Signs): VerificationReason[] {
  return [...doubts.values()].flat();
}

/**
 * Whether a check has something against it that a reading with this chance does not overrule; by default, that none does. Of
 * a translation no words can be compared but names, and none is overruled; nor where sentence and quote are nearly the same, but for "nu";
 * nor where figures or years have changed places.
 */
export function isDoubted({ doubts, translated, isClose }: Signs, read = 1): boolean {
  const stands = (by: Doubt, found: readonly VerificationReason[]) =>
    translated ? by === 'name' : (isClose && by !== 'now') || found.some(isMeasure) || read < (SUREST[by] ?? SURE);
  return [...doubts].some(([by, found]) => found.length > 0 && stands(by, found));
}

/** Why the quote does not say it; none where it does. */
export function entailmentReasons(signs: Signs, entailment: Entailment): VerificationReason[] {
  const way = signs.translated ? 'translated' : 'same';
  const doubts = doubtsOf(signs);
  const isSaid = chance(fitted[way], ENTAILMENT_FEATURES[way], entailmentFeatures(signs, entailment)) >= LEAST[way];
  if (isSaid && !isDoubted(signs, entailment.none)) return [];
  if (doubts.length > 0) return doubts;
  const { none: _, ...against } = entailment;
  const kinds = Object.entries(against) as [Exclude<Discord, 'none'>, number][];
  const [likeliest] = kinds.sort(([, one], [, other]) => other - one);
  return [likeliest ? REASONS[likeliest[0]] : 'not_covered'];
}
