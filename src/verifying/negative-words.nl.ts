/**
 * Words with a "not" in them: "stoppen" is doing it no more, "lastig" is not going well. A claim that says the "not" in
 * another way may stand for them, and they for its denial. Beginnings of words, folded; a word that ends in "$" is
 * whole. General Dutch; no word belongs to one document.
 */
import { remembering } from '../language/remembered.ts';
import { isAt } from './antonyms.nl.ts';

const NEGATIVE = listOf(`
stop$ stopt stopte stoppen gestopt gestaakt staken beeindig opgehe opheff afgeschaf afschaf verval verviel
verdwijn verdwen verdween geeindigd verliest$ verliez verloren verloor kwijt$ weiger geweigerd verbied
verboden ontbre ontbrak vergeet vergeten vergat vermijd vermeden tegengaa tegenga tegenhoud verhinder
afwijz afwees afgewezen uitgeslo uitsluit$ uitsluiten$ uitgezonderd vrijgesteld gratis kosteloos nauwelijks
amper zelden weinig$ afzien$ afziet$ losgekoppeld achterwege verborgen leeg$ zonder
missen mist$ gemist misten mislopen nepp nep$ vals$ valse$ afraden ontraden ontmoedig sceptisch twijfel betwijfel
`);
/** Of what does not go well: they stand for the denial of a success alone. */
const FAILING = listOf(`
schaars mislu misgaa misgin misloop fout$ fouten foute vergis verkeerd onterecht ongeluk moeilijk moeite lastig
ingewikkeld gecompliceerd problem probleem knelpunt hinder belemmer hapert gebrek tekort$ tekorten tekortkom
tekortschie kapot onjuist nadel
`);
/** Of what was and is no more: for the denial of a claim alone. */
const PAST = listOf(`
vroeger$ voorheen$ voormalig
`);
const SUCCESS =
  /^(?:goed|goede|beter|luk\p{L}*|gelukt|klop\p{L}*|werk(?:t|te|ten|en)|lopen|loopt|liep|genoeg|voldoende|makkelijk\p{L}*|gemakkelijk|eenvoudig\p{L}*|juist|juiste|bedoel\p{L}*|vlot|soepel|terecht)$/u;

const MOST_REMEMBERED = 10_000;

/** "ontevreden", "onduidelijk": words whose beginning denies the rest. */
const UN = /^on(?!der|ze|s|t(?!evr)|geveer|langs|middellijk|danks|line)\p{L}{5,}/u;
/** Words in "on" that deny nothing, or not what they stand beside. */
const UN_BUT_NEUTRAL =
  /^on(?:geacht|kost|roerend|geval|geluk|rust|weer|kruid|heil|recht|macht|misbaar|miskenba|losmakelijk|ophoudelijk|verminderd|vermijdelijk|verwacht|verwijld|verhoopt|voorwaardelijk|voorzien|afhankelijk|getwijfeld|eindig)/u;

/**
 * Whether a folded word has a "not" in it that may stand for a denial of these words; `isPast` where what is no more
 * counts as well.
 */
export function standsForDenial(word: string, denied: readonly string[], isPast: boolean): boolean {
  if (isAt(FAILING, word)) return denied.some((one) => SUCCESS.test(one));
  return isNegative(word) && (isPast || !isAt(PAST, word));
}

/** Whether a folded word has a "not" in it; remembered. */
export const isNegative = remembering(
  (word: string): boolean =>
    (UN.test(word) && !UN_BUT_NEUTRAL.test(word)) || [NEGATIVE, FAILING, PAST].some((list) => isAt(list, word)),
  MOST_REMEMBERED,
);

function listOf(words: string): string[] {
  return words.trim().split(/\s+/);
}
