import { describe, expect, test } from 'vitest';
import glossary from '../texts/glossary.json' with { type: 'json' };
import languages from '../texts/languages.json' with { type: 'json' };
import { termsExplained } from './glossary.ts';

const terms = (quote: string, language: string) => termsExplained([quote], language).map(({ term }) => term);

describe('the glossary', () => {
  test('explains the terms that stand in a quote, in their order, plurals too', () => {
    expect(terms('Wie stagiairs zoekt, let op de Rente en op klachten.', 'de')).toEqual([
      'stagiair',
      'rente',
      'klacht',
    ]);
    expect(termsExplained(['Studiefinanciering loopt door.'], 'en')).toEqual([
      { term: 'studiefinanciering', meaning: 'student finance' },
    ]);
  });

  test('explains no part of a word and nothing to a reader of Dutch or of a language that it lacks', () => {
    expect(terms('De renteberekening en de mbo-instelling', 'en')).toEqual([]);
    expect(terms('De rente', 'nl')).toEqual([]);
    expect(terms('De rente', 'xx')).toEqual([]);
  });

  test('explains at most six terms', () => {
    expect(terms('rente lening klacht bezwaar datalek mbo hbo maatwerk', 'fr')).toHaveLength(6);
  });

  test('has the same terms in every language, and a line to say them in', () => {
    for (const [language, own] of Object.entries(glossary)) {
      expect([language, Object.keys(own)]).toEqual([language, Object.keys(glossary.en)]);
      if (language !== 'en') expect(languages).toHaveProperty([language, 'sources.terms']);
    }
  });
});
