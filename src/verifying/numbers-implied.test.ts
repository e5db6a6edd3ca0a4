import { expect, test } from 'vitest';
import { numberReasons } from './numbers-agree.ts';
import { readSentence } from './reading.ts';

const read = (text: string) => readSentence(text, 'nl');
const reasons = (claim: string, quote: string) => numberReasons(read(claim), read(quote));

test.each([
  [
    'De twee studenten moeten het formulier en de bijlage sturen.',
    'De student moet het formulier en de bijlage sturen.',
  ],
  [
    'De drie studenten sturen het formulier, de bijlage en de kopie.',
    'De studenten sturen het formulier, de bijlage en de kopie.',
  ],
  [
    'Drie studenten uit Gent, Brugge en Luik kregen een formulier.',
    'Studenten uit Gent, Brugge en Luik kregen een formulier.',
  ],
  ['De twee studenten helpen elkaar.', 'De student helpt de andere student.'],
])('a list counts nothing: %s', (claim, quote) => {
  expect(reasons(claim, quote)).toEqual(['number']);
});

test('where the quote counts as well, its own number holds', () => {
  const quote = 'Vijf scholen, waaronder die in Assen, Emmen en Meppel, doen mee.';
  expect(reasons('Drie scholen doen mee.', quote)).toEqual(['number']);
});

test('so many of a hundred is a share', () => {
  const quote = 'Zo’n 15 procent koos een nieuwe taal.';
  expect(reasons('Ongeveer 15 van de 100 mensen kozen een nieuwe taal.', quote)).toEqual([]);
  expect(reasons('Ongeveer 25 van de 100 mensen kozen een nieuwe taal.', quote)).toContain('number');
});

test('the fifth is none of the third of five', () => {
  const quote = 'De bibliotheek staat op de derde van vijf treden.';
  expect(reasons('De bibliotheek staat op de derde trede.', quote)).toEqual([]);
  expect(reasons('De bibliotheek staat op de vijfde trede.', quote)).not.toEqual([]);
});

test('a day in the month is no day in the week', () => {
  const quote = 'Het loket is één dag in de week open.';
  expect(reasons('Het loket is één dag in de maand open.', quote)).toEqual(['unit']);
});

test('more than half is what most says', () => {
  expect(reasons('Meer dan de helft deed mee.', 'De meeste mensen deden mee.')).toEqual([]);
  expect(reasons('Minder dan de helft deed mee.', 'De meeste mensen deden mee.')).toEqual(['number']);
  expect(reasons('Meer dan de helft deed mee.', 'Van hen deed veertig procent mee.')).toEqual(['number']);
  expect(reasons('Minder dan de helft deed mee.', 'Van hen deed veertig procent mee.')).toEqual([]);
  expect(reasons('Meer dan de helft deed mee.', 'Van 40 procent ging het naar 60 procent.')).toEqual(['number']);
});

test.each([
  ['Meer dan drieduizend medewerkers werken er.', 'Er zijn 3.439 medewerkers in dienst.', true],
  ['Meer dan vierduizend medewerkers werken er.', 'Er zijn 3.439 medewerkers in dienst.', false],
  ['Minder dan vierduizend medewerkers werken er.', 'Er zijn 3.439 medewerkers in dienst.', true],
  ['Er zijn onder de vierduizend medewerkers.', 'Er zijn 3.439 medewerkers in dienst.', true],
  ['Meer dan 3.000 leraren werken er.', 'Er zijn 3.439 medewerkers in dienst.', false],
  ['Meer dan honderd medewerkers werken er.', 'Er zijn 3.439 medewerkers in dienst.', false],
  ['Meer dan 15 leerlingen kwamen.', 'Meer dan 18 leerlingen kwamen.', false],
  ['Meer dan 15 leerlingen kwamen.', 'Eerst kwamen 18 leerlingen, later 19 leerlingen.', false],
  ['Voor 4.000 medewerkers geldt dit.', 'Dit geldt voor 3.439 medewerkers.', false],
])('a round limit is kept by one exact number of the same thing: %s', (claim, quote, kept) => {
  expect(reasons(claim, quote)).toEqual(kept ? [] : ['number']);
});

