/**
 * Proper names in running text, by their capitals: people, places, organisations, acronyms. No list of names.
 */
import type { Span } from '../corpus/document.ts';
import { fold } from './fold.ts';
import { splitSentences } from './sentences.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Initials ("J.P."), or a word with its hyphens, apostrophes and ampersands. */
const TOKEN = /(?:\p{Lu}\.)+|\p{L}[\p{L}\p{M}\p{N}]*(?:[-&’'][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** Small words inside a name: "Jan van der Berg", "Universiteit van Amsterdam". */
const JOINTS: ReadonlySet<string> = new Set('van de der den het ten ter te op aan bij von di la le al'.split(' '));
/** Capitalised in English, and no names. */
const CAPITALISED: ReadonlySet<string> = new Set(
  `i i'm i've i'd i'll english dutch january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);
const SENTENCE_LIKE = new Set('‘“"«„:•');

interface Token extends Span {
  readonly text: string;
}

/**
 * The names in a text, in order, not overlapping: runs of capitalised words, with small words between them ("van
 * der"), without a possessive 's; never joined across "en", "of", a comma or a line end. At the start of a sentence or
 * quotation a capital says nothing: there only acronyms, words like "DigiD", and a word followed by another
 * capitalised word count. Misses a single name at such a start; takes titles ("Stand van DUO") for names.
 */
export function findNames(text: string): Span[] {
  const starts = new Set(splitSentences(text).map(({ start }) => firstLetter(text, start)));
  const tokens: Token[] = [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const names: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (!isCapitalised(token)) continue;
    const atStart =
      starts.has(token.start) ||
      SENTENCE_LIKE.has(
        text
          .slice(Math.max(0, token.start - 2), token.start)
          .trim()
          .slice(-1),
      );
    if (atStart && !isMarked(token)) {
      const next = tokens[i + 1];
      const goesOn = next !== undefined && isCapitalised(next) && isJoined(text, token, next);
      if (!goesOn || STOP_WORDS.has(fold(token.text))) continue;
    }
    const last = lastOfName(text, tokens, i);
    if (last === i && !isMarked(token) && STOP_WORDS.has(fold(token.text))) continue;
    const end = (tokens[last] as Token).end;
    const possessive = /(?<=\p{L}\p{L})[’']s$/u.exec(text.slice(token.start, end));
    names.push({ start: token.start, end: possessive === null ? end : end - 2 });
    i = last;
  }
  return names;
}

/** Index of the token that ends the name beginning at `first`. */
function lastOfName(text: string, tokens: readonly Token[], first: number): number {
  let last = first;
  for (let at = first + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (!isJoined(text, tokens[at - 1] as Token, token)) break;
    const joint = JOINTS.has(token.text.toLowerCase());
    if (isCapitalised(token)) {
      // "DUO Als …": a heading runs into the sentence below it.
      if (!joint && !isMarked(token) && STOP_WORDS.has(fold(token.text))) break;
      last = at;
    } else if (!joint || at - last > 2) break;
  }
  return last;
}

/** A capital at its start, or one inside ("eHerkenning"). */
function isCapitalised({ text }: Token): boolean {
  if (CAPITALISED.has(text.toLowerCase().replace('’', "'"))) return false;
  return /^\p{Lu}/u.test(text) || /^\p{Ll}{1,2}\p{Lu}/u.test(text);
}

/** Two capitals or a capital inside: a name even where a sentence starts. */
function isMarked({ text }: Token): boolean {
  return /\p{L}\p{Lu}/u.test(text) || /^(?:\p{Lu}\.)+$/u.test(text);
}

function isJoined(text: string, one: Token, next: Token): boolean {
  const between = text.slice(one.end, next.start);
  return between === ' ' || between === '\u00a0' || (between === '' && one.text.endsWith('.'));
}

function firstLetter(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/\p{L}/u.test(text[at] as string)) at++;
  return at;
}
