/**
 * Whether what is to come is not told as done, nor the other way round. Dutch and English forms of the verb, by sign.
 */
import type { Reading } from './reading.ts';
import type { VerificationReason } from './reasons.ts';

const FUTURE =
  /(?<!\p{L})(?:zal|zullen|zult|komt er|komen er|volgend jaar|komend jaar|van plan|(?:gaat|gaan)\s(?:[^.;]{0,120}\s)?\p{L}{2,}en(?=[\s.,;]|$)|will|going to|plans? to|next year)(?!\p{L})/iu;
const DONE =
  /(?<!\p{L})(?:(?:heeft|hebben|is|zijn|werd|werden)\s(?:[^.;]{0,160}\s)?(?:(?!ingewikkeld|gemiddeld|gezond|gelijk|geschikt|gewoon|bekend|beperkt)\p{L}{0,6}ge\p{L}{2,}(?:d|t|en)|(?:be|ver|her|ont)\p{L}{3,}(?:d|t))|afgerond|beëindigd|voltooid|(?:has|have)\s(?:already\s)?\p{L}+ed|finished|completed)(?!\p{L})/iu;
const ALREADY = /(?<!\p{L})(?:al|reeds|already|afgerond|beëindigd|voltooid|finished|completed)(?!\p{L})/iu;
const NEEDED = /(?<!\p{L})(?:moet|moeten|noodzakelijk|nodig|vereist|must|needed|necessary|required)(?!\p{L})/iu;
const NOW = /(?<!\p{L})(?:nu|al|reeds|inmiddels|now|already)(?!\p{L})/iu;
const ENDED = /(?<!\p{L})(?:afgerond|beëindigd|voltooid|afgelopen is|finished|completed|ended)(?!\p{L})/iu;

/** `time` where the claim puts before us what lies behind us in the quote, or tells as done what is to come. */
export function tenseReasons(claim: Reading, quote: Reading): VerificationReason[] {
  const claimed = FUTURE.test(claim.text);
  const said = FUTURE.test(quote.text);
  if (claimed && !said && DONE.test(quote.text)) return ['time'];
  if (!claimed && said && !DONE.test(quote.text) && DONE.test(claim.text) && ALREADY.test(claim.text)) return ['time'];
  // What has to be done yet is not done.
  if (
    NEEDED.test(quote.text) &&
    !ALREADY.test(quote.text) &&
    !NEEDED.test(claim.text) &&
    DONE.test(claim.text) &&
    ALREADY.test(claim.text)
  )
    return ['time'];
  if (NEEDED.test(quote.text) && !NEEDED.test(claim.text) && NOW.test(claim.text) && !NOW.test(quote.text))
    return ['time'];
  if (ENDED.test(claim.text) && !ENDED.test(quote.text)) return ['time'];
  return [];
}
