import { describe, expect, test } from 'vitest';
import lexicon from './lexicon.nl.json' with { type: 'json' };
import { createExpander, expandQuestion } from './lexicon.ts';

describe('expandQuestion', () => {
  test.each([
    ['Hoe vraag ik stufi aan?', 'nl', 'studiefinanciering'],
    ['Wat gebeurt er met mijn OV-kaart?', 'nl', 'studentenreisproduct'],
    ['Ik woon op kamers', 'nl', 'uitwonend'],
    ['Wat doen jullie tegen nepdiploma’s?', 'nl', 'diplomafraude'],
    ['Is er een bieb die helpt?', 'nl', 'bibliotheek'],
    ['Wat is BBL?', 'nl', 'beroepsbegeleidende leerweg'],
    ['How do I repay my student loan?', 'en', 'studieschuld'],
    ['Is there a works council?', 'en-GB', 'ondernemingsraad'],
    ['How much sick leave is there?', 'en', 'ziekteverzuim'],
    ['Can I get stufi?', 'en', 'studiefinanciering'],
    ['Wann muss ich das Darlehen zurückzahlen?', 'de', 'terugbetalen'],
    ['Borcumu nasıl öderim?', 'tr', 'schuld'],
    ['Коли складати іспити?', 'uk', 'examen'],
    ['متى الامتحان؟', 'ar', 'examen'],
  ])('%s (%s) also looks for %s', (question, language, term) => {
    expect(expandQuestion(question, language)).toContain(term);
  });

  test('the longest phrase wins', () => {
    const expand = createExpander({ nl: { lening: ['krediet'], 'lening van school': ['schoolfonds'] } });
    expect(expand('een lening van school', 'nl')).toEqual(['schoolfonds']);
  });

  test('words of another language than the question’s and Dutch do not apply', () => {
    const expand = createExpander({ nl: {}, en: { fine: ['boete'] }, de: { fine: ['feine'] } });
    expect(expand('Is het fine?', 'nl')).toEqual([]);
    expect(expand('Is it fine?', 'en')).toEqual(['boete']);
  });

  test('what the question says already is not added, and a question without such words gets nothing', () => {
    expect(expandQuestion('Is stufi studiefinanciering?', 'nl')).not.toContain('studiefinanciering');
    expect(expandQuestion('Waar ligt de maan?', 'nl')).toEqual([]);
  });

  test('one question gives no more than a handful of terms', () => {
    expect(
      expandQuestion('Hoe betaal ik mijn schuld aan de school terug als ik op kamers ga?', 'nl').length,
    ).toBeLessThan(12);
  });
});

test('every entry of the lexicon is found by its own key', () => {
  for (const [language, entries] of Object.entries(lexicon)) {
    for (const [key, means] of Object.entries(entries)) {
      const found = expandQuestion(key, language);
      for (const term of means)
        if (!` ${key} `.includes(` ${term} `)) expect(found, `${language}: ${key}`).toContain(term);
    }
  }
});
