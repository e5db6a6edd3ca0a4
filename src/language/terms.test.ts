import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCompoundSplitter } from './compounds.ts';
import { characterGrams, contentTerms, terms } from './terms.ts';

const split = createCompoundSplitter(
  'studie schuld college geld krediet cursus inburgering leven lang leren cafe examen'.split(' '),
);
const full = (text: string): string[] => terms(text, { split });

describe('terms', () => {
  test.each([
    ['DUO’s', ['duo']],
    ["DUO's", ['duo']],
    ['1.407', ['1407']],
    ['6,5', ['6,5']],
    ['€ 72', ['72']],
    ['€ 72,00', ['72']],
    ['€ 1.234.567,50', ['1234567,50']],
    ['CO²', ['co2']],
    ['CO2', ['co2']],
    ['2023/2024', ['2023', '2024']],
    ['2023-2024', ['2023', '2024']],
    ['3e', ['3e']],
    ['geüpdatet', terms('geupdatet')],
    ['ﬁnanciën', terms('financien')],
    ['studieĳver', terms('studieijver')],
  ])('%s gives %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('numbers in English notation equal the same numbers in Dutch notation', () => {
    expect(terms('1,407 and 6.5', { language: 'en' })).toEqual(terms('1.407 en 6,5'));
    expect(terms('6.5')).toEqual(['6,5']);
  });

  test.each([
    ['diploma’s', 'diploma'],
    ['scholen', 'scholen'],
    ['leningen', 'lening'],
    ['Cafés', 'café'],
    ['AANVRAGEN', 'aanvragen'],
  ])('%s and %s give the same term', (one, other) => {
    expect(terms(one)).toEqual(terms(other));
  });

  test('question words and fillers of both languages are left out, unless asked for', () => {
    expect(terms('Hoeveel van de')).toEqual([]);
    expect(terms('How many of the')).toEqual([]);
    expect(terms('van de', { stopWords: false })).toEqual(['van', 'de']);
  });

  test('a hyphenated word gives the joined word and its parts', () => {
    expect(terms('e-mail')).toContain('email');
    expect(terms('mbo-student')).toEqual(expect.arrayContaining([...terms('mbostudent'), ...terms('mbo student')]));
  });

  test.each([
    ['cursus geld', 'cursusgeld'],
    ['college geld krediet', 'collegegeldkrediet'],
    ['Leven Lang Leren Krediet', 'levenlanglerenkrediet'],
    ['inburgering café', 'inburgeringscafés'],
    ['studie-schuld', 'studieschuld'],
    ['studieschuld', 'studie-schuld'],
  ])('every term of "%s" is a term of "%s"', (few, whole) => {
    expect(full(whole)).toEqual(expect.arrayContaining(full(few)));
  });

  test('parts of compounds are left out when not asked for', () => {
    expect(terms('cursusgeld', { split, compounds: false })).toHaveLength(1);
  });

  test('the terms of two texts are the terms of both together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(terms(`${one} \n ${other}`)).toEqual([...terms(one), ...terms(other)]);
      }),
    );
  });

  test('a term is never empty and holds no white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const term of [...terms(text, { stopWords: false }), ...contentTerms(text)]) expect(term).toMatch(/^\S+$/);
      }),
    );
  });

  test('twenty thousand repetitions take linear time', () => {
    const started = performance.now();
    for (const unit of ['1', '1.', 'a', 'a-', '’s', 'é', '-', '1,a']) {
      terms(unit.repeat(20_000), { split });
      contentTerms(unit.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a megabyte takes less than a second, warmed up', () => {
    const text = 'De studieschuld van oud-studenten was in 2024 gemiddeld € 17.500, zegt DUO’s jaarbericht. '.repeat(
      11_500,
    );
    terms(text.slice(0, 10_000), { split });
    const started = performance.now();
    terms(text, { split });
    expect((performance.now() - started) / (text.length / 1_000_000)).toBeLessThan(1000);
  });
});

describe('contentTerms', () => {
  test('only the subject of a question is left, each stem once', () => {
    expect(contentTerms('Kunt u vertellen hoeveel studenten in 2023 een lening hadden, en welke lening?')).toEqual([
      ...terms('studenten'),
      ...terms('lening'),
    ]);
    expect(contentTerms('What does the scholarship mean?')).toEqual(terms('scholarship'));
  });
});

describe('characterGrams', () => {
  test('a word gives its pieces with its borders', () => {
    expect(characterGrams('DUO')).toEqual(['_duo', 'duo_', '_duo_']);
    expect(characterGrams('B1')).toEqual(['_b1_']);
    expect(characterGrams('rente', [4])).toEqual(['_ren', 'rent', 'ente', 'nte_']);
  });

  test('a typing error leaves most pieces of a long word equal', () => {
    const right = new Set(characterGrams('studiefinanciering'));
    const wrong = characterGrams('studiefinancering');
    expect(wrong.filter((gram) => right.has(gram)).length / wrong.length).toBeGreaterThan(0.7);
  });
});
