import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNames } from './names.ts';

const names = (text: string): string[] => findNames(text).map(({ start, end }) => text.slice(start, end));

describe('findNames', () => {
  test.each([
    ['Volgens Hans Mulder is dat zo.', ['Hans Mulder']],
    ['Hans Mulder zegt dat.', ['Hans Mulder']],
    ['Samen met FC Groningen en UWV.', ['FC Groningen', 'UWV']],
    ['De Autoriteit Persoonsgegevens kijkt mee.', ['Autoriteit Persoonsgegevens']],
    ['UWV en JINC doen mee.', ['UWV', 'JINC']],
    ['Dat vindt Jan van der Berg ook.', ['Jan van der Berg']],
    ['We zien J.P. Bakker in Utrecht.', ['J.P. Bakker', 'Utrecht']],
    ['Dat is DUO’s taak.', ['DUO']],
    ['Log in met DigiD of eHerkenning.', ['DigiD', 'eHerkenning']],
    ['Studenten wonen in Den Haag, Groningen en Sittard-Geleen.', ['Den Haag', 'Groningen', 'Sittard-Geleen']],
    ['Hij zei: ‘Morgen komt er iets.’ Daarna niets.', []],
    ['In June I went there.', []],
    ['Dat geldt voor DUO Als het kan', ['DUO']],
    ['Het is nu klaar. Dat klopt.', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('spans are ordered, do not overlap and hold a capital', () => {
    const piece = fc.oneof(
      fc.constantFrom('Hans', 'van', 'DUO', 'en', '. ', '’s', 'J.P.', '\n\n', '‘'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join(' ');
        let last = 0;
        for (const { start, end } of findNames(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toMatch(/\p{Lu}/u);
          last = end;
        }
      }),
    );
  });

  test('twenty thousand repetitions take linear time', () => {
    const started = performance.now();
    for (const unit of ['A', 'A.', 'Aa van ', 'aA’', 'van ', 'Aa. ']) findNames(unit.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
