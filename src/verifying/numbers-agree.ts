/**
 * Whether each number of a claim stands in the quote, with its unit.
 */
import type { NumberFound } from '../language/numbers.ts';
import { isImplied } from './numbers-implied.ts';
import { type Reading, sameWord, wordBehind } from './reading.ts';
import type { VerificationReason } from './reasons.ts';

const VAGUE_WORD =
  /^(?:tientallen|\p{L}*(?:honderden|duizenden)|miljoenen|miljarden|tens|hundreds|thousands|millions|billions|dozens)/iu;
/** How far a rounded number may lie from what it rounds. */
const ROUNDING = 0.1;
/** Units of time by the beginning of their words. */
const TIME_UNITS: readonly (readonly [string, RegExp])[] = [
  ['years', /(?:^|\P{L})(?:jaar|jaren|jarige?|year|years|yearly|annual|annually)(?!\p{L})|jaarlijks|\p{L}jaar/iu],
  ['months', /(?:^|\P{L})(?:maand|month)|maandelijks|\p{L}maand/iu],
  ['weeks', /(?:^|\P{L})(?:week|weken|wekelijks|weekly)/iu],
  ['days', /(?:^|\P{L})(?:dag|dagen|dagelijks|werkdag|day|daily)|\p{L}dag(?:en)?(?!\p{L})/iu],
  ['hours', /(?:^|\P{L})(?:uur|uren|hour)/iu],
  ['quarters', /(?:^|\P{L})(?:kwartaal|kwartalen|quarter)/iu],
];
/** A unit without a number: "iedere maand", "a week". */
const UNIT_ALONE =
  /(?<!\p{L})(?:een|één|elke?|iedere?|per|a|an|one|every|each)\s(?:hele?\s|volle\s|whole\s|full\s)?(jaar|maand|week|dag|uur|kwartaal|year|month|week|day|hour|quarter)(?!\p{L})(?!\s(?:eerder|later|daarvoor|daarna|geleden|ago|before|after|earlier))/giu;
/** A unit that something happens in: "één dag in de week". */
const UNIT_IN =
  /(?<=(?<!\p{L})(?:keer|maal|dag|dagen|uur|times?|once|twice|days?|hours?)\s(?:in|op)\s(?:de|het|een|the|a)\s)(jaar|maand|week|dag|kwartaal|year|month|week|day|quarter)(?!\p{L})/giu;
/** A unit as an adverb or adjective. */
/** A unit of several, uncounted: "een aantal weken". */
const UNIT_OF_SOME =
  /(?<!\p{L})(?:een aantal|enkele|enige|meerdere|een paar|verschillende|some|several|a few)\s(jaren|jaar|maanden|weken|dagen|uren|years|months|weeks|days|hours)(?!\p{L})/giu;
const UNIT_ADVERB =
  /(?<!\p{L})(jaarlijks|maandelijks|wekelijks|dagelijks|yearly|annually|monthly|weekly|daily)e?(?!\p{L})/giu;
/** Units that say the same: so many of one are one of the other. */
const TWELVE_MONTHS = /(?<!\p{L})(?:12|twaalf|twelve)\s(?:maand|month)/iu;
const FOUR_A_YEAR = /(?:4|vier|four)\s(?:keer|maal|times)\s(?:per|a)\s(?:jaar|year)/iu;
/** Numbers of which only the size is told: "honderdduizenden". */
const VAGUE =
  /(?<!\p{L})(?:(?:(hundreds|tens)\sof\s)?(thousands)|(hundreds|dozens|millions|billions)|(tien|honderd)?(duizenden)|(tientallen|honderden|miljoenen|miljarden))(?!\p{L})/giu;
const SIZE: Readonly<Record<string, number>> = {
  tientallen: 1,
  dozens: 1,
  tens: 1,
  tien: 1,
  honderd: 2,
  honderden: 2,
  hundreds: 2,
  duizenden: 3,
  thousands: 3,
  miljoenen: 6,
  millions: 6,
  miljarden: 9,
  billions: 9,
};

/** The vague numbers of a text, as powers of ten. */
function vagueNumbers(text: string): Set<number> {
  return new Set(
    [...text.matchAll(VAGUE)].map((match) =>
      match.slice(1).reduce((sum, part) => sum + (SIZE[part?.toLowerCase() ?? ''] ?? 0), 0),
    ),
  );
}
const FOLLOWED_BY_NOTHING = /^\s*(?:$|[.,;:)]|(?:naar|tot|tegen|in|to|against|from)(?!\p{L}))/iu;
const AFTER_AGE = /^\s*(?:$|[.,;:)]|(?:zijn|is|bent|was|waren|worden|wordt|of|en|are|or|and)(?!\p{L}))/iu;

