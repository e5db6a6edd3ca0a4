import { describe, expect, test } from 'vitest';
import { sidesOf } from './sides.ts';
import { understand, understandParts } from './understand.ts';

const documents = [
  { id: 'rekenkamerbrief', title: 'Rekenkamerbrief over de Staat van het Water', period: '2031' },
  { id: 'staat-van-het-water-2030', title: 'Staat van het Water 2030', period: '2030' },
  { id: 'jaaroverzicht-2032', title: 'Waterdienst Jaaroverzicht 2032', period: '2032' },
];
const [letter, state, report] = ['rekenkamerbrief', 'staat-van-het-water-2030', 'jaaroverzicht-2032'];
const now = new Date('2033-01-01');
const sides = (question: string) =>
  sidesOf(question, documents, now).map((side) => [side.question, ...side.documents] as const);

describe('the sides of a question', () => {
  test('each document is asked its own part, without its name', () => {
    expect(
      sides('Hoeveel dijken telt de Staat van het Water 2030, en wie beheert volgens het jaaroverzicht de sluizen?'),
    ).toEqual([
      ['Hoeveel dijken telt?', state],
      ['wie beheert de sluizen?', report],
    ]);
  });

  test('two documents in one part are asked the same', () => {
    const same = 'Hoe hoog is het peil in de polder?';
    expect(sides('Hoe hoog is het peil in de polder volgens de rekenkamerbrief en het jaaroverzicht?')).toEqual([
      [same, letter],
      [same, report],
    ]);
  });

  test.each([
    'Hoe hoog is het peil in de polder? Kijk in de rekenkamerbrief en in het jaaroverzicht.',
    'Hoe hoog is het peil in de polder volgens de rekenkamerbrief? En in het jaaroverzicht?',
    'Hoe hoog is het peil in de polder volgens de rekenkamerbrief, en hoe in het jaaroverzicht?',
    'Volgens de rekenkamerbrief en het jaaroverzicht: hoe hoog is het peil in de polder? Zeggen ze hetzelfde?',
  ])('documents named apart, again or with nothing else are asked what was asked: %s', (question) => {
    const found = sidesOf(question, documents, now);
    expect(found.map((side) => side.documents)).toEqual([[letter], [report]]);
    expect(found.map((side) => side.question.toLowerCase())).toEqual(
      Array(2).fill('hoe hoog is het peil in de polder?'),
    );
  });

  test('a part that leaves its subject out takes it from the part before', () => {
    expect(
      sides('Hoe hoog is het peil volgens de rekenkamerbrief, en sinds wanneer is dat volgens het jaaroverzicht?')[1],
    ).toEqual(['sinds wanneer is dat (het peil)?', report]);
    expect(
      sides('De dienst wilde hogere dijken (Staat 2030). Zie je daar iets van terug in het jaaroverzicht?'),
    ).toEqual([
      ['De dienst wilde hogere dijken.', state],
      ['De dienst wilde hogere dijken.', report],
    ]);
  });

  test('a statement without a document only says what the next part is about', () => {
    expect(
      sides('De dijken moeten hoger. Hoe hoog volgens de rekenkamerbrief en volgens het jaaroverzicht?'),
    ).toHaveLength(2);
  });

  test.each(['Hoeveel dijken zijn er volgens het jaaroverzicht?', 'Hoeveel dijken zijn er?', ''])(
    'one thing asked has no sides: %s',
    (question) => expect(sides(question)).toEqual([]),
  );
});

test('the parts of a question about documents are its sides, with their own kinds and documents', () => {
  const whole = understand(
    'Hoeveel dijken telt de Staat van het Water 2030, en wie beheert volgens het jaaroverzicht de sluizen?',
    [],
    'nl',
    now,
    documents,
  );
  expect(
    understandParts(whole, 'nl', now, documents).map(({ kinds, documents: asked }) => [kinds[0], ...asked]),
  ).toEqual([
    ['count', state],
    ['person', report],
  ]);
});
