/**
 * Whether the parts of a claim have the roles that they have in its quote: who does it ("A bekostigt B"), by whom or
 * what ("vervangen door A"), of whom ("toestemming van A"). By the words around a verb or preposition, without
 * parsing: an order that Dutch may turn round as well is let through.
 */
import { type Reading, sameWord, type Word } from './reading.ts';

/** Words that a preposition's noun may stand behind. */
const REACH = 3;
const PASSIVE = /^(?:door|by)$/;
/** Verbs that make a passive or a perfect, where the order of the parts says nothing. */
const AUXILIARY =
  /^(?:word|wordt|worden|werd|werden|is|zijn|was|waren|heeft|hebben|had|hadden|zal|zullen|kan|kunnen|moet|moeten|mag|mogen|wil|willen|be|been|was|were|has|have|can|will|must|may)$/;

/** Content words right behind the words that match, up to the first one found; with the word before, if it is content. */
function behind(reading: Reading, pattern: RegExp): { readonly of: Word | null; readonly word: Word }[] {
  return reading.words.flatMap(({ text }, at) => {
    if (!pattern.test(text)) return [];
    const clause = reading.words[at]?.clause;
    const word = reading.words
      .slice(at + 1, at + 1 + REACH)
      .find((next) => (next.content || isAcronym(next, reading)) && next.clause === clause);
    const before = reading.words[at - 1];
    return word ? [{ of: before?.content ? before : null, word }] : [];
  });
}

/** "OR" is a council in Dutch, though "or" is a stop word. */
const isAcronym = ({ start, end }: Word, { text }: Reading): boolean => /^\p{Lu}{2,}$/u.test(text.slice(start, end));

const isIn = (word: Word, { words }: Reading): boolean => words.some((other) => other.content && sameWord(other, word));

/** "vervangen door A" where the quote has "door B", A elsewhere, and the claim has B elsewhere. */
function agentsSwapped(claim: Reading, quote: Reading): boolean {
  const said = behind(quote, PASSIVE);
  return behind(claim, PASSIVE).some(
    ({ word }) =>
      said.length > 0 &&
      isIn(word, quote) &&
      said.every((other) => !sameWord(other.word, word) && isIn(other.word, claim)),
  );
}

/** "toestemming van A" where the quote has "toestemming van B", and A elsewhere. */
function ownersDiffer(claim: Reading, quote: Reading): boolean {
  const said = behind(quote, /^(?:van|of)$/);
  return behind(claim, /^(?:van|of)$/).some(({ of, word }) => {
    if (of === null || !isIn(word, quote)) return false;
    const same = said.filter((other) => other.of !== null && sameWord(other.of, of));
    // "gegevens van diploma's" for "diplomagegevens van A", and an acronym in brackets behind what it stands for.
    const isOwn = same.some((other) => other.of !== null && sameWord(other.of, word));
    if (isOwn || quote.text.includes(`(${claim.text.slice(word.start, word.end)})`)) return false;
    return same.length > 0 && same.every((other) => !sameWord(other.word, word) && !nextTo(quote, other.word, word));
  });
}

/** "van het bestuur van DUO": what follows closely belongs to it as well. */
function nextTo({ words }: Reading, one: Word, wanted: Word): boolean {
  const at = words.indexOf(one);
  return words.slice(at + 1, at + 1 + REACH).some((word) => word.content && sameWord(word, wanted));
}

/** The last content word before a word in its clause, and those behind it. */
function sides({ words }: Reading, verb: Word): { readonly before: Word | null; readonly after: readonly Word[] } {
  const clause = words.filter((word) => word.clause === verb.clause && word.content);
  const at = clause.indexOf(verb);
  return { before: clause[at - 1] ?? null, after: clause.slice(at + 1) };
}

/** "B bekostigt A" where the quote says "A bekostigt B". */
function turnedRound(claim: Reading, quote: Reading): boolean {
  // "A doet het niet, B wel" and "B doet het, niet A" say the same.
  if (claim.negations.length > 0 && quote.negations.length > 0) return false;
  const isPlain = (reading: Reading) => !reading.words.some(({ text }) => PASSIVE.test(text) || AUXILIARY.test(text));
  return claim.words.some((verb) => {
    if (!verb.content || verb.start === 0) return false;
    const own = sides(claim, verb);
    if (!own.before || own.after.length === 0) return false;
    return quote.words.some((place) => {
      if (!place.content || place.roots[0] !== verb.roots[0]) return false;
      const said = sides(quote, place);
      const { before } = said;
      if (!before || !own.before) return false;
      const doer = own.before;
      return (
        !isBeside(doer, claim) &&
        !isBeside(before, quote) &&
        !sameWord(before, doer) &&
        said.after.some((word) => sameWord(word, doer)) &&
        own.after.some((word) => sameWord(word, before)) &&
        isPlainClause(claim, verb, isPlain) &&
        isPlainClause(quote, place, isPlain)
      );
    });
  });
}

/** "Voor A beheert B": what a preposition stands before neither does nor undergoes. */
function isBeside(word: Word, { text }: Reading): boolean {
  const before = text.slice(Math.max(0, word.start - 24), word.start);
  return /(?<!\p{L})(?:van|voor|in|bij|naar|met|aan|op|uit|over|via|om|als|tegen|volgens|tijdens|for|in|at|to|with|from)\s(?:(?:de|het|een|the|a)\s)?(?:\p{L}+\s)?$/iu.test(
    before,
  );
}

function isPlainClause(reading: Reading, word: Word, isPlain: (reading: Reading) => boolean): boolean {
  return isPlain({ ...reading, words: reading.words.filter(({ clause }) => clause === word.clause) });
}

/** `not_covered` where a part of the claim has another role in the quote. */
export function roleReasons(claim: Reading, quote: Reading): 'not_covered'[] {
  if (claim.language !== quote.language) return [];
  return agentsSwapped(claim, quote) || ownersDiffer(claim, quote) || turnedRound(claim, quote) ? ['not_covered'] : [];
}