/** Units of time in another unit: "12 maanden" is "een jaar". */
const IN_OTHERS: readonly (readonly [string, string, number, RegExp])[] = [
  [
    'months',
    'years',
    12,
    /(?<!\p{L})(?:een|één|a|one)\s(?:heel\s|whole\s|of\s\p{L}+\s|or\s\p{L}+\s)?(?:jaar|year)(?!\p{L})/iu,
  ],
  ['days', 'weeks', 7, /(?<!\p{L})(?:een|één|a|one)\sweek(?!\p{L})/iu],
  ['hours', 'days', 24, /(?<!\p{L})(?:een|één|a|one)\s(?:dag|day)(?!\p{L})/iu],
];

/** Whether a claim's span of time is one of the quote's in another unit. */
function isConverted({ value, unit, approximate }: NumberFound, quote: Reading): boolean {
  if (approximate !== null) return false;
  return IN_OTHERS.some(([small, large, times, one]) => {
    if (unit === small && value === times && one.test(quote.text)) return true;
    return quote.numbers.some(
      (found) =>
        (unit === small && found.unit === large && found.value * times === value) ||
        (unit === large && found.unit === small && value * times === found.value),
    );
  });
}

/** "13 meer: 89 in plaats van 76": the difference of two numbers that the claim says as well. */
function isDifference({ value, approximate }: NumberFound, claim: Reading, quote: Reading): boolean {
  const both = quote.numbers.filter((found) => claim.numbers.some((own) => own.value === found.value));
  return (
    approximate === null &&
    /(?<!\p{L})(?:meer|minder|hoger|lager|verschil|extra|more|fewer|less|difference)(?!\p{L})/iu.test(claim.text) &&
    both.some((one) =>
      both.some((other) => Math.abs(one.value - other.value - value) < 1e-9 && one.value !== other.value),
    )
  );
}

/** Whether a claim's number may stand for a quote's: the same, or rounded in the direction that its words say. */
export function sameValue(claim: NumberFound, quote: NumberFound): boolean {
  const { value } = claim;
  // "Een derde hiervan" reads as an ordinal: the third of them.
  if (claim.unit === 'fraction' && quote.ordinal && Math.abs(value * quote.value - 1) < 1e-9) return true;
  if (quote.unit === 'fraction' && claim.ordinal && Math.abs(claim.value * quote.value - 1) < 1e-9) return true;
  if (isShare(claim) && isShare(quote) && claim.unit !== quote.unit)
    return Math.abs(shareOf(claim) - shareOf(quote)) < (claim.approximate === null ? 1e-9 : ROUNDING / 2);
  const against =
    (claim.approximate === 'at_least' && quote.approximate === 'almost') ||
    (claim.approximate === 'almost' && quote.approximate === 'at_least');
  if (Math.abs(value - quote.value) < 1e-9)
    return !against && !(claim.approximate === 'almost' && quote.approximate === null);
  const [least, most] =
    claim.approximate === 'at_least'
      ? [1, 1 + ROUNDING]
      : claim.approximate === 'almost'
        ? [1 - ROUNDING, 1]
        : [1 - ROUNDING / 2, 1 + ROUNDING / 2];
  if (claim.approximate === null || against) return false;
  return quote.value >= value * least && quote.value <= value * most && isRounded(value);
}

/** "een kwart" is 25 procent. */
const isShare = ({ unit }: NumberFound): boolean => unit === 'percent' || unit === 'fraction';
const shareOf = ({ unit, value }: NumberFound): number => (unit === 'percent' ? value / 100 : value);

/** A number that people round to: one or two figures and zeros. */
function isRounded(value: number): boolean {
  return Number(value.toPrecision(2)) === value;
}

function sameUnit(claim: NumberFound, claimText: string, quote: NumberFound, { text }: Reading): boolean {
  if (claim.unit === quote.unit || claim.ordinal || quote.ordinal) return true;
  if (isShare(claim) && isShare(quote)) return true;
  const loose = (unit: string | null) => unit === null || unit === 'times';
  if (loose(claim.unit) && loose(quote.unit)) return true;
  // "van 33,8 naar 32,8 procent": a number that counts nothing itself.
  if (claim.unit === null && FOLLOWED_BY_NOTHING.test(claimText.slice(claim.end, claim.end + 10))) return true;
  // "tot ze 56 zijn" is an age.
  return claim.unit === 'years' && quote.unit === null && AFTER_AGE.test(text.slice(quote.end, quote.end + 10));
}

