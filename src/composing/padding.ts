/** Sentences that say nothing when quoted alone: a line that only announces what follows, a label or signature, a sentence that breaks off. */
import { countWords } from '../language/count-words.ts';

/** Words from which a line before a colon may state something itself: "In 2024 zonden we vijf webinars uit:". */
const LEAST_WORDS_OF_A_LEAD = 6;
const ANNOUNCING =
  /(?<!\p{L})(?:(?:de|het) volgende|als volgt|hieronder|onderstaande?|hierna|the following|as follows|below)(?!\p{L})/iu;
const ENDED = /[.!?…:;][’'"”»)\]]*$/u;
/** Words up to which a line without full stop or figure is a label: "Naam, directeur". */
const MOST_WORDS_OF_A_LABEL = 6;
/** Words that no sentence ends with. */
const NO_END =
  /(?:[,(–-]|(?<!\p{L})(?:de|het|een|en|of|maar|dat|die|om|te|op|aan|van|voor|met|bij|naar|tot|uit|door|over|tussen|onder|per|als|the|a|an|and|or|but|that|to|of|for|with|by|from|in|on|at))$/iu;
/** From this length a sentence ends in a full stop; one that ends in a figure instead was cut before its unit. */
const LEAST_WORDS_CUT = 15;

/** Whether a line only says that something follows: "Hieronder een greep:". It may come along with what follows. */
export function announces(text: string): boolean {
  return text.endsWith(':') && (countWords(text) < LEAST_WORDS_OF_A_LEAD || ANNOUNCING.test(text));
}

/** Whether running text is no whole sentence: a label, a signature, or one that breaks off. Not for items, rows and headings. */
export function isFragment(text: string): boolean {
  if (ENDED.test(text)) return false;
  const words = countWords(text);
  if (words <= MOST_WORDS_OF_A_LABEL) return !/\d/.test(text);
  return NO_END.test(text) || (words >= LEAST_WORDS_CUT && /\d$/.test(text));
}
