/**
 * Words with a "not" in them: "stoppen" is doing it no more, "lastig" is not going well. A claim that says the "not" in
 * another way may stand for them, and they for its denial. Beginnings of words, folded; a word that ends in "$" is
 * whole. General Dutch; no word belongs to one document.
 */
import { isAt } from './antonyms.nl.ts';

const NEGATIVE = listOf(`
stop$ stopt stopte stoppen gestopt gestaakt staken beeindig opgehe opheff afgeschaf afschaf verval verviel verlop
verdwijn verdwen verdween geeindigd afgelopen verlies verliez verloren verloor kwijt weiger geweigerd verbied verbod
verboden ontbre ontbrak vergeet vergeten vergat verlaat voorkom vermijd vermeden tegengaa tegenga tegenhoud verhinder
afwijz afwees afgewezen uitgeslo uitsluit behalve uitgezonderd vrijgesteld vrijstelling gratis kosteloos nauwelijks
amper zelden weinig voordat alvorens afzien afgezien afziet ontsla losgekoppeld achterwege verborgen leeg$ zonder
missen mist$ gemist misten mislopen nepp nep$ vals$ valse$ afraden ontraden ontmoedig sceptisch twijfel betwijfel
laat$ anoniem vertrokken
`);
/** Of what does not go well: they stand for the denial of a success alone. */
const FAILING = listOf(`
schaars mislu misgaa misgin misloop fout$ fouten foute vergis verkeerd onterecht ongeluk moeilijk moeite lastig
ingewikkeld gecompliceerd problem probleem knelpunt hinder belemmer hapert gebrek tekort$ tekorten tekortkom
tekortschie kapot onjuist nadel
`);
/** Of what was and is no more: for the denial of a claim alone. */
const PAST = listOf(`
vroeger$ voorheen$ voormalig excuses
`);
const SUCCESS =
  /^(?:goed|goede|beter|luk\p{L}*|gelukt|klop\p{L}*|werk\p{L}*|lopen|loopt|liep|genoeg|voldoende|makkelijk\p{L}*|gemakkelijk|eenvoudig\p{L}*|juist|juiste|bedoel\p{L}*|will?en|wil|vlot|soepel|terecht|kan|kunnen)$/u;

/** "ontevreden", "onduidelijk": words whose beginning denies the rest. */
const UN = /^on(?!der|ze|s|t(?!evr)|geveer|langs|middellijk|danks|line)\p{L}{5,}/u;

const MOST_CACHED = 10_000;
const cache = new Map<string, boolean>();

/**
 * Whether a folded word has a "not" in it that may stand for a denial of these words; `isPast` where what is no more
 * counts as well.
 */
export function standsForDenial(word: string, denied: readonly string[], isPast: boolean): boolean {
  if (isAt(FAILING, word)) return denied.some((one) => SUCCESS.test(one));
  return isNegative(word) && (isPast || !isAt(PAST, word));
}

/** Whether a folded word has a "not" in it; remembered. */
export function isNegative(word: string): boolean {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= MOST_CACHED) cache.clear();
  const negative = UN.test(word) || [NEGATIVE, FAILING, PAST].some((list) => isAt(list, word));
  cache.set(word, negative);
  return negative;
}

function listOf(words: string): string[] {
  return words.trim().split(/\s+/);
}
