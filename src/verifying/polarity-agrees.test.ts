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
  ['De gemeente wees het bezwaar toe.', 'De gemeente wees het bezwaar af.'],
])('what is turned round is caught: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual(['negation']);
});
