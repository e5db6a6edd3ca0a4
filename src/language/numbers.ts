/**
 * Numbers in running text, in digits and in words, Dutch and English: what an answer's figures are held against.
 */
import type { Span } from '../corpus/document.ts';
import { parseDigits } from './digits.ts';
import { readFraction } from './fractions.ts';
import { isAdjacent, numberTokens, type Token } from './number-tokens.ts';
import { type Approximation, approximation, UNITS, WHOLE_FRACTIONS } from './number-units.ts';
import { dutchNumberWord, englishNumberWord, INDEFINITE, MULTIPLIERS } from './number-words.ts';

export interface NumberFound extends Span {
  readonly value: number;
  /**
   * "year" (a calendar year), "percent", "euro", "dollar", "pound", "times", "fraction", or a span of time
   * ("years", "months", "weeks", "days", "hours", "minutes"); null for everything else.
   */
  readonly unit: string | null;
  readonly approximate: Approximation;
  readonly ordinal: boolean;
}

const YEAR_BEFORE =
  /(?:^|[^\p{L}])(?:in|sinds|vanaf|tot|en met|jaar|begin|eind|medio|najaar|voorjaar|zomer|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|since|of|year|until|january|february|march|may|june|july|august|october)$/iu;

/**
 * The numbers in a text, in order, not overlapping; a span holds the number with its multiplier ("2,5 miljoen") and
 * ordinal ending ("3e"), not its unit. "1.407" and "6,5" are read in Dutch notation unless `language` is English or
 * the number can only be English ("1,234.5", "6.5"). Plain "een" and "one" are no numbers; digits that are part of a
 * word ("CO2", "B1") are none either. A number of 1900-2099 in four digits is a year unless something is counted by
 * it. Takes no notice of signs (-5), does not convert currencies or add up.
 */
export function findNumbers(text: string, language?: string): NumberFound[] {
  const tokens = numberTokens(text);
  const found: NumberFound[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const read = readAt(text, tokens, i, language);
    if (read === null) continue;
    found.push({ ...read.number, approximate: read.number.approximate ?? approximation(text, read.number.start) });
    i = read.last;
  }
  return lendUnits(text, found);
}

type Read = { readonly number: NumberFound; readonly last: number };

function readAt(text: string, tokens: readonly Token[], i: number, language: string | undefined): Read | null {
  const token = tokens[i] as Token;
  const word = token.text.toLowerCase();
  const isDigits = /^\p{N}/u.test(token.text);
  const indefinite = INDEFINITE.get(word);
  const whole = WHOLE_FRACTIONS.get(word);
  if (indefinite !== undefined) {
    // "honderden miljoenen"
    const next = tokens[i + 1];
    const times =
      next !== undefined && isAdjacent(text, token.end, next) ? INDEFINITE.get(next.text.toLowerCase()) : undefined;
    if (next === undefined || times === undefined) return result(token, token.end, i, indefinite, null, false, 'about');
    return result(token, next.end, i + 1, indefinite * times, null, false, 'about');
  }
  if (whole !== undefined && (word !== 'half' || nextTo(text, tokens, i, 'of')))
    return result(token, token.end, i, whole, 'fraction');

  const fraction = readFraction(text, tokens, i);
  if (fraction !== null) {
    // "een kwart miljoen"
    const next = tokens[fraction.last + 1];
    const factor =
      next !== undefined && isAdjacent(text, fraction.end, next) ? MULTIPLIERS.get(next.text.toLowerCase()) : undefined;
    if (next === undefined || factor === undefined)
      return result(token, fraction.end, fraction.last, fraction.value, 'fraction');
    const last = fraction.last + 1;
    return result(
      token,
      next.end,
      last,
      round(fraction.value * factor),
      unitOf(text, tokens, i, last, next.end, false),
    );
  }

  let value: number;
  let ordinal = false;
  let last = i;
  let end = token.end;
  if (isDigits) {
    if (/[\p{L}\p{N}]/u.test(text[token.start - 1] ?? '')) return null;
    const parsed = parseDigits(token.text, language);
    if (parsed === null) return null;
    value = parsed;
    const after = tokens[i + 1];
    if (after !== undefined && after.start === token.end && /^\p{L}/u.test(after.text)) {
      if (/^(?:e|ste|de|st|nd|rd|th)$/iu.test(after.text)) {
        ordinal = true;
        last = i + 1;
        end = after.end;
      } else if (!UNITS.has(after.text.toLowerCase()) && !MULTIPLIERS.has(after.text.toLowerCase())) return null;
    }
  } else {
    const read = /^(?:half|halve)$/.test(word) ? half(text, tokens, i) : numberWord(text, tokens, i, language);
    if (read === null) return null;
    ({ value, ordinal } = read);
  }
  // "2,5 miljoen", "twee miljoen", "three hundred thousand", "two hundred and forty".
  for (
    let next = tokens[last + 1];
    !ordinal && next !== undefined && isAdjacent(text, end, next);
    next = tokens[last + 1]
  ) {
    const factor = MULTIPLIERS.get(next.text.toLowerCase());
    if (factor !== undefined) {
      value = round(value * factor);
    } else {
      const joined = next.text.toLowerCase() === 'and' ? tokens[last + 2] : next;
      const small = joined === undefined || isDigits ? null : smaller(value, joined.text, joined === next);
      if (small === null) break;
      if (joined !== next) last++;
      value += small;
      next = joined as Token;
    }
    last++;
    end = next.end;
  }
  const plainYear = isDigits && !ordinal && last === i && /^(?:19|20)\p{N}{2}$/u.test(token.text);
  return result(token, end, last, value, unitOf(text, tokens, i, last, end, plainYear), ordinal);
}

