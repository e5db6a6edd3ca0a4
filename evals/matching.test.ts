import { expect, test } from 'vitest';
import { holdsAlternative, letters, missingFacts, quoteOverlaps, showsGold, withoutMarkers } from './matching.ts';

test.each([
  ['Er waren 25 mensen.', '25', true],
  ['Dat was in 2025.', '25', false],
  ['Het kost 25.000 euro.', '25', false],
  ['Het kost 1.25 euro.', '25', false],
  ['Gemiddeld 2,5 dagen.', '25', false],
  ['Gemiddeld 2,5 dagen.', '5', false],
  ['Gemiddeld 2,5 dagen.', '2,5', true],
  ['Het waren er 25.', '25', true],
  ['25% van hen, 25-plussers', '25', true],
  ['bijna 18.000 gesprekken', '18.000', true],
  ['bijna 118.000 gesprekken', '18.000', false],
  ['bijna 18.000.000 gesprekken', '18.000', false],
  ['ruim 1\u00a0100 scholen', '1 100', true],
])('a bare number is a whole number: "%s" and "%s": %s', (text, alternative, held) => {
  expect(holdsAlternative(text, alternative)).toBe(held);
});

test.each([
  ['vijf scholen', 'vijf', true],
  ['vijftig scholen', 'vijf', false],
  ['Vijf!', 'vijf', true],
  ['zeventien leden', 'tien', false],
  ['drieëntwintig leden', 'drieëntwintig', true],
  ['honderddrieëntwintig leden', 'drieëntwintig', false],
  ['seventeen members', 'seven', false],
])('a number word is a whole word: "%s" and "%s": %s', (text, alternative, held) => {
  expect(holdsAlternative(text, alternative)).toBe(held);
});

test.each([
  ['op 11 februari', '1 februari', false],
  ['op 1 februari', '1 februari', true],
  ['de 13e leerweg', '3e', false],
  ['de 3e leerweg', '3e', true],
])('an alternative that begins with a digit does not follow one: "%s" and "%s": %s', (text, alternative, held) => {
  expect(holdsAlternative(text, alternative)).toBe(held);
});

test('anything else is a substring, whatever its case, quotes and blanks', () => {
  expect(holdsAlternative('Uw studieschuld', 'schuld')).toBe(true);
  expect(holdsAlternative('mijn diploma’s', "Mijn diploma's")).toBe(true);
  expect(holdsAlternative('de Autoriteit\u00a0\nPersoonsgegevens', 'autoriteit persoonsgegevens')).toBe(true);
  expect(holdsAlternative('ISO9001-certificaat', 'iso 9001')).toBe(false);
});

test('the number of a marker is no number of the answer', () => {
  expect(withoutMarkers('Dat zijn er drie. [1][2]')).toBe('Dat zijn er drie.');
  expect(missingFacts('Dat zijn er drie. [2]', [['2'], ['drie', '3']])).toEqual([['2']]);
});

test('a quote is its letters and digits: line-end hyphens, white space and punctuation do not count', () => {
  expect(letters('de onderwijsinstellin-\n gen (“mbo 4”)')).toBe(letters('de onderwijsinstellingen mbo-4'));
});

const GOLD = 'Een pas kost vijfentwintig euro voor iedereen boven de achttien.';

test('a passage shows gold that it holds whole or for 60 % of its letters in one run', () => {
  const cut = (share: number) => `Erboven. ${[...GOLD].slice(0, Math.ceil(GOLD.length * share)).join('')}`;
  expect(showsGold(`Voor. ${GOLD} Na.`, '', GOLD)).toBe(true);
  expect(showsGold(cut(0.7), '', GOLD)).toBe(true);
  expect(showsGold(cut(0.5), '', GOLD)).toBe(false);
});

test('a quote within the gold overlaps it unless it is too short to tell', () => {
  expect(quoteOverlaps('vijfentwintig euro voor iedereen', GOLD)).toBe(true);
  expect(quoteOverlaps('Een pas', GOLD)).toBe(false);
});
