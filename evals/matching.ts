/**
 * When an answer holds a key fact and when a text holds a quote. Every metric uses these rules and no others.
 */

const DUTCH_UNITS = 'nul een één twee drie vier vijf zes zeven acht negen'.split(' ');
const DUTCH_TEENS = 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(' ');
const DUTCH_TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
const ENGLISH_UNITS = 'zero one two three four five six seven eight nine'.split(' ');
const ENGLISH_TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const POWERS = 'honderd duizend miljoen miljard hundred thousand million billion'.split(' ');

function numberWords(): Set<string> {
  const words = new Set([
    ...DUTCH_UNITS,
    ...DUTCH_TEENS,
    ...DUTCH_TENS,
    ...ENGLISH_UNITS,
    ...ENGLISH_TEENS,
    ...ENGLISH_TENS,
    ...POWERS,
  ]);
  for (const tens of DUTCH_TENS) {
    for (const unit of DUTCH_UNITS.slice(1)) words.add(unit + (unit.endsWith('e') ? 'ën' : 'en') + tens);
  }
  for (const tens of ENGLISH_TENS) for (const unit of ENGLISH_UNITS.slice(1)) words.add(`${tens}-${unit}`);
  return words;
}

const NUMBER_WORDS: ReadonlySet<string> = numberWords();

/** Lower case, typographic quotes and dashes as plain ones, every run of white space (also non-breaking) one blank. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‐‑]/gu, '-')
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

/** The text without its markers: `[2]` is no number of the answer. */
export function withoutMarkers(text: string): string {
  return text.replace(/\s?\[\d{1,3}\]/g, '');
}

const DIGIT = /\d/;
const LETTER = /\p{L}/u;

/** True when the digits around [start, end) make it part of a longer number: 25 in 2025, in 25.000 and in 2,5. */
function insideNumber(text: string, start: number, end: number): boolean {
  const at = (index: number) => text[index] ?? '';
  const before = DIGIT.test(at(start - 1)) || (/[.,]/.test(at(start - 1)) && DIGIT.test(at(start - 2)));
  const after = DIGIT.test(at(end)) || (/[.,]/.test(at(end)) && DIGIT.test(at(end + 1)));
  return before || after;
}

/**
 * Whether a text holds an alternative of a key fact, both folded. A bare number (digits with points, commas or blanks
 * between them) must be a whole number, a number word a whole word, and an alternative that begins with a digit may
 * not follow a digit; anything else is a substring ("schuld" is in "studieschuld"). Markers are not removed here.
 */
export function holdsAlternative(text: string, alternative: string): boolean {
  const haystack = fold(text);
  const needle = fold(alternative).trim();
  if (needle === '') return false;
  const bareNumber = /^\d[\d., ]*$/.test(needle) && DIGIT.test(needle.at(-1) ?? '');
  const numberWord = NUMBER_WORDS.has(needle);
  const digitFirst = DIGIT.test(needle[0] ?? '');
  for (let start = haystack.indexOf(needle); start !== -1; start = haystack.indexOf(needle, start + 1)) {
    const end = start + needle.length;
    if (bareNumber && insideNumber(haystack, start, end)) continue;
    if (numberWord && (LETTER.test(haystack[start - 1] ?? '') || LETTER.test(haystack[end] ?? ''))) continue;
    if (digitFirst && DIGIT.test(haystack[start - 1] ?? '')) continue;
    return true;
  }
  return false;
}

/** The groups of key facts that a text does not meet, in order; empty when it is complete. */
export function missingFacts(text: string, must: readonly (readonly string[])[]): (readonly string[])[] {
  const plain = withoutMarkers(text);
  return must.filter((group) => !group.some((alternative) => holdsAlternative(plain, alternative)));
}

/**
 * Letters and digits alone: white space, hyphens at line ends and all punctuation gone. Two quotes with equal letters
 * are the same quote, however the source broke its lines. Case is kept.
 */
export function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Share of a gold quote's letters that a passage must hold in one run, where the passage ends before the quote does. */
const OVERLAP = 0.6;
/** A quote shorter than this (in letters) that lies within the gold says nothing: "DUO" lies in many. */
const SHORTEST_QUOTE = 25;

/** Whether `text` holds one run of at least `share` of the letters of `part`. */
function holdsRun(text: string, part: string, share: number): boolean {
  const haystack = letters(text);
  const needle = letters(part);
  const length = Math.ceil(needle.length * share);
  if (length === 0) return false;
  for (let start = 0; start + length <= needle.length; start++) {
    if (haystack.includes(needle.slice(start, start + length))) return true;
  }
  return false;
}

/**
 * Whether a passage found, with its best quote, shows a gold quote: it holds the whole quote or 60 % of its letters in
 * one run (a passage may end within the quote), or its own quote lies within the gold.
 */
export function showsGold(passage: string, quote: string, gold: string): boolean {
  return holdsRun(passage, gold, OVERLAP) || quoteOverlaps(quote, gold);
}

/** Whether a cited quote and a gold quote are about the same words: one holds the other, or 60 % of the gold in one run. */
export function quoteOverlaps(quote: string, gold: string): boolean {
  const own = letters(quote);
  return holdsRun(quote, gold, OVERLAP) || (own.length >= SHORTEST_QUOTE && letters(gold).includes(own));
}
