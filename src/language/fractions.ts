/**
 * Fractions in several words.
 */
import { isAdjacent, type Token } from './number-tokens.ts';
import { FRACTIONS } from './number-units.ts';
import { dutchNumberWord, englishNumberWord } from './number-words.ts';

export interface Fraction {
  readonly value: number;
  /** Where the fraction ends in the text. */
  readonly end: number;
  /** Index of its last token. */
  readonly last: number;
}

/** The fraction that begins at token `i`, or null: "een derde", "twee derde", "three quarters", "een op de vijf", "vier op de tien", "one in five". */
export function readFraction(text: string, tokens: readonly Token[], i: number): Fraction | null {
  const token = tokens[i] as Token;
  const word = token.text.toLowerCase();
  const parts = /^(?:een|één|a|one|1)$/u.test(word) ? 1 : cardinal(word);
  const next = tokens[i + 1];
  if (parts === undefined || next === undefined || !isAdjacent(text, token.end, next)) return null;
  const part = FRACTIONS.get(next.text.toLowerCase());
  if (part !== undefined && parts < 10) {
    // "een derde leerweg" is the third one: a fraction is followed by "van", "of", "deel", or no noun at all.
    const after = /^\s*([\p{L}]*)/u.exec(text.slice(next.end, next.end + 20))?.[1] ?? '';
    if (
      parts > 1 ||
      after === '' ||
      /^(?:van|deel|of|part|minder|meer|wil|is|heeft|hoger|lager|miljoen|miljard|million|billion)$/u.test(after)
    )
      return { value: parts * part, end: next.end, last: i + 1 };
  }
  // "fase 1 op 16 juni" is a date.
  const isDate = (end: number): boolean =>
    /^\s(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)/iu.test(text.slice(end, end + 5));
  // "vier op de tien", not "4 op 10" nor "4 in 10".
  const isSome = (end: number, start: number): boolean => /^\s+op\s+de\s+$/u.test(text.slice(end, start));
  const between = /^\s+(?:op\s+de|op|in|out\s+of)\s+$/u;
  for (const at of [i + 2, i + 3]) {
    const whole = tokens[at];
    if (whole === undefined || whole.start - token.end > 12 || !between.test(text.slice(token.end, whole.start)))
      continue;
    const value = /^\p{N}+$/u.test(whole.text) ? Number(whole.text) : cardinal(whole.text);
    if (
      value !== undefined &&
      value > parts &&
      value < 1900 &&
      (parts === 1 || isSome(token.end, whole.start)) &&
      !isDate(whole.end)
    )
      return { value: parts / value, end: whole.end, last: at };
  }
  return null;
}

function cardinal(word: string): number | undefined {
  const number = dutchNumberWord(word) ?? englishNumberWord(word);
  return number === null || number.ordinal ? undefined : number.value;
}
