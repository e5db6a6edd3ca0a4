/**
 * How much of a claim its quote speaks of: the share of its words found there, and what is found nowhere.
 */
import { sameValue } from './numbers-agree.ts';
import { type Reading, sameWord, type Word } from './reading.ts';
import { sameRoot } from './roots.ts';
import { synonymsOf } from './synonyms.nl.ts';

export interface Coverage {
  /** Of the claim's content words, numbers, dates and names, the share found in the quote; 1 where there is nothing to find. */
  readonly words: number;
  /** Content words found nowhere. */
  readonly missing: readonly Word[];
  /** How many content words are found in the quote or around it. */
  readonly found: number;
  /** Content words found elsewhere in the passage alone. */
  readonly nearby: readonly Word[];
}

/** A quote with a smaller share of the claim's words speaks of something else. */
export const LEAST_WORDS = 0.4;

/** Words that say so little that a claim may have them though its quote has not; what they stand beside says it. */
const LIGHT = new Set(
  `mensen personen iemand ding dingen zaak zaken tijd stuk rest kant punt moment verband sprake behoefte duurt duren duurde betrof betreft
  gegaan gezegd zegt zeggen vertellen vertelt vertelden verteld geeft geven gaf bieden biedt blijkt blijken gekomen gebleven daardoor hierdoor
  daarvoor eerst net let letten gekeken kijkt kijken gezien tegenover totdat allemaal anderen weten weet wist wisten merken merkt hebt kent
  kennen erom naartoe bod leg leggen ligt wegens vergeleken gerekend bevat bevatten opnieuw terug gaande verder kort gerust gewoon doel
  telkens telt tellen telde af erbij ervan daarover hierover heen nodig heet heten genaamd noemen noemt genoemd gebeurt gebeuren gebeurde gebeurd verloopt`.split(
    /\s+/,
  ),
);

/** What a word may be found in beside the quote: headings and title, which count, and the rest of the passage, which counts less. */
export interface Beside {
  readonly around: Reading;
  readonly passage: Reading;
}

/** Coverage of a claim by a quote. */
export function coverageOf(claim: Reading, quote: Reading, { around, passage }: Beside): Coverage {
  const words = claim.words.filter(
    (word) => word.content && !claim.names.some(({ start, end }) => word.start < end && start < word.end),
  );
  const there = [...quote.words, ...around.words].filter(({ content }) => content);
  const rest = passage.words.filter(({ content }) => content);
  const found = words.filter((word) => isFound(word, there));
  const lost = words.filter((word) => !LIGHT.has(word.text) && !found.includes(word));
  const nearby = lost.filter((word) => isFound(word, rest));
  const missing = lost.filter((word) => !nearby.includes(word));
  const measured = [...claim.numbers, ...claim.dates, ...claim.names];
  // Dates and names have checks of their own; here they count as found. A quote without the numbers is another's.
  const uncounted = claim.numbers.filter((number) => !quote.numbers.some((other) => sameValue(number, other)));
  const all = words.length + measured.length;
  return {
    words: all === 0 ? 1 : 1 - (missing.length + nearby.length / 2 + uncounted.length) / all,
    found: found.length,
    missing,
    nearby,
  };
}

/** Whether a word is there; of a compound each part, unless the whole is: "studieschuld" is no "schuld" of any kind. */
function isFound(word: Word, there: readonly Word[]): boolean {
  const [whole = '', ...parts] = word.roots;
  if (there.some(({ roots }) => roots[0] === whole || synonymsOf(whole).has(roots[0] ?? ''))) return true;
  if (!there.some((found) => sameWord(found, word))) return false;
  return parts.every((part) =>
    there.some(
      ({ text, roots }) =>
        roots.some((root) => sameRoot(root, part)) || synonymsOf(part).has(roots[0] ?? '') || text.startsWith(part),
    ),
  );
}
