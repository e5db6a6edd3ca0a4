import { describe, expect, test } from 'vitest';
import { questionsIn } from './questions-in.ts';

describe('questions within a question', () => {
  test('two questions joined by "en" are two', () => {
    expect(questionsIn('Hoeveel medewerkers zijn er vertrokken en waar staat het hoofdkantoor van de dienst?')).toEqual(
      ['Hoeveel medewerkers zijn er vertrokken?', 'waar staat het hoofdkantoor van de dienst?'],
    );
  });

  test.each([
    'Hoeveel leerlingen en studenten zijn er?',
    'Wat is het verschil tussen bol en bbl?',
    'Hoeveel mensen vertrokken er en hoeveel daarvan gingen met pensioen?',
    'Waarom?',
    'Welke registers houdt de dienst bij?',
  ])('one question, or one whose parts lean on each other: %s', (question) =>
    expect(questionsIn(question)).toEqual([]),
  );
});
