/**
 * Masks for personal data as people say it: numbers in words ("nul zes, twaalf, vierendertig …") and e-mail addresses
 * with "apenstaartje" and "punt".
 */
import { dutchNumberWord, englishNumberWord } from '../language/number-words.ts';

/** Words for digits that the number words leave out: an article, a letter. */
const DIGITS: ReadonlyMap<string, string> = new Map([
  ['een', '1'],
  ['oh', '0'],
]);
/** Least words in a run: fewer are an amount or a count. */
const LEAST_WORDS = 5;
const WORD = /\p{L}{2,30}/gu;

/** The digits that a word stands for, 0 to 99; null when it is no such word. */
function digitsOf(word: string): string | null {
  const lower = word.toLowerCase();
  const digit = DIGITS.get(lower);
  if (digit !== undefined) return digit;
  const number = dutchNumberWord(lower) ?? englishNumberWord(lower);
  if (number === null || number.ordinal || !Number.isInteger(number.value) || number.value > 99) return null;
  return String(number.value);
}

interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Runs of number words with nothing but blanks, commas, points and dashes between them. */
function runsIn(text: string): Spoken[][] {
  const runs: Spoken[][] = [[]];
  for (const match of text.matchAll(WORD)) {
    const digits = digitsOf(match[0]);
    if (digits === null) continue;
    const before = runs.at(-1)?.at(-1);
    const between = before ? text.slice(before.end, match.index) : '';
    if (before && !/^[ ,.\n-]{1,3}$/.test(between)) runs.push([]);
    runs.at(-1)?.push({ start: match.index, end: match.index + match[0].length, digits });
  }
  return runs.filter((run) => run.length >= LEAST_WORDS);
}

/**
 * Masks numbers in words.
 * @param kindOf the mask for these digits, or null where they mean nothing.
 */
export function maskSpokenNumbers(text: string, kindOf: (digits: string) => string | null): string {
  let masked = '';
  let from = 0;
  for (const run of runsIn(text)) {
    // "een" before a number may be an article: "het is een nul zes …".
    for (const words of [run, run.slice(1)]) {
      const mask = kindOf(words.map(({ digits }) => digits).join(''));
      const [first, last] = [words[0], words.at(-1)];
      if (mask === null || !first || !last) continue;
      masked += text.slice(from, first.start) + mask;
      from = last.end;
      break;
    }
  }
  return masked + text.slice(from);
}

const NAME = '[\\p{L}\\d_%+-]{1,64}';
const POINT = '(?: ?\\. ?| (?:punt|dot|point) )';
const ENDING =
  '(?:nl|com|org|net|be|de|eu|info|uk|fr|es|it|pt|pl|ro|tr|gr|ch|ie|nu|me|io|co|ca|edu|gov|frl|amsterdam|example)(?![\\p{L}\\d])';
/** Ends as addresses do; "at" alone is a word of English, so there every point must be said. */
const SPOKEN_EMAIL = new RegExp(
  `(?<![\\p{L}\\d_])${NAME}(?:${POINT}${NAME}){0,3}(?: ?(?:@|[[(] ?(?:at|apenstaartje?) ?[\\])]|(?<= )apenstaart(?:je)?(?= )) ?${NAME}(?:${POINT}${NAME}){0,2}${POINT}${ENDING}| at ${NAME}(?: dot ${NAME}){0,2} dot ${ENDING})`,
  'giu',
);

/** Masks e-mail addresses as they are said. */
export function maskSpokenEmail(text: string, mask: () => string): string {
  return text.replace(SPOKEN_EMAIL, mask);
}
