/**
 * Terms of a text: what the index and a question are compared by. One function for both, so that they always agree.
 */
import { stemmer } from '@orama/stemmers/dutch';
import { fold } from './fold.ts';
import { QUESTION_STOP_WORDS, STOP_WORDS } from './stop-words.ts';

export interface TermOptions {
  /** BCP 47 of the text (default "nl"): decides whether "1,407" and "6.5" are English notation, nothing else. */
  readonly language?: string;
  /** Whether the parts of compounds are added (default true). */
  readonly compounds?: boolean;
  /** Whether stop words are left out (default true). */
  readonly stopWords?: boolean;
  /** Splits a word into its parts, see `createCompoundSplitter`; without it only hyphenated words have parts. */
  readonly split?: (word: string) => readonly string[];
}

/** A number with its separators, or a word with its hyphens; what follows a number may not be a letter ("3e"). */
const TOKEN = /\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu;
const IS_NUMBER = /^[\p{N}.,]+$/u;
/** "DUO’s", "diploma's": the s goes; "zo’n", "auto’tje": only the apostrophe goes. */
const POSSESSIVE = /(?<=[\p{L}\p{N}])['’`´ʼ]s(?![\p{L}\p{N}])/gu;
const APOSTROPHE = /(?<=[\p{L}\p{N}])['’`´ʼ](?=\p{L})/gu;
/** "cafés" is the plural of "café": once the accent is gone a stemmer cannot see it. */
const ACCENTED_PLURAL = /é(?:'|’)?s(?![\p{L}\p{N}])/gu;

const MOST_CACHED = 50_000;
const stems = new Map<string, string>();

/**
 * The terms of a text in their order, with repetitions: NFKC, lower case, without diacritics and apostrophes,
 * stop words left out, stemmed (Snowball Dutch, whatever the language: documents and questions must agree).
 * Numbers stay whole in one notation: "1.407" is 1407, "6,5" is 6,5, "€ 72,00" is 72, "CO²" is co2. A hyphenated
 * word gives its parts and the joined word; a compound itself and its parts. It does not correct typing errors.
 */
export function terms(text: string, options: TermOptions = {}): string[] {
  const found: string[] = [];
  const parts = options.compounds ?? true;
  const stop = (options.stopWords ?? true) ? STOP_WORDS : NONE;
  const english = options.language?.startsWith('en') ?? false;
  const split = parts ? options.split : undefined;
  for (const token of tokens(text)) {
    if (IS_NUMBER.test(token)) {
      found.push(number(token, english));
      continue;
    }
    const pieces = token.split(/[-\u2010\u2011]/);
    if (pieces.length > 1) addWord(pieces.join(''), found, stop, undefined);
    for (const piece of pieces) addWord(piece, found, stop, split);
  }
  return found;
}

/**
 * The stems of a text's content words, each once, in their order: without stop words, without the words people put
 * around a question, without numbers, hyphenated words joined, no parts of compounds.
 */
export function contentTerms(text: string): string[] {
  const found = new Set<string>();
  for (const token of tokens(text)) {
    if (IS_NUMBER.test(token)) continue;
    const word = token.replace(/[-\u2010\u2011]/g, '');
    if (word.length > 1 && !QUESTION_STOP_WORDS.has(word)) found.add(stem(word));
  }
  return [...found];
}

/**
 * Pieces of the words of a text (default 4 and 5 characters), word borders included as "_": "duo" gives "_duo",
 * "duo_", "_duo_". Stop words are left out; a word shorter than the smallest size gives itself between its borders.
 * For matching that forgives typing errors; repetitions are kept.
 */
export function characterGrams(text: string, sizes: readonly number[] = [4, 5]): string[] {
  const grams: string[] = [];
  const smallest = Math.min(...sizes);
  for (const token of tokens(text)) {
    for (const word of token.split(/[-\u2010\u2011]/)) {
      if (STOP_WORDS.has(word)) continue;
      const bordered = `_${word}_`;
      if (bordered.length < smallest) grams.push(bordered);
      for (const size of sizes) {
        for (let at = 0; at + size <= bordered.length; at++) grams.push(bordered.slice(at, at + size));
      }
    }
  }
  return grams;
}

const NONE: ReadonlySet<string> = new Set();

/** Words and numbers of a text, folded; hyphens are still in them. */
function tokens(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(ACCENTED_PLURAL, 'e')
    .replace(POSSESSIVE, '')
    .replace(APOSTROPHE, '');
  return fold(plain).match(TOKEN) ?? [];
}

function addWord(word: string, found: string[], stop: ReadonlySet<string>, split: TermOptions['split']): void {
  if (stop.has(word)) return;
  // A single letter is nearly always a list mark or what is left of an abbreviation.
  if (word.length === 1 && stop !== NONE && /\p{Script=Latin}/u.test(word)) return;
  found.push(stem(word));
  if (split === undefined || word.length < 6) return;
  for (const part of split(word)) if (!stop.has(part)) found.push(stem(part));
}

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  // Digits in a word ("co2", "3e") and other scripts are outside what the stemmer knows.
  const stemmed = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  if (stems.size >= MOST_CACHED) stems.clear();
  stems.set(word, stemmed);
  return stemmed;
}

/** One notation: no separators of thousands, a decimal comma, no decimals that are zero. */
function number(token: string, english: boolean): string {
  const [thousands, decimal] = english ? [',', '.'] : ['.', ','];
  const grouped = token.split(thousands);
  let digits = token;
  // A year or code such as 2024.12 is not grouped in threes and keeps its separators.
  const [head, ...groups] = grouped;
  const inThrees =
    groups.length > 0 &&
    (head as string).length <= 3 &&
    groups.every((group, i) => {
      const whole = i === groups.length - 1 ? group.split(decimal)[0] : group;
      return whole?.length === 3;
    });
  if (inThrees) digits = grouped.join('');
  if (english || !digits.includes(',')) digits = digits.replace('.', ',');
  return digits.replace(/,0+$/, '');
}
