/**
 * Whether a claim says yes where the quote says yes: negations near the same words, and opposites.
 */
import { ANTONYMS, isAt, OPPOSITE_BEFORE, pairsOf } from './antonyms.nl.ts';
import { type Denial, denialsOf, meets } from './denials.ts';
import { clauseOf, knowsNegations, type Reading, sameWord, type Word } from './reading.ts';
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

/** "ontevreden" or "onduidelijk" where the claim has no such word: its own denial may stand for it. */
function hasNegativeWord(quote: Reading, claim: Reading): boolean {
  return quote.words.some(
    ({ text }) =>
      (/^on(?!der|ze|s|t(?!evr)|geveer|langs|middellijk|danks|line)\p{L}{5,}/u.test(text) ||
        /proble(?:em|men)$|^(?:moeilijk|lastig|gebrek|tekort|schaars|mislukt|vervalt|vervallen)/u.test(text)) &&
      !claim.words.some((word) => word.text.slice(0, 7) === text.slice(0, 7)),
  );
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
  const unmatched = over.filter(({ prefixed }) => !(prefixed === null && hasNegativeWord(quote, claim)));
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

/** A comparison that is a number's ("meer dan 100"), or belongs to a negation ("niet meer"), is no direction. */
function directs(word: Word, reading: Reading): boolean {
  if (!/^(?:meer|minder|more|less|langer|longer|fewer)$/.test(word.text)) return true;
  // "onder meer" is "among others".
  if (/onder\s$/iu.test(reading.text.slice(Math.max(0, word.start - 6), word.start))) return false;
  const after = reading.text.slice(word.end, word.end + 8);
  if (/^\s(?:dan|than)\s?(?:de|the)?\s?[€\d]/.test(after) && !/^\s(?:dan|than)\sde/.test(after)) return false;
  return !reading.negations.some(({ start, end }) => start <= word.start && word.start - end < 60);
}

function isDenied(word: Word, reading: Reading): boolean {
  const at = reading.words.indexOf(word);
  // "minder makkelijk" is "moeilijker".
  if (/^(?:minder|less|te|too)$/.test(reading.words[at - 1]?.text ?? '')) return true;
  const from = reading.words[Math.max(0, at - 3)]?.start ?? 0;
  return reading.negations.some(
    ({ start, end }) =>
      // What stands in brackets denies nothing outside them.
      !/[()–]/.test(reading.text.slice(Math.min(end, word.end), Math.max(start, word.start))) &&
      ((start >= from && end <= word.start) || (start >= word.end && start - word.end < 3)),
  );
}

/** "van 4,2 naar 4,8" rises, whatever the quote calls it, when both numbers stand there in that order. */
function directionByNumbers(claim: Reading, quote: Reading): 'up' | 'down' | null {
  const at = claim.numbers.map((number) => quote.numbers.findIndex(({ value }) => value === number.value));
  const [one, other] = claim.numbers;
  if (claim.numbers.length !== 2 || at.some((place) => place < 0) || !one || !other || one.value === other.value)
    return null;
  if (!/(?<!\p{L})(?:van|from)(?!\p{L})/iu.test(claim.text.slice(Math.max(0, one.start - 20), one.start))) return null;
  return (at[0] as number) < (at[1] as number) ? (one.value < other.value ? 'up' : 'down') : null;
}

/** "minder besluiten" where the quote says "meer besluiten", whatever else rises or falls in either. */
function turnsNextWord(claim: Reading, quote: Reading, claimed: readonly Word[], said: readonly Word[]): boolean {
  const next = (reading: Reading, word: Word) =>
    reading.words.find(({ start, content, clause }) => start > word.end && content && clause === word.clause);
  return claimed.some((word) => {
    const after = next(claim, word);
    if (!after || isDenied(word, claim)) return false;
    const turned = said.some((found) => !isDenied(found, quote) && next(quote, found)?.roots[0] === after.roots[0]);
    const same = quote.words.some(
      (found) => found.text === word.text && next(quote, found)?.roots[0] === after.roots[0],
    );
    return turned && !same;
  });
}

function oppositesSaid(claim: Reading, quote: Reading): boolean {
  const inQuote = new Set(quote.words.flatMap(({ text }) => pairsOf(text)));
  const shared = [...new Set(claim.words.flatMap(({ text }) => pairsOf(text)))].filter((index) => inQuote.has(index));
  const turned = shared.some((index) => {
    const [one, other] = ANTONYMS[index] as (typeof ANTONYMS)[number];
    return [[one, other] as const, [other, one] as const].some(([pole, opposite], side) => {
      const claimed = claim.words.filter((word) => isAt(pole, word.text) && directs(word, claim));
      const said = quote.words.filter((word) => isAt(opposite, word.text) && directs(word, quote));
      if (claimed.length === 0 || said.length === 0) return false;
      if (turnsNextWord(claim, quote, claimed, said)) return true;
      const agrees =
        quote.words.some((word) => isAt(pole, word.text) && directs(word, quote)) ||
        claim.words.some((word) => isAt(opposite, word.text));
      if (agrees) return false;
      if (index === 0 && directionByNumbers(claim, quote) === (side === 0 ? 'up' : 'down')) return false;
      return !claimed.some((word) => isDenied(word, claim)) && !said.some((word) => isDenied(word, quote));
    });
  });
  return (
    turned ||
    OPPOSITE_BEFORE.some(([one, other]) => turnsRound(claim, quote, one, other) || turnsRound(claim, quote, other, one))
  );
}

/** Whether the claim says "na" before a word or date where the quote says "voor" before the same. */
function turnsRound(claim: Reading, quote: Reading, pole: readonly string[], opposite: readonly string[]): boolean {
  const after = (reading: Reading, words: readonly string[]): string[] =>
    reading.words.flatMap((word, i) => {
      if (!words.includes(word.text)) return [];
      const next = reading.words.slice(i + 1, i + 6).find((found) => found.content || /^\p{N}/u.test(found.text));
      return next ? [next.roots[0] ?? next.text] : [];
    });
  const said = after(quote, opposite);
  const same = after(quote, pole);
  return after(claim, pole).some((word) => said.includes(word) && !same.includes(word));
}

/** `negation` where the claim denies what the quote says, says what it denies, or says the opposite. */
export function polarityReasons(claim: Reading, quote: Reading): VerificationReason[] {
  const translated = claim.language !== quote.language;
  return (translated ? denialLost(claim, quote) : negationsDiffer(claim, quote)) || oppositesSaid(claim, quote)
    ? ['negation']
    : [];
}
