/** Whether a question has any word that the documents, the bank or the language knows: "blorf" and "12345" have none. */
import { askedContentTerms } from '../language/asked-terms.ts';
import { knownContentTerms } from '../language/known-terms.ts';
import { expandQuestion } from '../language/lexicon.ts';
import { dice } from '../language/overlap.ts';
import type { Ending, Retrieval } from '../turn.ts';

/** Overlap of letter trigrams (Dice) from which one word is another with a typing error. */
const ALIKE = 0.5;
const SHORTEST_START = 4;

/** Asks for the question in other words. */
export const NOT_UNDERSTOOD: Ending = {
  status: 'abstained',
  reason: 'not_in_documents',
  message: 'abstained.not_understood',
  target: 'contact',
};

/**
 * Whether something of the question is known: a content word that stands, also misspelt, in the passages or bank
 * questions found, or is a compound or an everyday word of the language. True for a question of small words alone, and
 * for one in a language that the documents are not written in: its words need not stand there.
 *
 * @param split gives the parts of a compound; none for a word that it cannot make of known words.
 */
export function hasKnownWord(
  question: string,
  language: string,
  { evidence, questions }: Retrieval,
  split: (word: string) => readonly string[],
): boolean {
  if (!/\p{L}/u.test(question)) return false;
  if (!evidence.some(({ passage }) => passage.language.slice(0, 2) === language.slice(0, 2))) return true;
  const asked = askedContentTerms(question);
  if (asked.length === 0 || expandQuestion(question, language).length > 0) return true;
  if (asked.some((word) => split(word).length > 1)) return true;
  const texts = [...evidence.map(({ passage }) => passage.text), ...questions.map(({ entry }) => entry.question)];
  // Most questions have a word that stands there as it is, mostly in the first text; likeness is looked at only where none has.
  if (texts.some((text) => knownContentTerms(text).some((term) => asked.includes(term)))) return true;
  const others = [...new Set(texts.flatMap(knownContentTerms))];
  return asked.some((word) => others.some((other) => isAlike(word, other)));
}

function isAlike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= SHORTEST_START && (long.startsWith(short) || long.endsWith(short))) return true;
  return dice(trigrams(one), trigrams(other)) >= ALIKE;
}

function trigrams(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
