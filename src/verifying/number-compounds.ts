/**
 * Dutch words that have a number in them: "driehoofdig", "tweejarige", "vierledig". A claim that says another is about
 * another number.
 */
import type { NumberFound } from '../language/numbers.ts';

const VALUES: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  twaalf: 12,
};
/** "Eenvoudig" counts nothing. */
const COMPOUND = new RegExp(
  `(?<!\\p{L})(?!eenvoudig)(${Object.keys(VALUES).join('|')})(hoofdig|jarig|maandelijks|ledig|delig|talig|daags|voudig|koppig)e?(?!\\p{L})`,
  'giu',
);

/** The numbers inside words, in order. */
export function numbersInWords(text: string): NumberFound[] {
  return [...text.matchAll(COMPOUND)].map(({ index, 0: word, 1: number = '', 2: ending }) => ({
    start: index,
    end: index + word.length,
    value: VALUES[number.toLowerCase()] as number,
    unit: ending === 'jarig' ? 'years' : null,
    approximate: null,
    ordinal: false,
  }));
}
