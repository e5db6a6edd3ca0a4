import { expect, test } from 'vitest';
import { readSentence } from './reading.ts';
import { restrictionReasons } from './restrictions-agree.ts';

const reasons = (claim: string, quote: string) =>
  restrictionReasons(readSentence(claim, 'nl'), readSentence(quote, 'nl'));

test.each([
  ['De kaart is alleen voor leden.', 'De kaart is voor leden en gasten.', 'a limit of its own'],
  ['De meeste zalen zijn warm.', 'Alle zalen zijn warm.', 'a part for the whole'],
  ['Leden moeten een kaart kopen.', 'Leden kunnen een kaart kopen.', 'a duty for a possibility'],
  ['Leden mogen een kaart kopen.', 'Leden moeten een kaart kopen.', 'a possibility for a duty'],
])('%s beside %s: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual(['condition']);
});

test.each([
  ['Je kunt alleen met een pas naar binnen.', 'Om binnen te komen is een pas nodig.'],
  ['Elke zaal is warm.', 'Alle zalen zijn warm.'],
  ['Eerst moet de pas betaald zijn.', 'Pas als de pas betaald is, kan men naar binnen.'],
])('%s says what %s says', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual([]);
});
