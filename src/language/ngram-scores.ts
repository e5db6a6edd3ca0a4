/**
 * How well a text fits each language, by pieces of its words: the method and the table of ELD, the Efficient Language
 * Detector (Nito T.M., Apache-2.0), with the table packed. `scripts/language-ngrams.ts` makes the table.
 */
import table from './language-ngrams.json' with { type: 'json' };

const LANGUAGES = table.languages.split(' ');
/** What is no letter. A word may end in an apostrophe. */
const SEPARATORS = new RegExp(table.separators, 'gu');
/** One sign for each byte of UTF-8 above ASCII; those signs stand in no text in lower case. */
const BYTES = [...table.bytes];
/** Characters that are looked at. */
const LONGEST = 1000;
/** Bytes of a text after which the next blank, or the next character, ends it. */
const MOST_BYTES = 350;
const MOST_BYTES_IN_ALL = 380;
/** Bytes of a word that are looked at. */
const LONGEST_WORD = 70;
/** The table holds what scores exceed this by. */
const LEAST_SCORE = 53;
/** A score that is half of what a text can have. */
const HALF = 25;

/** Pairs of a language's number and a score, list after list, each preceded by how many numbers it has. */
const lists: number[] = [];
/** Where the list of each piece begins. */
const grams = new Map<string, number>();
for (const line of table.grams) {
  const [scores = '', ...alike] = line.split('\t');
  const numbers = scores.split(' ').map(Number);
  for (const gram of alike) grams.set(gram, lists.length);
  lists.push(numbers.length, ...numbers);
}
const LISTS = Uint8Array.from(lists);

/** Languages (ISO 639-1) that a text may be in with their scores, 0-1, the likeliest first; none for a text without letters. */
export function ngramScores(text: string): [language: string, score: number][] {
  const pieces = new Set<string>();
  for (const word of words(text.slice(0, LONGEST).replace(SEPARATORS, ' ').trim().toLowerCase()))
    addPieces(word, pieces);
  const sums = new Array<number>(LANGUAGES.length).fill(0);
  for (const piece of pieces) {
    const begin = grams.get(piece);
    if (begin === undefined) continue;
    const end = begin + (LISTS[begin] as number);
    for (let at = begin + 1; at < end; at += 2) {
      (sums[LISTS[at] as number] as number) += (LISTS[at + 1] as number) + LEAST_SCORE;
    }
  }
  return LANGUAGES.map((language, number): [string, number] => {
    const mean = (sums[number] as number) / pieces.size;
    return [language, mean / (mean + HALF)];
  })
    .filter(([, score]) => score > 0)
    .sort((one, other) => other[1] - one[1]);
}

/** Pieces of four bytes, three apart, and the last four; a blank marks where a word begins and ends. */
function addPieces(word: string, pieces: Set<string>): void {
  const length = Math.min(word.length, LONGEST_WORD);
  let at = 0;
  for (; at + 4 < length; at += 3) pieces.add((at === 0 ? ' ' : '') + word.slice(at, at + 4));
  pieces.add(`${(at === 0 ? ' ' : '') + word.substring(length === 3 ? 0 : length - 4)} `);
}

/** The words of a text, a sign for each byte of UTF-8. */
function words(text: string): string[] {
  const found: string[] = [];
  let word = '';
  let count = 0;
  const sign = (byte: number): string => BYTES[byte] as string;
  for (const character of text) {
    if (character === ' ') {
      if (word !== '') found.push(word);
      word = '';
      if (count > MOST_BYTES) break;
      count++;
    } else {
      const code = character.codePointAt(0) as number;
      if (code < 0x80) {
        word += character;
        count++;
      } else if (code < 0x800) {
        word += sign(0xc0 | (code >> 6)) + sign(0x80 | (code & 0x3f));
        count += 2;
      } else if (code < 0x10000) {
        word += sign(0xe0 | (code >> 12)) + sign(0x80 | ((code >> 6) & 0x3f)) + sign(0x80 | (code & 0x3f));
        count += 3;
      } else {
        word += sign(0xf0 | (code >> 18)) + sign(0x80 | ((code >> 12) & 0x3f));
        word += sign(0x80 | ((code >> 6) & 0x3f)) + sign(0x80 | (code & 0x3f));
        count += 4;
      }
    }
    if (count > MOST_BYTES_IN_ALL) break;
  }
  if (word !== '') found.push(word);
  return found;
}
