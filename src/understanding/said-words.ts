/** Words of a question with their places, folded, and whether one is another with a typing error. */
import { fold } from '../language/fold.ts';

export interface SaidWord {
  /** Folded. */
  readonly text: string;
  /** Offsets in the question, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
}

/** Letters from which on a word is long enough to be known with an error in it. */
const LONG = 8;

/** The words of a text in their order: letters and digits, without what joins them. */
export function saidWords(text: string): SaidWord[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: fold(word),
    start: index,
    end: index + word.length,
    isCapital: /^\p{Lu}\p{Ll}/u.test(word),
  }));
}

/** Whether a word is the name's, or a long one with one error: a letter too many, too few, another, or two exchanged. */
export function isSpelt(word: string, name: string): boolean {
  if (word === name) return true;
  if (name.length < LONG || word[0] !== name[0] || Math.abs(word.length - name.length) > 1) return false;
  let at = 0;
  while (at < name.length && word[at] === name[at]) at++;
  const rest = (text: string, skipped: number) => text.slice(at + skipped);
  return (
    rest(word, 1) === rest(name, 1) ||
    rest(word, 0) === rest(name, 1) ||
    rest(word, 1) === rest(name, 0) ||
    (word[at] === name[at + 1] && word[at + 1] === name[at] && rest(word, 2) === rest(name, 2))
  );
}