test('more than one is what several says, of the same thing', () => {
  expect(reasons('Er is meer dan één manier.', 'Er zijn meerdere manieren.')).toEqual([]);
  expect(reasons('Er is meer dan één school.', 'Er zijn meerdere manieren.')).toEqual(['number']);
  expect(reasons('Er zijn meer dan drie manieren.', 'Er zijn meerdere manieren.')).toEqual(['number']);
});

test('more than one is what a plural says', () => {
  expect(reasons('Er is meer dan één kerntaak.', 'Dit zijn de kerntaken.')).toEqual([]);
  expect(reasons('Er is meer dan één kerntaak.', 'Dit is de kerntaak.')).toEqual(['number']);
  expect(reasons('Er zijn meer dan twee kerntaken.', 'Dit zijn de kerntaken.')).toEqual(['number']);
});

test('one of the several is no number, unless the quote has another of them', () => {
  expect(reasons('Eén van de onderwerpen was de rente.', 'Het ging over de rente en over schulden.')).toEqual([]);
  expect(reasons('Twee van de onderwerpen waren de rente.', 'Het ging over de rente.')).toEqual(['number']);
  expect(reasons('Eén van de scholen sloot.', 'Twee van de scholen sloten.')).toEqual(['number']);
});

test('both are two', () => {
  expect(reasons('Op de twee plekken staat het.', 'Het staat op beide plekken.')).toEqual([]);
  expect(reasons('Op de drie plekken staat het.', 'Het staat op beide plekken.')).toEqual(['number']);
});

test('a claim may count what it lists itself', () => {
  const quote = 'Zij delen kennis, kunde en middelen.';
  expect(reasons('Drie dingen delen zij: kennis, kunde en middelen.', quote)).toEqual([]);
  expect(reasons('Vier dingen delen zij: kennis, kunde en middelen.', quote)).toEqual(['number']);
  expect(
    reasons('Drie dingen waarvan het niet-verplichte plan zegt dat zij die delen: kennis, kunde en middelen.', quote),
  ).toEqual([]);
  expect(reasons('Drie dingen delen zij.', quote)).toEqual(['number']);
  expect(reasons('Vier dingen delen zij: kennis, kunde, middelen en kantoren.', quote)).toEqual(['number']);
  expect(reasons('Eén ding delen zij: kennis.', quote)).toEqual(['number']);
});

test('what is denied of one is said of several', () => {
  expect(reasons('De groep blijft niet beperkt tot één school.', 'De groep bestaat uit meerdere scholen.')).toEqual([]);
  expect(reasons('De groep blijft beperkt tot één school.', 'De groep bestaat uit meerdere scholen.')).toEqual([
    'number',
  ]);
  expect(reasons('De groep blijft niet beperkt tot vijf scholen.', 'De groep bestaat uit scholen.')).toEqual([
    'number',
  ]);
});

test.each([
  ['Kwamen er meer dan honderd? Nee, 97 mensen.', true],
  ['Kwamen er meer dan negentig? Ja, 97 mensen.', true],
  ['Kwamen er minder dan honderd? Ja, 97 mensen.', true],
  ['Kwamen er 80? Nee, 97 mensen.', true],
  ['Kwamen er meer dan vijftig? Nee, 97 mensen.', false],
  ['Kwamen er meer dan honderd? Ja, 97 mensen.', false],
  ['Kwamen er 80? Ja, 97 mensen.', false],
  ['Kwamen er meer dan honderd? Nee.', false],
  ['Kwamen er meer dan honderd? Nee, 79 mensen.', false],
])('the number of an answer settles what its question asks: %s', (claim, holds) => {
  expect(reasons(claim, 'Er kwamen 97 mensen.').length === 0).toBe(holds);
});

test('one of them is one of the games', () => {
  expect(reasons('Eén ervan won de prijs.', 'Een van de games won de prijs.')).toEqual([]);
  expect(reasons('Twee ervan wonnen de prijs.', 'Een van de games won de prijs.')).toEqual(['number']);
});

test('twelve or twenty-four months are one or two years', () => {
  const quote = 'Zij krijgen geld voor een of twee jaar.';
  expect(reasons('Zij krijgen geld voor twaalf of vierentwintig maanden.', quote)).toEqual([]);
  expect(reasons('Zij krijgen geld voor zes of vierentwintig maanden.', quote)).not.toEqual([]);
});
