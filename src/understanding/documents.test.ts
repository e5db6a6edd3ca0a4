import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsNamed } from './documents.ts';

const documents = [
  { id: 'rekenkamerbrief', title: 'Rekenkamerbrief over de Staat van het Water', period: '2031' },
  { id: 'staat-van-het-water-2030', title: 'Staat van het Water 2030', period: '2030' },
  { id: 'jaaroverzicht-2032', title: 'Waterdienst Jaaroverzicht 2032', period: '2032' },
  { id: 'inburgering', title: 'Zwemles', period: '2029-2031' },
];

describe('documentsNamed', () => {
  test.each([
    ['Hoeveel dijken zijn er volgens het jaaroverzicht?', ['jaaroverzicht-2032']],
    ['Wat zegt het Jaaroverzicht over dijken?', ['jaaroverzicht-2032']],
    ['Wat staat er in het Waterdienst Jaaroverzicht 2032?', ['jaaroverzicht-2032']],
    ['Wat is het doel van de Staat van het Water?', ['staat-van-het-water-2030']],
    ['Wat staat er in de Staat van het Water 2030 over sluizen?', ['staat-van-het-water-2030']],
    ['Wie schreef de Rekenkamerbrief over de Staat van het Water?', ['rekenkamerbrief']],
    ['Wat staat er in de brief over sluizen?', ['rekenkamerbrief']],
    [
      'Wat is het verschil volgens de rekenkamerbrief en de Staat van het Water?',
      ['rekenkamerbrief', 'staat-van-het-water-2030'],
    ],
    ['Jaaroverzicht 2032 dijken', ['jaaroverzicht-2032']],
  ])('%s names %j', (question, ids) => {
    expect(documentsNamed(question, documents)).toEqual(ids);
  });

  test.each([
    'Krijg ik een brief?',
    'Wat is de stand van zaken?',
    'Hoeveel kost zwemles?',
    'Wat doet de waterdienst?',
    'Hoe staat het met het water?',
  ])('no document is named in: %s', (question) => {
    expect(documentsNamed(question, documents)).toEqual([]);
  });

  test('a year that is not the document’s is another document', () => {
    expect(documentsNamed('Wat staat er in het Jaaroverzicht 2028?', documents)).toEqual([]);
    expect(documentsNamed('Wat staat er in het jaaroverzicht over 2028?', documents)).toEqual([]);
  });

  test('every document is named by its own title', () => {
    for (const { id, title } of documents) expect(documentsNamed(`Wat staat er in ${title}?`, documents)).toEqual([id]);
  });

  test('only ids of the documents come out, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const ids = documentsNamed(text, documents);
        return new Set(ids).size === ids.length && ids.every((id) => documents.some((document) => document.id === id));
      }),
    );
  });
});
