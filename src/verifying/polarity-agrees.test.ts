import { expect, test } from 'vitest';
import { polarityReasons } from './polarity-agrees.ts';
import { readSentence } from './reading.ts';

const read = (text: string) => readSentence(text, 'nl');
const reasons = (claim: string, quote: string) => polarityReasons(read(claim), read(quote));

test.each([
  ['De gemeente controleert niet meer op deze manier.', 'De gemeente stopte met deze manier van controleren.'],
  ['Na de verhuizing kunt u de pas niet meer gebruiken.', 'U verliest na de verhuizing het recht de pas te gebruiken.'],
  ['Bent u het niet eens met de beslissing, dan kunt u bellen.', 'Wie ontevreden is over de beslissing kan bellen.'],
  ['De bieb print het kosteloos.', 'De bieb print het gratis.'],
])('a denial may be in another word: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual([]);
});

test.each([
  [
    'De pas mag in het zwembad niet gebruikt worden.',
    'De klacht was ongegrond, en de pas mag in het zwembad gebruikt worden.',
  ],
  ['De gegevens waren altijd juist.', 'De gegevens waren niet altijd juist.'],
  ['De leningen namen in 2031 af.', 'De leningen namen in 2031 fors toe.'],
  ['Er waren in 2031 minder leningen.', 'De leningen namen in 2031 fors toe.'],
  ['De minister laat de regels in 2031 veranderen.', 'De regels veranderen niet in 2031.'],
  ['Laat in 2030 is de aanvraag gewijzigd.', 'De aanvraag is in 2030 niet gewijzigd.'],
  ['De regels voor kwijtschelding veranderen in 2031.', 'De regels veranderen niet in 2031.'],
  ['De regels veranderen in 2031 ongeacht de leeftijd.', 'De regels veranderen niet in 2031.'],
  ['De leden met verlies krijgen geld.', 'De leden krijgen geen geld.'],
  ['De regels voor vrijstelling veranderen.', 'De regels veranderen niet.'],
  ['De regels over onkosten veranderen in 2031.', 'De regels veranderen niet in 2031.'],
  ['De regels van het afgelopen jaar veranderen.', 'De regels veranderen niet.'],
  ['De regels veranderen uitsluitend in 2031.', 'De regels veranderen niet in 2031.'],
  ['De gemeente ging nog een tijd door met het controleren.', 'De gemeente stopte met het controleren.'],
  ['De gemeente wees het bezwaar toe.', 'De gemeente wees het bezwaar af.'],
])('what is turned round is caught: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual(['negation']);
});

test.each([
  ['De gemeente geeft ten minste twee brieven.', 'De gemeente geeft de meeste brieven.'],
  ['De brief is door de gemeente verstuurd.', 'De gemeente verstuurt de brief en stopt.'],
  ['Leden lenen het geld.', 'Leden moeten het geld terugbetalen.'],
  ['De gemeente kent de regels.', 'De gemeente heeft regels ingetrokken.'],
])('words that are no opposites: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual([]);
});
