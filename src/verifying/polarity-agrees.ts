/**
 * Whether a claim says yes where the quote says yes: negations near the same words, and opposites.
 */
import { type Denial, denialsOf, meets } from './denials.ts';
import { isDeniedInOtherWords } from './denials-implied.ts';
import { oppositesSaid } from './opposites-agree.ts';
import { clauseOf, knowsNegations, type Reading, sameWord, wordBehind } from './reading.ts';
import type { VerificationReason } from './reasons.ts';

/** Verbs that say "no longer"; a plain denial may stand for them. */
const ENDS =
  /(?<!\p{L})(?:gestopt|stopte?n?|stoppen met|beëindigd|opgehouden|hield op|hielden op|afgeschaft|ingetrokken|vervallen|stopped|ended|abolished)(?!\p{L})/iu;
const NEEDED =
  /(?<!\p{L})(?:nodig|noodzakelijk|vereist|onmisbaar|essentieel|alleen|pas|needed|necessary|required|only)(?!\p{L})/iu;
/** In a translation only the presence of a denial can be compared, and one in a subordinate clause may be left out. */
function denialLost(claim: Reading, quote: Reading): boolean {
  if (!knowsNegations(claim.language)) return false;
  const claimed = denialsOf(claim, quote).length > 0;
  const said = denialsOf(quote, claim);
  if (claimed) return said.length === 0;
  return said.some(({ at }) => {
    const clause = clauseOf(quote, at);
    const before = quote.words.filter((word) => word.clause === clause && word.start < at.start);
    return !before.some(({ text }) =>
      /^(?:die|dat|waar\p{L}*|omdat|doordat|of|als|wie|wanneer|zodat|that|who|which|because|if)$/u.test(text),
    );
  });
}

const WHOLE = /^(?:altijd|alle|allen|iedereen|elke?|iedere?|overal|always|all|every|everyone)$/;

/** "altijd" where the quote says "niet altijd". */
function turnsWhole(quote: Reading, { at }: Denial, claim: Reading): boolean {
  const next = wordBehind(quote, at.end);
  return next !== undefined && WHOLE.test(next.text) && claim.words.some(({ text }) => text === next.text);
}

function negationsDiffer(claim: Reading, quote: Reading): boolean {
  const claimed = denialsOf(claim, quote);
  const said = denialsOf(quote, claim);
  // "geen bekers meer" for "gestopt met bekers", and the other way round.
  if (said.length === 0 && claimed.length === 1 && ENDS.test(quote.text) && !ENDS.test(claim.text)) return false;
  if (claimed.length === 0 && said.length === 1 && ENDS.test(claim.text) && !ENDS.test(quote.text)) return false;
  // Each denial of the quote stands for one of the claim: "niet" and "geen" are two.
  const free = [...said];
  const over = claimed.filter((denial) => {
    const at = free.findIndex((found) => meets(denial, found));
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
  const unmatched = over.filter(
    (denial) => !(denial.prefixed === null && isDeniedInOtherWords(denial, quote, claim, true)),
  );
  const left = free;
  // "niet meer bij A kunnen" for "A niet meer inzien": as many denials, of words that do not meet.
  const isPaired = unmatched.length > 0 && left.length >= unmatched.length;
  // "zonder A geen B" for "A is nodig voor B".
  const isDouble = said.length === 0 && claimed.length === 2 && NEEDED.test(quote.text);
  if (
    !isPaired &&
    !isDouble &&
    unmatched.length > 0 &&
    (said.length === 0 || unmatched.some(({ near }) => near.length > 1))
  ) {
    // "niet bij elke" for "bij sommige": a denied whole is a part.
    const parts = /(?<!\p{L})(?:sommige|soms|bepaalde|enkele|niet|geen|some)(?!\p{L})/iu.test(quote.text);
    const denied =
      /(?<!\p{L})(?:niet|not)\s(?:\p{L}+\s)?(?:elke?|alle|iedere?|iedereen|altijd|every|all|always)(?!\p{L})/iu;
    if (!(parts && denied.test(claim.text))) return true;
  }
  return said.some((denial) => {
    if (isAnothers(claim, quote, denial) || isByOthers(claim, quote, denial)) return false;
    if (claimed.length === 0 && turnsWhole(quote, denial, claim)) return true;
    if (claimed.length === 0 && isDeniedInOtherWords(denial, claim, quote, false)) return false;
    // Of several denials one was left out.
    if (claimed.length > 0 && (claimed.length >= said.length || claimed.some((other) => meets(other, denial))))
      return false;
    const clause = clauseOf(quote, denial.at);
    const scope = denial.near.filter((word) => word.clause === clause);
    const shared = scope.filter((word) => claim.words.some((found) => found.content && sameWord(found, word)));
    return scope.length > 0 && shared.length * 2 >= scope.length;
  });
}

/** "laat het doen door B" for "doet het niet zelf, dat doet B". */
function isByOthers(claim: Reading, quote: Reading, { at }: Denial): boolean {
  return (
    /^\sself|^\szelf(?!\p{L})/iu.test(quote.text.slice(at.end, at.end + 6)) &&
    /(?<!\p{L})(?:door|laat|laten|by)(?!\p{L})/iu.test(claim.text) &&
    !/(?<!\p{L})(?:zelf|itself)(?!\p{L})/iu.test(claim.text)
  );
}

/** "DUO bepaalt dat niet zelf, dat doet het ministerie": what the claim says of the ministry is not denied. */
function isAnothers(claim: Reading, quote: Reading, { at }: Denial): boolean {
  const clause = clauseOf(quote, at);
  const inClause = quote.names
    .filter((name) => clauseOf(quote, name) === clause)
    .map((name) => quote.text.slice(name.start, name.end));
  const elsewhere = quote.names
    .filter((name) => clauseOf(quote, name) !== clause)
    .map((name) => quote.text.slice(name.start, name.end));
  const claimed = claim.names.map((name) => claim.text.slice(name.start, name.end));
  return (
    inClause.length > 0 &&
    claimed.some((name) => elsewhere.includes(name)) &&
    !claimed.some((name) => inClause.includes(name))
  );
}

/** `negation` where the claim denies what the quote says, says what it denies, or says the opposite. */
export function polarityReasons(claim: Reading, quote: Reading): VerificationReason[] {
  const translated = claim.language !== quote.language;
  return (translated ? denialLost(claim, quote) : negationsDiffer(claim, quote)) || oppositesSaid(claim, quote)
    ? ['negation']
    : [];
}
