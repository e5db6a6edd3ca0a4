/**
 * Whether a claim says the opposite of its quote in so many words: a word of the other pole, a particle that turns a verb
 * round, "na" for "voor".
 */
import { ANTONYMS, isAt, OPPOSITE_BEFORE, pairsOf } from './antonyms.nl.ts';
import type { Reading, Word } from './reading.ts';

/** A comparison that is a number's ("meer dan 100"), or belongs to a negation ("niet meer"), is no direction. */
function directs(word: Word, reading: Reading): boolean {
  // "ging door", "ging door met": of a verb, else a preposition.
  if (word.text === 'door') return /^(?:\smet(?!\p{L})|\s*(?:[.,;:!?)]|$))/iu.test(reading.text.slice(word.end));
  // "ten minste" is a limit.
  if (word.text === 'minste' && /ten\s$/iu.test(reading.text.slice(0, word.start))) return false;
  if (!/^(?:meer|minder|more|less|langer|longer|fewer)$/.test(word.text)) return true;
  // "onder meer" is "among others".
  if (/onder\s$/iu.test(reading.text.slice(Math.max(0, word.start - 6), word.start))) return false;
  const after = reading.text.slice(word.end, word.end + 8);
  if (/^\s(?:dan|than)\s?(?:de|the)?\s?[€\d]/.test(after) && !/^\s(?:dan|than)\sde/.test(after)) return false;
  return !reading.negations.some(({ start, end }) => start <= word.start && word.start - end < 60);
}

function isDenied(word: Word, reading: Reading): boolean {
  const at = reading.words.indexOf(word);
  // "minder makkelijk" is "moeilijker".
  if (/^(?:minder|less|te|too)$/.test(reading.words[at - 1]?.text ?? '')) return true;
  const from = reading.words[Math.max(0, at - 3)]?.start ?? 0;
  return reading.negations.some(
    ({ start, end }) =>
      // What stands in brackets denies nothing outside them.
      !/[()–]/.test(reading.text.slice(Math.min(end, word.end), Math.max(start, word.start))) &&
      ((start >= from && end <= word.start) || (start >= word.end && start - word.end < 3)),
  );
}

/** "van 4,2 naar 4,8" rises, whatever the quote calls it, when both numbers stand there in that order. */
function directionByNumbers(claim: Reading, quote: Reading): 'up' | 'down' | null {
  const at = claim.numbers.map((number) => quote.numbers.findIndex(({ value }) => value === number.value));
  const [one, other] = claim.numbers;
  if (claim.numbers.length !== 2 || at.some((place) => place < 0) || !one || !other || one.value === other.value)
    return null;
  if (!/(?<!\p{L})(?:van|from)(?!\p{L})/iu.test(claim.text.slice(Math.max(0, one.start - 20), one.start))) return null;
  return (at[0] as number) < (at[1] as number) ? (one.value < other.value ? 'up' : 'down') : null;
}

/** "minder besluiten" where the quote says "meer besluiten", whatever else rises or falls in either. */
function turnsNextWord(claim: Reading, quote: Reading, claimed: readonly Word[], said: readonly Word[]): boolean {
  const next = (reading: Reading, word: Word) =>
    reading.words.find(({ start, content, clause }) => start > word.end && content && clause === word.clause);
  return claimed.some((word) => {
    const after = next(claim, word);
    if (!after || isDenied(word, claim)) return false;
    const turned = said.some((found) => !isDenied(found, quote) && next(quote, found)?.roots[0] === after.roots[0]);
    const same = quote.words.some(
      (found) => found.text === word.text && next(quote, found)?.roots[0] === after.roots[0],
    );
    return turned && !same;
  });
}

/** Particles of verbs of which one turns the verb round that the other makes: "toenemen", "afnemen". */
const PARTICLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['toe', ['af']],
  ['af', ['toe', 'op', 'aan']],
  ['op', ['af', 'neer']],
  ['aan', ['af', 'uit']],
  ['uit', ['in', 'aan']],
  ['in', ['uit']],
  ['mee', ['tegen']],
  ['tegen', ['mee', 'voor']],
]);

