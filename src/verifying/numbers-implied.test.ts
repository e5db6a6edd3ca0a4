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
});
