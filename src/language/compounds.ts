/**
 * Splitting Dutch compounds into the words they are made of: "collegegeldkrediet" is college + geld + krediet.
 * Dictionary-based, with linking letters, fewest parts first; after Monz and De Rijke, "Shallow Morphological
 * Analysis in Monolingual Information Retrieval for Dutch, German, and Italian" (CLEF 2001).
 */
import { stopwords } from '@orama/stopwords/dutch';
import { fold } from './fold.ts';

const STOP_WORDS: ReadonlySet<string> = new Set(stopwords);
const SHORTEST_PART = 3;
const LONGEST_WORD = 60;
const MOST_CACHED = 50_000;
/** Letters between two parts: inburgering-s-examen, student-en-huis, eend-e-kooi. */
const LINKS = ['', 's', 'n', 'e', 'en'];

/** Parts in any list, and the only ones of three letters: others look like a word by chance (pro-ces, gesp-rek). */
const ALWAYS_PARTS = wordSet('terug samen les wet dag vak hbo mbo web bus uur ict app sms duo bbl bol zzp wia');
/** Affixes, and words that in a compound are nearly always a piece of another word, whatever a dictionary says. */
const AFFIXES = wordSet(`
  heid heden ties schap lijk lijke lijks baar bare loos loze ling lingen isch ische atie aties iteit teit aars erij
  ster sters ment eren achtig matig matige nis isme ieve ende elijk elen elijke ring ringen ning eerde erend iek ieke
  vers best gesp span dien sten part port pers mees klim roem euro voel boon lijn wijs wijze kunst reek zing ving
  oord aard kens rijk rijke gene geen stig slag laag
`);
/** Words that say nothing by themselves: their compounds (onder-wijs, voor-waarde, uit-wonend) mean something else. */
const FUNCTION_WORDS = wordSet(`
  aan achter af als bij binnen boven buiten daar door dan een eer even hier in langs mede mee met na naar naast neer
  om onder op open over rond sinds tegen ten toe tot tussen uit van vast voor voort waar weg zonder zeer ander
  zelf maar niet geen hem hen hun ons onze zij wij jij elk elke alle ieder dat dit die wat wie hoe wel weer
`);

/**
 * A splitter over a word list (any case, diacritics or not). It returns the parts of a word, lower case and folded,
 * two or more; or nothing when the word cannot be made from the list. Fewest parts win, and each part is split
 * further where it can be. A word's last part may be inflected (regelingen for regeling); parts have three letters
 * or more and are never a mere affix or function word. Answers are cached.
 *
 * Recommended list: `compoundWords` of a dictionary together with the vocabulary of the indexed corpus; the
 * vocabulary alone serves where no dictionary can be loaded. It knows no meaning: a word that merely looks like a
 * compound is split too, so parts belong beside the whole word in an index, never instead of it.
 */
export function createCompoundSplitter(words: Iterable<string>): (word: string) => string[] {
  const known = new Set<string>(ALWAYS_PARTS);
  for (const word of words) {
    const folded = fold(word);
    if (folded.length <= SHORTEST_PART || !/^[a-z]+$/.test(folded)) continue;
    if (AFFIXES.has(folded) || FUNCTION_WORDS.has(folded) || STOP_WORDS.has(folded)) continue;
    known.add(folded);
  }
  const cache = new Map<string, string[]>();

  const isLast = (part: string): boolean =>
    known.has(part) ||
    (part.length > SHORTEST_PART + 1 && !AFFIXES.has(part) && bases(part).some((base) => known.has(base)));

  const leaves = (word: string, depth: number): string[] => {
    const parts = fewestParts(word, known, isLast);
    if (parts.length < 2 || depth > 3) return [word];
    return parts.flatMap((part) => leaves(part, depth + 1));
  };

  return (word) => {
    const folded = fold(word);
    if (folded.length < 2 * SHORTEST_PART || folded.length > LONGEST_WORD) return [];
    const cached = cache.get(folded);
    if (cached !== undefined) return cached;
    const parts = leaves(folded, 0);
    const answer = parts.length > 1 ? parts : [];
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(folded, answer);
    return answer;
  };
}

/** What an inflected word may be a form of: regelingen, scholen, lessen, brieven, huizen, camera(')s, hoge. */
function bases(word: string): string[] {
  if (word.endsWith('s')) return [word.slice(0, -1)];
  const stem = word.endsWith('en') ? word.slice(0, -2) : word.endsWith('e') ? word.slice(0, -1) : null;
  if (stem === null) return [];
  const last = stem.at(-1) as string;
  const hard = last === 'v' ? 'f' : last === 'z' ? 's' : last;
  const found = [stem, word.slice(0, -1), stem.slice(0, -1) + hard];
  if (last === stem.at(-2)) found.push(stem.slice(0, -1));
  else if ('aeou'.includes(stem.at(-2) as string)) found.push(stem.slice(0, -1) + stem.at(-2) + hard);
  return found.filter((base) => base.length > SHORTEST_PART || ALWAYS_PARTS.has(base));
}

/** Cheapest way to write a word as two or more known parts; empty when there is none. */
function fewestParts(word: string, known: ReadonlySet<string>, isLast: (part: string) => boolean): string[] {
  const cost: number[] = new Array(word.length + 1).fill(Number.POSITIVE_INFINITY);
  const from: { start: number; end: number }[] = new Array(word.length + 1);
  cost[0] = 0;
  for (let start = 0; start <= word.length - SHORTEST_PART; start++) {
    const base = cost[start] as number;
    if (base === Number.POSITIVE_INFINITY) continue;
    for (let end = start + SHORTEST_PART; end <= word.length; end++) {
      if (start === 0 && end === word.length) continue;
      const part = word.slice(start, end);
      const last = end === word.length;
      if (!(last ? isLast(part) : known.has(part))) continue;
      // A part weighs more than any number of links; a part of three letters is a last resort.
      const price = base + 10 + (part.length === SHORTEST_PART ? 4 : 0);
      for (const link of last ? [''] : LINKS) {
        if (!word.startsWith(link, end)) continue;
        const next = end + link.length;
        if (next === word.length && !last) continue;
        const total = price + link.length;
        if (total < (cost[next] as number)) {
          cost[next] = total;
          from[next] = { start, end };
        }
      }
    }
  }
  if (cost[word.length] === Number.POSITIVE_INFINITY) return [];
  const parts: string[] = [];
  for (let at = word.length; at > 0; ) {
    const step = from[at] as { start: number; end: number };
    parts.unshift(word.slice(step.start, step.end));
    at = step.start;
  }
  return parts;
}

/**
 * The words of a Hunspell dictionary (the text of its `.dic` file, OpenTaal's flags) that Dutch compounds are made
 * of: nouns (they carry a plural, diminutive or compound flag) and adjectives, and whatever has no capital or hyphen.
 */
export function compoundWords(dic: string): string[] {
  const found: string[] = [];
  for (const line of dic.split('\n')) {
    const slash = line.indexOf('/');
    if (slash < SHORTEST_PART) continue;
    const word = line.slice(0, slash);
    const flags = line.slice(slash + 1).trim();
    const noun = /^(?:..)*?(?:Z.|Y.|C[abc])/.test(flags);
    const adjective = word.length > SHORTEST_PART && /^(?:..)*?A./.test(flags);
    if ((noun || adjective) && /^[\p{Ll}\p{M}]+$/u.test(word)) found.push(word);
  }
  return found;
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