/** What a word adds to a round number of words before it: "three hundred (and) forty", "dertienduizend zeshonderd". */
function smaller(value: number, word: string, isNext: boolean): number | null {
  if (value <= 0 || value % 100 !== 0) return null;
  const added = englishNumberWord(word) ?? (isNext ? dutchNumberWord(word) : null);
  const isPart = added !== null && !added.ordinal && added.value >= 1 && added.value % 1 === 0;
  return isPart && added.value < (value % 1000 === 0 ? 1000 : 100) ? added.value : null;
}

function numberWord(
  text: string,
  tokens: readonly Token[],
  i: number,
  language: string | undefined,
): { value: number; ordinal: boolean } | null {
  const { text: word, start, end } = tokens[i] as Token;
  if (!language?.startsWith('en') && isNoNumber(text, word, start, end)) return null;
  const dutch = language?.startsWith('en') ? null : dutchNumberWord(word);
  if (dutch !== null) return dutch;
  const english = language?.startsWith('nl') ? null : englishNumberWord(word);
  if (english === null) {
    const alone = language?.startsWith('en') ? undefined : MULTIPLIERS.get(word.toLowerCase());
    return alone === undefined || word.length < 5 || /^(?:hundred|thousand|million|billion|trillion)$/i.test(word)
      ? null
      : { value: alone, ordinal: false };
  }
  const next = tokens[i + 1];
  // "one" is mostly a pronoun, and "ten" a Dutch preposition ("ten minste").
  if (
    english.value === 1 &&
    !english.ordinal &&
    !(next !== undefined && isAdjacent(text, end, next) && MULTIPLIERS.has(next.text.toLowerCase()))
  )
    return null;
  return /^ten$/i.test(word) && !language?.startsWith('en') ? null : english;
}

/** "Ik acht dat mogelijk", "in de eerste plaats" and "de eerste stappen" count nothing. */
const AFTER_VERB =
  /^\s(?:het|de|die|dat|dit|deze|zich|een|geen|u|ik|je|hij|zij|ze|we|wij|men|hem|haar|hen|nemen|neemt|genomen)(?!\p{L})/iu;
function isNoNumber(text: string, word: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  if (/^acht$/i.test(word))
    return (
      AFTER_VERB.test(text.slice(end, end + 12)) || (/\bin $/i.test(before) && /^(?:$|[.,;:?!])/.test(text.slice(end)))
    );
  if (!/^eerste$/i.test(word)) return false;
  return (
    /^ stap(?:pen)?\b/i.test(text.slice(end)) ||
    (/\b(?:in|op) de $/i.test(before) && /^ plaats\b/i.test(text.slice(end)))
  );
}

function unitOf(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  end: number,
  plainYear: boolean,
): string | null {
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  const start = (tokens[first] as Token).start;
  if (
    before !== undefined &&
    /^[€$£]$|^(?:eur|usd)$/i.test(before.text) &&
    isAdjacent(text, before.end, { ...before, start })
  )
    return UNITS.get(before.text.toLowerCase()) ?? null;
  const unit =
    after !== undefined && /^[\s-]{0,2}$/.test(text.slice(end, after.start))
      ? UNITS.get(after.text.toLowerCase())
      : undefined;
  if (!plainYear) return unit ?? null;
  if (unit !== undefined && unit !== 'times') return unit;
  if (YEAR_BEFORE.test(text.slice(Math.max(0, start - 14), start).trimEnd())) return 'year';
  // "2000 studenten": a round number before a noun counts something.
  const counts = Number((tokens[first] as Token).text) % 100 === 0 && /^\s\p{Ll}{4}/u.test(text.slice(end, end + 5));
  return counts ? null : 'year';
}

/** "een half miljoen": half of what follows. */
function half(text: string, tokens: readonly Token[], i: number): { value: number; ordinal: boolean } | null {
  const next = tokens[i + 1];
  const multiplied =
    next !== undefined && isAdjacent(text, (tokens[i] as Token).end, next) && MULTIPLIERS.has(next.text.toLowerCase());
  return multiplied ? { value: 0.5, ordinal: false } : null;
}

/** In "tussen 10 en 20 procent" the unit belongs to both. */
function lendUnits(text: string, numbers: readonly NumberFound[]): NumberFound[] {
  return numbers.map((number, i) => {
    const next = numbers[i + 1];
    if (number.unit !== null || number.ordinal || next === undefined || next.start - number.end > 6) return number;
    if (next.unit === null || /^(?:year|fraction|times)$/.test(next.unit)) return number;
    return /^\s?(?:-|–|en|tot|of|and|to|or)\s?$/u.test(text.slice(number.end, next.start))
      ? { ...number, unit: next.unit }
      : number;
  });
}

function nextTo(text: string, tokens: readonly Token[], i: number, word: string): boolean {
  const next = tokens[i + 1];
  return next !== undefined && isAdjacent(text, (tokens[i] as Token).end, next) && next.text === word;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

function result(
  token: Token,
  end: number,
  last: number,
  value: number,
  unit: string | null,
  ordinal = false,
  approximate: Approximation = null,
): Read {
  return { number: { start: token.start, end, value, unit, approximate, ordinal }, last };
}
