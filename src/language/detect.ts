/**
 * Which language a question is written in. N-grams do well on sentences and badly on a few words; question and
 * function words settle those, and Dutch is what remains when nothing is certain.
 */
import { ngramScores } from './ngram-scores.ts';

/** Words frequent in questions that are no common word of another language of the list in Latin script. */
const CUES: Readonly<Record<string, ReadonlySet<string>>> = {
  nl: cues(`de het een van voor hoe hoeveel wat waar wanneer waarom welke welk wie ik je jij u uw mijn jouw zijn niet
    geen naar ook met bij dat dit deze worden wordt werd heb heeft hebben kan kun kunt moet moeten mag als nog meer
    hun ze zij jaar gaat doet krijg krijgt betalen terugbetalen tussen vorig vorige vanaf graag aan uit op te ben bent er`),
  en: cues(`the how many much what when where why which who does do did can could should would are were have has been
    i you my your they their it this that these there for from about with of and not get pay year last please will
    hello hi help if an to any`),
  de: cues(`der das ist wie viel viele was wann wo warum welche welcher wer ich sie mein meine nicht kein keine und für
    mit von zu auf dem den des ein eine einen einem kann muss müssen wird werden haben hat gibt es im beim nach über bekomme`),
  fr: cues(`le la les des du est combien comment quand où pourquoi quel quelle quels quelles qui que je vous mon ma mes
    ne pas pour avec dans sur une sont puis ai peut faut au aux et ce cette quoi y a de il elle`),
  es: cues(`el la los las del cuánto cuántos cuántas cuanto cómo cuándo dónde qué por quién cuál es son yo mi mis no para
    con una puedo debo hay tengo está se y al lo de cual como cuando donde puede`),
  it: cues(`il lo gli quanto quanti come quando dove perché quale chi è sono io mio mia non per con una posso devo della del
    di che nel dei cosa`),
  pt: cues(`o os as quanto quantos como quando onde porquê qual quem é são eu meu minha não para com uma posso devo dos
    das do da no na em que de`),
  pl: cues(`ile jak kiedy gdzie dlaczego jaki jaka jakie który która kto co czy jest są ja mój moja nie dla do na w z się
    mogę muszę mam po od o`),
  tr: cues(`ne kadar nasıl zaman nerede neden niçin hangi kim mi mı mu mü bir ve için ile var yok ben benim değil kaç
    nereden nedir olarak bu borcumu`),
  ro: cues('cât câte cum când unde ce care cine este sunt eu meu mea nu pentru cu un o să din la pot trebuie și'),
};
/** Letters that neither Dutch nor English writes, names aside. */
const NOT_DUTCH = /[ğşıłąęćńśźżőűřčšžțăñãõßøåæ]/u;
const PRIOR: Readonly<Record<string, number>> = { nl: 0.06, en: 0.02 };
const CUE_WEIGHT = 0.6;
/** Margin between the best and the second language above which the answer is called sure. */
const SURE = 0.1;

/**
 * The language of a text as ISO 639-1, and whether that is beyond doubt. A Dutch sentence with English words in it
 * stays Dutch; a text without letters, a single word that no list knows, and a tie are Dutch and not sure. Other
 * scripts than Latin are told apart by their letters alone. Not for documents in several languages.
 */
export function detectLanguage(text: string): { language: string; sure: boolean } {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (words.length === 0) return { language: 'nl', sure: false };
  const likely = ngramScores(text);
  const latin = words.filter((word) => /\p{Script=Latin}/u.test(word)).length;
  if (latin < words.length / 2) return { language: likely[0]?.[0] ?? 'nl', sure: likely.length > 0 };

  const scores = new Map<string, number>();
  const add = (language: string, score: number): void => {
    scores.set(language, (scores.get(language) ?? 0) + score);
  };
  // Below three words the n-grams are noise: "rente 2024" comes out as Spanish.
  const trust = words.length < 3 ? 0.3 : 1;
  for (const [language, score] of likely) add(language, score * trust);
  for (const [language, prior] of Object.entries(PRIOR)) add(language, prior);
  const cued = new Map<string, number>();
  for (const [language, list] of Object.entries(CUES)) {
    const hits = words.filter((word) => list.has(word)).length;
    if (hits > 0) add(language, (CUE_WEIGHT * hits) / words.length);
    if (hits > 0) cued.set(language, hits);
  }
  const [best, second] = [...scores].sort((one, other) => other[1] - one[1]);
  const foreign = words.some((word) => NOT_DUTCH.test(word));
  if (best === undefined || (words.length < 3 && cued.size === 0 && !foreign)) return { language: 'nl', sure: false };
  const sure = best[1] - (second?.[1] ?? 0) >= SURE && (words.length > 2 || cued.size > 0);
  if (!sure && words.length < 3 && !foreign) return { language: 'nl', sure: false };
  // "Wat is open access?": a Dutch question about something with a foreign name.
  const leansDutch = !foreign && (cued.get('nl') ?? 0) >= Math.max(1, cued.get(best[0]) ?? 0);
  return { language: !sure && leansDutch ? 'nl' : best[0], sure };
}

function cues(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
