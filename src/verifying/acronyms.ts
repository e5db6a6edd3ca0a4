/**
 * Names written out and as acronyms, in either direction.
 */
import { fold } from '../language/fold.ts';
import { findNames } from '../language/names.ts';

/** Small words inside a name, which no acronym need have a letter for. */
export const JOINT = new Set('van de der den het en voor of the and for in'.split(' '));

/** Words of a text, as they are, that a name may be made of. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const MOST_CACHED = 200;
const acronymCache = new Map<string, ReadonlySet<string>>();

/** Acronyms that a text's own names make, remembered: one claim meets many quotes of one passage. */
export function acronymsOf(text: string): ReadonlySet<string> {
  const known = acronymCache.get(text);
  if (known) return known;
  if (acronymCache.size >= MOST_CACHED) acronymCache.clear();
  const found = acronymsIn(text);
  acronymCache.set(text, found);
  return found;
}
/** Letters of the longest acronym looked for; without a bound a run of many names makes very many. */
const LONGEST_ACRONYM = 8;

/** Acronyms that a text's own names make: "Sociale Zaken en Werkgelegenheid" gives "szw". */
function acronymsIn(text: string): Set<string> {
  const found = new Set<string>();
  const runs = text.matchAll(
    /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]*(?:,?\s(?:(?:en|van|de|het|voor|and|of)\s){0,2}\p{Lu}[\p{L}\p{M}]*)+/gu,
  );
  for (const [run] of runs) {
    const initials = (run.match(/(?<!\p{L})\p{Lu}/gu) ?? []).map((letter) => letter.toLowerCase());
    for (let from = 0; from < initials.length; from++)
      for (let to = from + 2; to <= Math.min(initials.length, from + LONGEST_ACRONYM); to++)
        found.add(initials.slice(from, to).join(''));
  }
  return found;
}

/** Whether an acronym is spelled out somewhere, or its expansion stands where the quote has the acronym. */
export function expands(name: string, sayable: string, passage: string): boolean {
  const acronyms = acronymsOf(name);
  if (acronyms.size === 0) return false;
  const letters = (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('').toLowerCase();
  return wordsOf(sayable).includes(letters) || passage.includes(`${name} (${letters.toUpperCase()})`);
}

/** Whether the first letters of a name and the words behind it are an acronym of the quote: "Nationale ombudsman" for "No". */
export function isSpeltOut(from: string, quote: string): boolean {
  const words = from.match(/^\p{L}[\p{L}-]*(?:\s\p{L}[\p{L}-]*){1,5}/u)?.[0].split(/\s/) ?? [];
  const acronyms = new Set(
    (quote.match(/(?<!\p{L})\p{Lu}\p{L}{1,5}(?!\p{L})/gu) ?? []).map((word) => word.toLowerCase()),
  );
  for (let count = 2; count <= words.length; count++) {
    const all = words.slice(0, count).map((word) => word[0]?.toLowerCase() ?? '');
    const main = words
      .slice(0, count)
      .filter((word) => !JOINT.has(word.toLowerCase()))
      .map((word) => word[0]?.toLowerCase() ?? '');
    if (acronyms.has(all.join('')) || (main.length > 1 && acronyms.has(main.join('')))) return true;
  }
  return false;
}

/** Whether the expansion of an acronym, as the passage gives it, stands in the quote. */
export function expandsNear(acronym: string, quote: string, passage: string): boolean {
  const at = passage.indexOf(`(${acronym.toUpperCase()})`);
  const before = findNames(passage.slice(Math.max(0, at - 120), at)).at(-1);
  if (!before) return false;
  const name = passage.slice(Math.max(0, at - 120), at).slice(before.start, before.end);
  return quote.includes(name);
}
