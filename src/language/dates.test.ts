import { describe, expect, test } from 'vitest';
import { findDates, findRelativeTimes, yearsAskedFor } from './dates.ts';

const shown = (text: string) =>
  findDates(text).map((date) => [text.slice(date.start, date.end), date.day, date.month, date.year]);

describe('findDates', () => {
  test.each([
    ['op 16 juni 2024 om tien uur', '16 juni 2024', 16, 6, 2024],
    ['op 16 juni kwam het', '16 juni', 16, 6, null],
    ['op 1 jan. 2024', '1 jan. 2024', 1, 1, 2024],
    ['in juni 2023', 'juni 2023', null, 6, 2023],
    ['sinds september', 'september', null, 9, null],
    ['in 2023', '2023', null, null, 2023],
    ['on June 16, 2024', 'June 16, 2024', 16, 6, 2024],
    ['on 16th of June 2024', '16th of June 2024', 16, 6, 2024],
    ['2024-06-16', '2024-06-16', 16, 6, 2024],
    ['16-06-2024', '16-06-2024', 16, 6, 2024],
    ['May 2024', 'May 2024', null, 5, 2024],
    ['in mei', 'mei', null, 5, null],
  ])('%s', (text, date, day, month, year) => {
    expect(shown(text)).toEqual([[date, day, month, year]]);
  });

  test('a year behind two months belongs to both', () => {
    expect(shown('in april en juli 2024')).toEqual([
      ['april', null, 4, 2024],
      ['juli 2024', null, 7, 2024],
    ]);
  });

  test.each(['2023/2024', '2023-2024', '2023 – 2024', '2023/24'])('%s is one span of years', (text) => {
    expect(findDates(`studiejaar ${text}`)).toMatchObject([{ year: 2023, yearEnd: 2024 }]);
  });

  test.each([
    ['begin 2024', 'begin'],
    ['medio juni 2024', 'middle'],
    ['eind 2024', 'end'],
    ['in 2024', null],
  ])('%s is the %s', (text, part) => {
    expect(findDates(text)).toMatchObject([{ year: 2024, part }]);
  });

  test.each(['€ 2024', 'you may go', 'they march on', 'jan en piet', '2000 studenten', 'artikel 3.2023', 'de meisjes'])(
    '"%s" holds no date',
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );
});

describe('findRelativeTimes', () => {
  test.each([
    ['Dat is meer dan vorig jaar.', ['vorig jaar']],
    ['Dit jaar en het jaar daarvoor', ['Dit jaar', 'het jaar daarvoor']],
    ['Twee jaar geleden was dat nu', ['Twee jaar geleden', 'nu']],
    ['De afgelopen jaren en de afgelopen twee jaar', ['De afgelopen jaren', 'de afgelopen twee jaar']],
    ['Op dit  moment, inmiddels en sinds kort', ['Op dit  moment', 'inmiddels', 'sinds kort']],
    ['Last year, currently, 3 years ago', ['Last year', 'currently', '3 years ago']],
    ['Nuance over 2023 en manuelen', []],
  ])('%s', (text, expected) => {
    expect(findRelativeTimes(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('yearsAskedFor', () => {
  const now = new Date(2026, 0, 1, 12);
  test.each([
    ['Hoeveel klachten waren er vorig jaar?', ['2025']],
    ['How many last year?', ['2025']],
    ['En in het afgelopen jaar?', ['2025']],
    ['Wat doet DUO dit jaar?', ['2026']],
    ['Wat verandert er volgend jaar?', ['2027']],
    ['En in 2023?', ['2023']],
    ['studiejaar 2023/2024', ['2023', '2024']],
    ['In 2022 vergeleken met vorig jaar', ['2022', '2025']],
    ['twee jaar geleden', ['2024']],
    ['3 years ago', ['2023']],
    ['voorvorig jaar', ['2024']],
    ['de afgelopen drie jaar', ['2023', '2024', '2025']],
    ['gisteren', ['2025']],
    ['vorige maand', ['2025']],
    ['eind 2024', ['2024']],
    ['Wat is DUO nu?', []],
    ['Hoeveel brieven, 2000 brieven?', []],
  ])('%s on the first of January 2026', (text, years) => {
    expect(yearsAskedFor(text, now)).toEqual(years);
  });
});

test('twenty thousand repetitions take linear time', () => {
  const started = performance.now();
  for (const unit of ['1 ', '2024', '2024-', 'de afgelopen ', 'twee jaar ', 'juni ', '1 of ', ' ']) {
    findRelativeTimes(unit.repeat(20_000));
    findDates(unit.repeat(2_000));
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