/** "een keer" is "één keer": the article with the same noun, or "1" where the quote says "een". */
function isArticle(claim: NumberFound, reading: Reading, quote: Reading): boolean {
  if (claim.value !== 1) return false;
  // "de eerste keer" for "voor het eerst".
  if (claim.ordinal && /(?<!\p{L})eerst(?!\p{L})/iu.test(quote.text)) return true;
  const noun = wordBehind(reading, claim.end);
  // "één ervan" for "een van de games".
  if (/^(?:er)?van$/.test(noun?.text ?? '') && /(?<!\p{L})een van(?!\p{L})/iu.test(quote.text)) return true;
  return quote.words.some((word, i) => {
    const next = quote.words[i + 1];
    return (
      /^(?:een|a|an|one)$/.test(word.text) &&
      (noun === undefined || next === undefined || sameWord(noun, next) || noun.text === 'keer')
    );
  });
}

/** The places in the quote that a claim's number may stand for. */
export function placesOf(number: NumberFound, { text }: Reading, quote: Reading): NumberFound[] {
  // "de vijfde" is none of "de derde van vijf".
  const ranked = number.ordinal && quote.numbers.some(({ ordinal }) => ordinal);
  return quote.numbers.filter(
    (found) => sameValue(number, found) && sameUnit(number, text, found, quote) && (!ranked || found.ordinal),
  );
}

const UNIT_IN_WORD = /^(dag|week|maand|kwartaal|jaar)(\p{L}{4,})$/u;

/** "jaarbedrag" where the quote has "maandbedrag". */
function unitInWordDiffers(claim: Reading, quote: Reading): boolean {
  const unitOf = ({ text }: { text: string }) => UNIT_IN_WORD.exec(text);
  return claim.words.some((word) => {
    const [whole, unit, head] = unitOf(word) ?? [];
    if (!whole || quote.words.some(({ text }) => text === whole)) return false;
    return quote.words.some((other) => unitOf(other)?.[2] === head && unitOf(other)?.[1] !== unit);
  });
}

const FULL_TIME = /^\s(?:fte(?:[’']?s)?|voltijds?\p{L}+|full-time equivalents?)(?!\p{L})/iu;

/** "3.439 fte" where the quote counts people. */
function countedInOther(claim: Reading, quote: Reading): boolean {
  const isFullTime = ({ text }: Reading, end: number) => FULL_TIME.test(text.slice(end, end + 30));
  return claim.numbers.some((number) => {
    if (!isFullTime(claim, number.end)) return false;
    const places = placesOf(number, claim, quote);
    const counted = places.filter(({ end }) => /^\s\p{L}{3,}/u.test(quote.text.slice(end, end + 8)));
    return places.length > 0 && counted.length === places.length && !places.some(({ end }) => isFullTime(quote, end));
  });
}

/** `number` where the quote has no such number, `unit` where it has it of something else. */
export function numberReasons(claim: Reading, quote: Reading): VerificationReason[] {
  const reasons: VerificationReason[] = [];
  const vague = vagueNumbers(quote.text);
  const sizes = [...vagueNumbers(claim.text)];
  // "duizenden" may stand for a number of that size, nothing else.
  const isSized = (size: number) =>
    vague.has(size) || quote.numbers.some(({ value }) => value >= 10 ** size && value < 10 ** (size + 1));
  if (sizes.some((size) => !isSized(size))) reasons.push('number');
  for (const number of claim.numbers) {
    if (sizes.length > 0 && VAGUE_WORD.test(claim.text.slice(number.start, number.end))) continue;
    if (
      placesOf(number, claim, quote).length > 0 ||
      isArticle(number, claim, quote) ||
      isConverted(number, quote) ||
      isDifference(number, claim, quote) ||
      isImplied(number, claim, quote)
    )
      continue;
    reasons.push(quote.numbers.some((found) => sameValue(number, found)) ? 'unit' : 'number');
  }
  if (unitInWordDiffers(claim, quote) || countedInOther(claim, quote)) reasons.push('unit');
  const alone = [
    ...claim.text.matchAll(UNIT_ALONE),
    ...claim.text.matchAll(UNIT_IN),
    ...claim.text.matchAll(UNIT_OF_SOME),
    ...claim.text.matchAll(UNIT_ADVERB),
  ];
  for (const [, word = ''] of alone) {
    const unit = TIME_UNITS.find(([, pattern]) => pattern.test(word));
    if (!unit || unit[1].test(quote.text)) continue;
    if (unit[0] === 'years' && TWELVE_MONTHS.test(quote.text)) continue;
    if (unit[0] === 'quarters' && FOUR_A_YEAR.test(quote.text)) continue;
    reasons.push('unit');
  }
  return reasons;
}
