import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsNamed, withoutDocuments } from './documents.ts';

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
    ['Hoeveel dijken kwamen er bij in het jaaroverzicht?', ['jaaroverzicht-2032']],
    ['Hoeveel dijken kwamen er bij in het jaaroverzciht?', ['jaaroverzicht-2032']],
    ['Wat zegt het laatste jaarverslag over dijken?', ['jaaroverzicht-2032']],
    ['Hoeveel dijken staan er in jullie verslag over 2032?', ['jaaroverzicht-2032']],
    ['How many dikes are there in the annual report of 2032?', ['jaaroverzicht-2032']],
    ['Wat belooft de brief van 2031?', ['rekenkamerbrief']],
    ['Hoeveel sluizen zijn er (Staat 2030)?', ['staat-van-het-water-2030']],
    ['Wat stond er in de staat van 2030?', ['staat-van-het-water-2030']],
    ['Wie bestuurt de sluizen (rekenkamerbrief)?', ['rekenkamerbrief']],
  ])('%s names %j', (question, ids) => {
    expect(documentsNamed(question, documents)).toEqual(ids);
  });

  test.each([
    'Krijg ik een brief?',
    'Wat is de stand van zaken?',
    'Hoeveel kost zwemles?',
    'Wat doet de waterdienst?',
    'Hoe staat het met het water?',
    'Wat was de staat van mijn dijk in 2030?',
    'Hoe is de staat van zaken met mijn aanvraag?',
    'Ik kreeg een bericht. Wat staat er in de brief?',
    'Wat zetten scholen in hun jaarverslag?',
    'Wat staat er in het jaarverslag van een school?',
    'Hoeveel dijken noemt het jaarverslag van 2029?',
    'Krijg ik een overzicht van 2032?',
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

  test.each([
    ['Hoeveel dijken zijn er volgens het jaaroverzicht van 2032?', 'Hoeveel dijken zijn er?'],
    ['Wat zegt de Staat van het Water 2030 over sluizen?', 'Wat over sluizen?'],
    ['Hoeveel sluizen zijn er (Staat 2030), en waar?', 'Hoeveel sluizen zijn er, en waar?'],
    ['In het laatste jaarverslag staat dat er dijken bij komen.', 'dijken bij komen.'],
    ['Hoe hoog is het volgens de rekenkamerbrief en het jaaroverzicht?', 'Hoe hoog is het?'],
    ['Hoeveel dijken zijn er?', 'Hoeveel dijken zijn er?'],
  ])('without documents: %s', (question, rest) => expect(withoutDocuments(question, documents)).toBe(rest));

  test('one of several yearly documents is told by its year or its place', () => {
    const years = ['2031', '2032', '2033'].map((year) => ({
      id: `j-${year}`,
      title: `Jaarbericht ${year}`,
      period: year,
    }));
    expect(documentsNamed('Wat staat er in het jaarverslag van 2032?', years)).toEqual(['j-2032']);
    expect(documentsNamed('Hoeveel dijken zijn er in het eerste jaarverslag?', years)).toEqual(['j-2031']);
    expect(documentsNamed('Hoeveel dijken zijn er in het laatste jaarverslag?', years)).toEqual(['j-2033']);
    expect(documentsNamed('Hoeveel dijken zijn er in het jaarverslag?', years)).toEqual([]);
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
