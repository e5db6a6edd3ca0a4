/**
 * Whether each date of a claim is one of the quote's, and whether relative times stand beside their year.
 */
import type { DateFound } from '../language/dates.ts';
import { periodYear, type QuoteContext, type YearSaid, yearsSaid } from './context.ts';
import type { Reading } from './reading.ts';
import type { VerificationReason } from './reasons.ts';

/** Times that mean another year in another year. */
const RELATIVE_YEAR =
  /(?<!\p{L})(?:vorige?|verleden|afgelopen|dit|volgende?|komende?|huidige|last|past|this|next|coming|current)\s(?:studie|school|kalender|academic\s|school\s)?(?:jaar|maand|week|zomer|year|month|week|summer)(?!\p{L})|(?<!\p{L})(?:gisteren|vandaag|morgen|yesterday|today|tomorrow)(?!\p{L})|(?:jaar|jaren|maanden|weken|years?|months|weeks)\s(?:geleden|ago)(?!\p{L})/iu;
/** Times of the document's own now. */
const NOW =
  /(?<!\p{L})(?:nu|op dit moment|momenteel|tegenwoordig|onlangs|recent|recentelijk|kortgeleden|now|currently|at the moment|at present|recently)(?!\p{L})/iu;
const NOW_OF_QUOTE =
  /(?<!\p{L})(?:nu|op dit moment|momenteel|tegenwoordig|onlangs|recent|recentelijk|kortgeleden|inmiddels|voortaan|sindsdien|thans|huidige|tot nu toe|nog steeds|sinds kort|now|currently|at the moment|at present|recently)(?!\p{L})/iu;
/** Before a year that another is compared with. */
const COMPARED =
  /(?<!\p{L})(?:dan|vergeleken met|ten opzichte van|tegenover|than|compared (?:to|with))\s(?:(?:in|het jaar)\s)?$/iu;
/** "2031 en 2031": one of the two was another. */
const TWICE = /(?<!\p{N})((?:19|20)\d{2})\s?(?:\/|-|–|en|tot)\s?\1(?!\p{N})/u;
/**
 * Before a year in which something begins or ends: that a document is about the year says nothing of it. The limits of
 * bounds.ts are of amounts: there "over" is more than, and before a year it is about.
 */
const LIMITED =
  /(?<!\p{L})(?:sinds|vanaf|tot|t\/m|tot en met|voor|vóór|na|ná|since|until|till|from|before|after|by)\s(?:(?:het jaar|begin|eind|medio|the year|early|late)\s)?$/iu;
const YEAR_FROM = /(?:^|\P{L})(?:in|sinds|over|van|vanaf|since|for)\s$/iu;

const fits = (claimed: number | null, said: number | null): boolean =>
  claimed === null || said === null || claimed === said;

/** Whether a quote's date may be what a claim's date says: no part of it differs, and it says nothing more. */
function sameDate(claim: DateFound, quote: DateFound, years: readonly YearSaid[]): boolean {
  if (claim.month !== null && claim.month !== quote.month) return false;
  if (claim.day !== null && claim.day !== quote.day) return false;
  if (claim.part !== null && quote.part !== null && claim.part !== quote.part) return false;
  if (claim.yearEnd !== null && claim.yearEnd !== quote.yearEnd) return false;
  if (quote.year !== null)
    return fits(claim.year, quote.year) || (claim.yearEnd === null && claim.year === quote.yearEnd);
  return claim.year === null || years.length === 0 || years.some(({ year }) => year === claim.year);
}

function supportedDate(
  date: DateFound,
  claim: Reading,
  quote: Reading,
  context: QuoteContext,
  years: readonly YearSaid[],
): boolean {
  // "volgens de Stand van 2022": the year of a title.
  const named = claim.text.slice(Math.max(0, date.start - 5), date.end);
  if (date.month === null && context.around?.some((text) => text.includes(named))) return true;
  if (quote.dates.some((found) => sameDate(date, found, years))) return true;
  if (date.month !== null || date.year === null) return false;
  if (date.yearEnd !== null) {
    const says = (wanted: number) => years.some(({ year }) => year === wanted);
    // "2031-2033" is "tussen 2031 en 2033" too.
    return (
      years.some(({ year, yearEnd }) => year === date.year && yearEnd === date.yearEnd) ||
      (says(date.year) && says(date.yearEnd))
    );
  }
  if (years.some(({ year, yearEnd }) => year === date.year || yearEnd === date.year)) return true;
  const before = claim.text.slice(Math.max(0, date.start - 24), date.start);
  if (LIMITED.test(before)) return false;
  // "meer dan in 2023", in a document about 2024.
  const others = years.filter(({ start }) => !COMPARED.test(quote.text.slice(Math.max(0, start - 24), start)));
  const isCompared = COMPARED.test(before);
  if (others.length === 0 && !isCompared && date.yearEnd === null && periodYear(context) === date.year) return true;
  // A document about one year says "in that year" of what has no other time.
  return years.length === 0 && quote.dates.length === 0 && date.yearEnd === null && periodYear(context) === date.year;
}

/** `date` where the quote has no such date, `time` where a relative time has no year or the quote no such time. */
export function dateReasons(
  claim: Reading,
  quote: Reading,
  context: QuoteContext,
  { hasLead = false, hasPassage = false }: { readonly hasLead?: boolean; readonly hasPassage?: boolean } = {},
): VerificationReason[] {
  const years = yearsSaid(quote, context);
  const reasons: VerificationReason[] = [];
  for (const date of claim.dates) {
    if (supportedDate(date, claim, quote, context, years)) continue;
    const isRelative = RELATIVE_YEAR.test(quote.text) && periodYear(context) === null;
    const before = claim.text.slice(Math.max(0, date.start - 6), date.start);
    reasons.push(isRelative && YEAR_FROM.test(before) ? 'time' : 'date');
  }
  if (TWICE.test(claim.text) && !TWICE.test(quote.text)) reasons.push('date');
  // With a lead that tells document and year, "vorig jaar" means what it means there.
  const relative = RELATIVE_YEAR.exec(claim.text)?.[0].toLowerCase();
  // So it does where the reader has the passage.
  const isLed = (hasLead || hasPassage) && relative !== undefined && quote.text.toLowerCase().includes(relative);
  if (relative !== undefined && !isLed && !claim.dates.some(({ year }) => year !== null)) reasons.push('time');
  return reasons;
}

/** `time` where the claim says that something is so now and the quote does not. */
export function nowReasons(claim: Reading, quote: Reading): VerificationReason[] {
  return NOW.test(claim.text) && !NOW_OF_QUOTE.test(quote.text) ? ['time'] : [];
}
