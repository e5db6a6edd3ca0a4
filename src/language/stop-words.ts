/**
 * Words that say nothing about the subject of a text or a question, Dutch and English, folded and without apostrophes.
 */
import { stopwords as dutch } from '@orama/stopwords/dutch';
import { stopwords as english } from '@orama/stopwords/english';

/** Dutch question words, pronouns and fillers that the list of Snowball lacks; clitics as they are without apostrophe. */
const MORE_DUTCH = `
  waar waarom waarvoor waarmee waarop waaraan waarin waaruit waarover waarvan wanneer welk welke hoeveel hoelang hoezo wiens
  we wij jij jou jouw jullie zijne hare onze degene diegene degenen elk elke ieder iedere iedereen niemand alle allen
  kun kunt kunnen kon konden mag mogen mocht mochten moeten moest moesten wilt willen wilde wilden zult zullen zouden
  hadden had kreeg kregen werden geworden
  gaan gaat ging gingen laat laten komt komen deed doet gedaan bent waart wordt hoeft hoeven krijgt krijg
  echt even eigenlijk gewoon graag misschien namelijk natuurlijk nou ook overigens precies soms steeds vaak verder
  wel weer zeer heel erg best vrij ongeveer sinds tussen tijdens volgens vanaf vanuit vanwege via per binnen buiten
  mbt tav ivm dwz bijv bv zoals terwijl toch echter daarom daarmee daarvoor daarbij daarnaast daarna waarbij hierbij hierdoor hiervoor
  alsjeblieft alstublieft aub dank bedankt hallo hoi goedemorgen goedemiddag goedenavond dag
  erop ervan ervoor ermee erin eraan eruit erbij erover toe eens ooit zon m s t n d k ie
`;
/** English words that carry nothing and that the English list lacks, and contractions without their apostrophe. */
const MORE_ENGLISH = `
  a i us much many lot get gets got getting go goes going please tell know want like just also there im ive youre dont doesnt didnt cant
  isnt arent wasnt werent hasnt havent hadnt wont wouldnt shouldnt couldnt whats hows whos thats theres hi hello thanks thank
  per via since within without
`;
/** What people put around a question; content in a document, not in a question's subject. */
const AROUND_A_QUESTION = `
  vraag vragen weten weet vertel vertellen uitleggen leg noem noemen geef geven zeg zeggen bedoel bedoelt bedoeld bedoelen
  betekent betekenen precies soort staat staan heet heten gebeurt gebeuren gebeurde mogelijk graag informatie document documenten
  question questions explain mean means meaning give name mention exactly happen happens happened called kind
`;

/** For index terms and query terms. */
export const STOP_WORDS: ReadonlySet<string> = asSet([
  ...dutch,
  ...english,
  ...list(MORE_DUTCH),
  ...list(MORE_ENGLISH),
]);

/** For the subject of a question: the stop words and what people put around a question. */
export const QUESTION_STOP_WORDS: ReadonlySet<string> = asSet([...STOP_WORDS, ...list(AROUND_A_QUESTION)]);

function list(words: string): string[] {
  return words.trim().split(/\s+/);
}

function asSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.replaceAll("'", '')));
}
