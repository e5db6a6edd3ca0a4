import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences, splitStatements } from './sentences.ts';

const split = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  test.each([
    ['a full stop before a capital', 'Dat is goed. Dit ook.', 2],
    ['a question mark and an exclamation mark', 'Klopt dat? Ja! Dat klopt.', 3],
    ['a year before the full stop', 'Dat was in 2023. Daarna niet meer.', 2],
    ['a full stop inside quotes', 'Hij zei: ‘Dat kost rente.’ Daarna ging hij weg.', 2],
    ['a full stop inside brackets', 'Het was druk. (Vanwege de vele mail.) De rest volgt.', 3],
    ['an ellipsis before a capital', 'We wachten nog… Dan gaan we. En toen... Niets.', 4],
    ['a blank line without a full stop', 'Zonder punt\n\nnieuwe alinea', 2],
    ['a blank line with blanks on it', 'Zonder punt\n \t\nnieuwe alinea', 2],
    ['a bullet at a line start', 'We doen:\n• het een\n• het ander', 3],
    ['a sentence that opens with ’s', 'Dat was overdag. ’s Avonds is het stil.', 2],
    ['a sentence that opens with a number', 'Dat was veel. 1.407 mensen belden.', 2],
    ['enz. before a capital', 'Lesgeld, boeken enz. Daarna volgt de rest.', 2],
    ['e.d. before a capital', 'Boeken, pennen e.d. De rest volgt.', 2],
    ['"no" and "vol" as words', 'The answer is no. That is it. De zaal zat vol. Niemand ging.', 4],
    ['a letter that is no initial', 'Dit geldt voor categorie A. De rest volgt.', 2],
    ['a plural with an apostrophe', 'Daar staan uw diploma’s. Dat is handig.', 2],
    ['a domain name at the end', 'Ga naar duo.nl. Daar staat het.', 2],
    ['a word written like eHerkenning', 'Log in. eHerkenning is nodig.', 2],
  ])('%s ends a sentence', (_name, text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  test.each([
    [
      'abbreviations',
      'Stuur bijv. Jan een brief, d.w.z. Een lange brief, o.a. Over art. 3 en nr. 4 van dr. Smit, mr. Bos en drs. Vos.',
    ],
    [
      'English abbreviations',
      'Bring a document, e.g. Your passport, i.e. Proof, to Mr. Smith or Dr. Jones, see no. 4.',
    ],
    ['initials', 'Dat zei J.P. Bakker tegen A. Jansen.'],
    ['thousands and decimals', 'Er waren 1.407 mensen en 6,5 procent, of 6.5 in English.'],
    ['dates', 'Het gaat in op 1 jan. 2024 en stopt op 31 dec. 2025.'],
    ['domain names', 'Kijk op duo.nl/contact of leeroverzicht.nl voor meer.'],
    ['an ellipsis before a small letter', 'We wachten ... en wachten… nog even.'],
    ['an omission', 'Hij zei (...) Dat het goed was.'],
    ['a question inside quotes', '‘Hoe dan?’ vroeg de klant.'],
    ['a remark of two sentences', 'De post was laat (het was druk. Dat komt voor) en dus wachtten we.'],
    ['figures between brackets', 'Terugbetalen – hoe werkt het? (5.800 kijkers).'],
    ['the number of a list item', '1. Ga naar de website.'],
    ['an apostrophe', 'Dat is DUO’s taak in de foto’s.'],
    ['a line end', 'Dat is\nDUO en niet\nanders.'],
  ])('%s do not end a sentence', (_name, text) => {
    expect(split(text)).toEqual([text]);
  });

  test('spans are trimmed and quotes stay with their sentence', () => {
    expect(split('  “Goed gedaan.”  Dat zei zij. \n')).toEqual(['“Goed gedaan.”', 'Dat zei zij.']);
  });

  test('blank text has no sentences', () => {
    expect(split(' \n\n\t')).toEqual([]);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '. ',
      '? ',
      '…',
      '...',
      '(',
      ')',
      '‘',
      '’ ',
      '\n',
      '\n\n',
      ' ',
      'bijv. ',
      '1.407',
      'De',
      'duo.nl',
      '• ',
      '[',
      ']',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.lorem({ maxCount: 3 }),
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('spans are ordered, do not overlap, are not blank and cover every character that is not white space', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        let covered = '';
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start).trim()).toBe('');
          const sentence = text.slice(start, end);
          expect(sentence.trim()).toBe(sentence);
          covered += sentence;
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { numRuns: 500 },
    );
  });

  test('splitting a sentence again gives that sentence', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 6 }), (text) => {
        for (const sentence of split(text)) expect(split(sentence)).toEqual([sentence]);
      }),
    );
  });

  test('twenty thousand full stops, brackets or line ends take linear time', () => {
    const started = performance.now();
    for (const unit of ['.', '(', '.) ', '\n', 'a.', '’', ' (x']) splitSentences(unit.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('splitStatements', () => {
  test.each([
    ['Moet dat? Nee, dat hoeft niet. Het mag wel.', ['Moet dat? Nee, dat hoeft niet.', 'Het mag wel.']],
    ['Wie? Wat? Dat staat er.', ['Wie? Wat? Dat staat er.']],
    ['Hij vroeg: ‘Moet dat?’ Dat moet. Klaar.', ['Hij vroeg: ‘Moet dat?’ Dat moet.', 'Klaar.']],
    ['Dat moet. Waarom?', ['Dat moet.', 'Waarom?']],
    ['Dat moet. Het mag.', ['Dat moet.', 'Het mag.']],
    ['', []],
  ])('a question goes with its answer: %s', (text, statements) => {
    expect(splitStatements(text).map(({ start, end }) => text.slice(start, end))).toEqual(statements);
  });
});
