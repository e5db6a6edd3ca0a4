import { describe, expect, test } from 'vitest';
import { findConditions, findNegations } from './negation.ts';

const shown = (find: typeof findNegations, text: string): string[] =>
  find(text).map(({ start, end }) => text.slice(start, end));

describe('findNegations', () => {
  test.each([
    ['U hoeft niet te betalen.', ['niet']],
    ['Geen enkele klant, nooit zonder brief.', ['Geen enkele', 'nooit', 'zonder']],
    ['You don’t have to, and they cannot.', ['don’t', 'cannot']],
    ["It isn't never.", ["isn't", 'never']],
    ['Niemand was er nog niet.', ['Niemand', 'nog niet']],
    ['De notaris noteert de genietingen.', []],
    ['Een nota over niettemin', []],
  ])('%s', (text, expected) => {
    expect(shown(findNegations, text)).toEqual(expected);
  });
});

describe('findConditions', () => {
  test.each([
    ['Tenzij u ouder bent dan 56.', ['Tenzij']],
    ['Alleen als u maximaal twee jaar studeert.', ['Alleen als', 'maximaal']],
    ['Van 1 mei tot en met 3 juni', ['tot en met']],
    ['Van 1 mei t/m 3 juni', ['t/m']],
    ['Only if you pay at  most 5 euros, unless asked.', ['Only if', 'at  most', 'unless']],
    ['Behalve op zondag, pas vanaf 9 uur', ['Behalve', 'pas vanaf']],
    ['Een totaal van alleenstaanden', []],
  ])('%s', (text, expected) => {
    expect(shown(findConditions, text)).toEqual(expected);
  });
});
