/**
 * Numbers that a quote does not write and still says: shares told as so many of a hundred ("15 van de 100"). How many
 * things a quote lists is not among them: what a list lists, no rule can tell, and a wrong number is the worst to pass.
 */
import type { NumberFound } from '../language/numbers.ts';
import type { Reading } from './reading.ts';

const OUT_OF =
  /\s(?:van|op|of|in|out of)\s(?:(?:de|elke|iedere|every|the)\s)?(10|100|1000|tien|honderd|duizend)(?![\p{L}\p{N}])/iu;
const WHOLES: Readonly<Record<string, number>> = { tien: 10, honderd: 100, duizend: 1000 };

/** Whether a number is one of the two in "15 van de 100" and the quote has that share. */
function isOutOf(number: NumberFound, claim: Reading, quote: Reading): boolean {
  return claim.numbers.some((part) => {
    const said = OUT_OF.exec(claim.text.slice(part.end, part.end + 24));
    if (said?.index !== 0) return false;
    const whole = WHOLES[said[1]?.toLowerCase() ?? ''] ?? Number(said[1]);
    const isOwn = number === part || (number.start >= part.end && number.start <= part.end + said[0].length);
    const share = (part.value / whole) * 100;
    return isOwn && quote.numbers.some(({ unit, value }) => unit === 'percent' && Math.abs(value - share) < 1e-9);
  });
}

/** "meer dan de helft" is what "de meeste" says. */
function isMost({ value, unit, start }: NumberFound, claim: Reading, quote: Reading): boolean {
  if (unit !== 'fraction' || value !== 0.5) return false;
  const isMore = /(?<!\p{L})(?:meer dan|more than)\s(?:de\s)?$/iu.test(claim.text.slice(0, start));
  return isMore && /(?<!\p{L})(?:de|het) meeste(?!\p{L})|(?<!\p{L})most of(?!\p{L})/iu.test(quote.text);
}

/** Whether a quote says a claim's number without writing it. */
export function isImplied(number: NumberFound, claim: Reading, quote: Reading): boolean {
  return claim.language === quote.language && (isOutOf(number, claim, quote) || isMost(number, claim, quote));
}