/** "namen af" where the quote has "namen toe": the same verb, with the opposite particle at the end of its clause. */
function particleTurned(claim: Reading, quote: Reading): boolean {
  const ends = (reading: Reading) =>
    reading.words.filter(({ end, text }) => PARTICLES.has(text) && /^\s*(?:[.,;:!?)]|$)/.test(reading.text.slice(end)));
  const verbs = (reading: Reading, particle: Word) =>
    reading.words.filter((word) => word.clause === particle.clause && word.end < particle.start);
  return ends(claim).some((particle) =>
    ends(quote).some(
      (other) =>
        PARTICLES.get(particle.text)?.includes(other.text) &&
        verbs(claim, particle).some((verb) => verbs(quote, other).some((found) => isVerbOf(verb, found))),
    ),
  );
}

/** "minder" where the quote has "namen toe", and the other way round. */
function growthTurned(claim: Reading, quote: Reading): boolean {
  const [up, down] = ANTONYMS[0] as (typeof ANTONYMS)[number];
  const has = (reading: Reading, pole: readonly string[]) =>
    reading.words.some((word) => isAt(pole, word.text) && directs(word, reading) && !isDenied(word, reading));
  const grows = (reading: Reading, particle: string) =>
    new RegExp(`(?<!\\p{L})(?:nam|namen|neemt|nemen)\\s(?:[^.;]{0,80}\\s)?${particle}(?=\\s*(?:[.,;:)]|$))`, 'iu').test(
      reading.text,
    );
  const turned = (one: Reading, other: Reading) =>
    (grows(other, 'toe') && !has(other, down) && has(one, down) && !has(one, up)) ||
    (grows(other, 'af') && !has(other, up) && has(one, up) && !has(one, down));
  return turned(claim, quote) || turned(quote, claim);
}

/** Short verbs that make many others with a particle. */
const MAKES_VERBS =
  /^(?:nam|namen|neem|neemt|nemen|wees|wezen|wijst|wijzen|ging|gingen|gaat|gaan|sloot|sloten|sluit|sluiten|schreef|schreven|schrijft|schrijven|stelde|stelden|stelt|stellen|wijs)$/;

const isVerbOf = (one: Word, other: Word): boolean =>
  MAKES_VERBS.test(one.text) && (one.text === other.text || one.roots[0] === other.roots[0]);

/** Whether the claim has the opposite of a word of the quote, and neither denies it. */
export function oppositesSaid(claim: Reading, quote: Reading): boolean {
  const inQuote = new Set(quote.words.flatMap(({ text }) => pairsOf(text)));
  const shared = [...new Set(claim.words.flatMap(({ text }) => pairsOf(text)))].filter((index) => inQuote.has(index));
  const turned = shared.some((index) => {
    const [one, other] = ANTONYMS[index] as (typeof ANTONYMS)[number];
    return [[one, other] as const, [other, one] as const].some(([pole, opposite], side) => {
      const claimed = claim.words.filter((word) => isAt(pole, word.text) && directs(word, claim));
      const said = quote.words.filter((word) => isAt(opposite, word.text) && directs(word, quote));
      if (claimed.length === 0 || said.length === 0) return false;
      if (turnsNextWord(claim, quote, claimed, said)) return true;
      const agrees =
        quote.words.some((word) => isAt(pole, word.text) && directs(word, quote)) ||
        claim.words.some((word) => isAt(opposite, word.text));
      if (agrees) return false;
      if (index === 0 && directionByNumbers(claim, quote) === (side === 0 ? 'up' : 'down')) return false;
      return !claimed.some((word) => isDenied(word, claim)) && !said.some((word) => isDenied(word, quote));
    });
  });
  return (
    turned ||
    particleTurned(claim, quote) ||
    growthTurned(claim, quote) ||
    OPPOSITE_BEFORE.some(([one, other]) => turnsRound(claim, quote, one, other) || turnsRound(claim, quote, other, one))
  );
}

/** Whether the claim says "na" before a word or date where the quote says "voor" before the same. */
function turnsRound(claim: Reading, quote: Reading, pole: readonly string[], opposite: readonly string[]): boolean {
  const after = (reading: Reading, words: readonly string[]): string[] =>
    reading.words.flatMap((word, i) => {
      if (!words.includes(word.text)) return [];
      const next = reading.words.slice(i + 1, i + 6).find((found) => found.content || /^\p{N}/u.test(found.text));
      return next ? [next.roots[0] ?? next.text] : [];
    });
  const said = after(quote, opposite);
  const same = after(quote, pole);
  return after(claim, pole).some((word) => said.includes(word) && !same.includes(word));
}
