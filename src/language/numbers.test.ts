import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutchNumberWord, englishNumberWord } from './number-words.ts';
import { findNumbers } from './numbers.ts';

const values = (text: string, language?: string): number[] => findNumbers(text, language).map(({ value }) => value);
const first = (text: string, language?: string) => findNumbers(text, language)[0];

describe('findNumbers', () => {
  test.each([
    ['1.407 mensen', 1407, null],
    ['6,5 procent', 6.5, 'percent'],
    ['7%', 7, 'percent'],
    ['7 percent', 7, 'percent'],
    ['€ 72', 72, 'euro'],
    ['€72,50', 72.5, 'euro'],
    ['1.234.567 euro', 1_234_567, 'euro'],
    ['2,5 miljoen euro', 2_500_000, 'euro'],
    ['€ 2,5 miljoen', 2_500_000, 'euro'],
    ['39 miljoen keer', 39_000_000, 'times'],
    ['twee miljoen', 2_000_000, null],
    ['dertienduizend zeshonderd leerlingen', 13_600, null],
    ['tweehonderd vijftig leerlingen', 250, null],
    ['tweeënveertig', 42, null],
    ['drieduizend', 3000, null],
    ['achttien', 18, null],
    ['zeshonderd', 600, null],
    ['Tachtig', 80, null],
    ['één', 1, null],
    ['twee keer', 2, 'times'],
    ['driekwart', 0.75, 'fraction'],
    ['de helft', 0.5, 'fraction'],
    ['een derde van de klanten', 1 / 3, 'fraction'],
    ['twee derde', 2 / 3, 'fraction'],
    ['één op de vijf', 1 / 5, 'fraction'],
    ['1 op de 10', 1 / 10, 'fraction'],
    ['6.5', 6.5, null],
    ['1,234.5', 1234.5, null],
    ['twenty-one', 21, null],
    ['two hundred and forty', 240, null],
    ['three quarters', 0.75, 'fraction'],
    ['35 jaar', 35, 'years'],
    ['in 2023', 2023, 'year'],
    ['sinds 2000', 2000, 'year'],
    ['2000 studenten', 2000, null],
    ['2.023 brieven', 2023, null],
    ['anderhalf jaar', 1.5, 'years'],
    ['tweeënhalf miljoen', 2_500_000, null],
    ['drieënhalve maand', 3.5, 'months'],
    ['een kwart miljoen keer', 250_000, 'times'],
    ['een half miljoen', 500_000, null],
    ['honderden miljoenen', 100_000_000, null],
  ])('%s is %d, %s', (text, value, unit) => {
    const [number, ...more] = findNumbers(text);
    expect(more).toEqual([]);
    expect(number?.value).toBeCloseTo(value, 10);
    expect(number?.unit).toBe(unit);
  });

  test('English notation is read when the language says so', () => {
    expect(values('1,407 people and 6.5 percent', 'en')).toEqual([1407, 6.5]);
    expect(values('1,407')).toEqual([1.407]);
  });

  test.each([
    ['3e leerweg', 3],
    ['de eerste keer', 1],
    ['zevende', 7],
    ['21ste', 21],
    ['the 2nd time', 2],
    ['twenty-first', 21],
    ['honderdste', 100],
  ])('%s is an ordinal', (text, value) => {
    expect(first(text)).toMatchObject({ value, ordinal: true });
  });

  test.each([
    ['ongeveer 40', 'about'],
    ['zo’n € 40', 'about'],
    ['ruim 1.000', 'at_least'],
    ['meer dan twee', 'at_least'],
    ['bijna 40', 'almost'],
    ['nearly forty', 'almost'],
    ['duizenden', 'about'],
    ['40', null],
  ])('%s is %s', (text, approximate) => {
    expect(first(text)?.approximate).toBe(approximate);
  });

  test.each([
    'een man',
    'which one',
    'CO2',
    'B1',
    'ISO9001',
    'ten minste',
    'de 2.2.1-versie',
    'half werk',
    'een derde leerweg'.slice(0, 3),
  ])('"%s" holds no number', (text) => {
    expect(findNumbers(text)).toEqual([]);
  });

  test('"een derde leerweg" is an ordinal and "2023/2024" two years', () => {
    expect(first('een derde leerweg')).toMatchObject({ value: 3, ordinal: true });
    expect(findNumbers('studiejaar 2023/2024').map(({ unit }) => unit)).toEqual(['year', 'year']);
  });

  test('a unit behind two numbers belongs to both', () => {
    expect(findNumbers('tussen 10 en 20 procent').map(({ unit }) => unit)).toEqual(['percent', 'percent']);
    expect(findNumbers('in 2023 en 20 procent').map(({ unit }) => unit)).toEqual(['year', 'percent']);
  });

  test('a number before a date is no fraction', () => {
    expect(values('fase 1 op 16 juni')).toEqual([1, 16]);
  });

  test('a span holds the number with its multiplier, not its unit', () => {
    const text = 'Samen € 2,5 miljoen euro voor de 3e keer';
    expect(findNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['2,5 miljoen', '3e']);
  });

  test('a whole number in either notation is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (value) => {
        expect(values(`x ${value.toLocaleString('nl-NL')} x`)).toEqual([value]);
        expect(values(`x ${value.toLocaleString('en-US')} x`, 'en')).toEqual([value]);
      }),
    );
  });

  test('spans are ordered, do not overlap and hold finite values', () => {
    const piece = fc.oneof(
      fc.constantFrom('twee', 'miljoen', '1.407', '€', '%', 'een', 'derde', ' ', 'op de', '3e', 'and', '²', '.'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join(' ');
        let last = 0;
        for (const { start, end, value } of findNumbers(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('twenty thousand repetitions take linear time', () => {
    const started = performance.now();
    for (const unit of ['1.', '1', 'twee ', 'honderd', '€ ', 'een op de ', '-a']) findNumbers(unit.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('number words', () => {
  test.each([
    ['tweeduizendvierentwintig', 2024],
    ['negentienhonderdvijfennegentig', 1995],
    ['honderdeneen', 101],
    ['eenentwintig', 21],
    ['drieëntachtig', 83],
    ['nul', 0],
  ])('%s is %d', (word, value) => {
    expect(dutchNumberWord(word)).toEqual({ value, ordinal: false });
  });

  test.each([
    'DUO acht dit van belang',
    'zij nemen dat in acht, neemt u dat in acht',
    'ze achten het nodig',
    'in de eerste plaats gaat het om rust',
    'de burger komt op de eerste plaats',
    'de eerste stappen zijn gezet',
  ])('counts nothing: %s', (text) => {
    expect(values(text)).toEqual([]);
  });
  test('and still counts: acht dagen, in acht dagen, de eerste plaatsen', () => {
    expect(values('acht dagen, in acht dagen, de eerste twee plaatsen')).toEqual([8, 8, 1, 2]);
  });

  test.each(['een', 'honderdhonderd', 'twintigtwee', 'eende', 'ste', 'de', 'beste', 'duizendduizend', 'jaren', 'lied'])(
    '"%s" is none',
    (word) => {
      expect(dutchNumberWord(word)).toBeNull();
    },
  );

  test('English compounds are read and nonsense is not', () => {
    expect(englishNumberWord('forty-two')).toEqual({ value: 42, ordinal: false });
    expect(englishNumberWord('two-forty')).toBeNull();
  });
});
