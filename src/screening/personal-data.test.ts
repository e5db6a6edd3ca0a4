import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData, passesElevenTest, passesIbanTest } from './personal-data.ts';

const now = new Date('2026-03-01T12:00:00Z');
const mask = (text: string) => maskPersonalData(text, now).text;

describe('the check digits', () => {
  it('of a BSN satisfy the eleven test', () => {
    expect(passesElevenTest('999990019')).toBe(true);
    expect(passesElevenTest('123456782')).toBe(true);
    expect(passesElevenTest('999990018')).toBe(false);
    expect(passesElevenTest('000000000')).toBe(false);
  });

  it('of an IBAN leave 1 modulo 97', () => {
    expect(passesIbanTest('NL91ABNA0417164300')).toBe(true);
    expect(passesIbanTest('NL91ABNA0417164301')).toBe(false);
  });
});

describe('maskPersonalData', () => {
  it.each([
    ['Mijn BSN is 999990019.', 'Mijn BSN is [BSN].'],
    ['bsn: 9999.90.019', 'bsn: [BSN]'],
    ['999 990 019', '[BSN]'],
    ['999-990-019', '[BSN]'],
    ['9 9 9 9 9 0 0 1 9', '[BSN]'],
    ['bsn 999.990.019', 'bsn [BSN]'],
    ['mijn bsn is 123456789', 'mijn bsn is [BSN]'],
    ['rekening NL91ABNA0417164300 graag', 'rekening [IBAN] graag'],
    ['NL91 ABNA 0417 1643 00 en dan', '[IBAN] en dan'],
    ['nl91abna0417164300', '[IBAN]'],
    ['DE89 3704 0044 0532 0130 00', '[IBAN]'],
    ['bel 06-12345678', 'bel [telefoonnummer]'],
    ['bel 06 12 34 56 78.', 'bel [telefoonnummer].'],
    ['bel +31 6 12345678', 'bel [telefoonnummer]'],
    ['bel 0031612345678', 'bel [telefoonnummer]'],
    ['bel 010-1234567', 'bel [telefoonnummer]'],
    ['call +44 20 7946 0958', 'call [telefoonnummer]'],
    ['mail jan.jansen+duo@voorbeeld.example nu', 'mail [e-mailadres] nu'],
    ['jan[at]voorbeeld.example', '[e-mailadres]'],
    ['Ik ben geboren op 12-03-2001.', 'Ik ben geboren op [geboortedatum].'],
    ['geboortedatum: 12 maart 2001', 'geboortedatum: [geboortedatum]'],
    ['I was born on March 12, 2001', 'I was born on [geboortedatum]'],
    ['12-03-2001 geboren', '[geboortedatum] geboren'],
    ['999990019, 12-03-2001', '[BSN], [geboortedatum]'],
    ['Ik woon op Dorpsstraat 12, 1234 AB Utrecht', 'Ik woon op [adres]'],
    ['1234 AB 12', '[adres]'],
    ['mijn postcode is 1234ab', 'mijn postcode is [adres]'],
    ['ik woon op de Lange Laan 7', 'ik woon op de [adres]'],
    ['mijn kenteken is AB-12-CD', 'mijn kenteken is [kenteken]'],
    ['kenteken G-123-BB', 'kenteken [kenteken]'],
    ['klantnummer 12345678', 'klantnummer [klantnummer]'],
  ])('makes %j into %j', (text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    'Kamerstuk 29362, nr. 321',
    'Kamerstukken II 26 643, nr. 940',
    'Onze referentie 38189046',
    'In 2023/2024 of 2015-2022',
    'Ik heb €41.300 studieschuld',
    'Er is 123.456.782 euro uitgegeven',
    '€ 123456782',
    'van 1.500.000 naar 2.000.000',
    'pagina 22 / 38',
    'https://voorbeeld.example/bestanden/123456782/0612345678.pdf',
    'www.voorbeeld.example/999990019',
    'Op 16 juni 2023 en 01-02-2024',
    'Geldt dat voor mensen geboren na 1 januari 2007?',
    'Ik ben geboren in 1990',
    'bel 112 of 113 of 0800-0113',
    'ISO 9001 en ISO 27001',
    'In 2023 EU 12 landen',
    '5,7% in 2024, 6,5% in 2023',
    'de 1.407 medewerkers en 3.439 mensen',
    'het kenteken van een auto',
    'Hoeveel mensen wonen op Sint-Maarten?',
    'Wat is het adres van het kantoor in Groningen?',
    'tussen 01-02-2003 10 en 20 euro',
    '2022 2023 2024',
  ])('leaves %j as it is', (text) => {
    expect(maskPersonalData(text, now)).toEqual({ text, kinds: [] });
  });

  it('names each kind once, in a fixed order', () => {
    expect(maskPersonalData('a@b.example, 999990019 en c@d.example', now).kinds).toEqual(['BSN', 'e-mailadres']);
  });

  it('takes no year to come for a birth year', () => {
    expect(mask('geboren op 12-03-2099')).toBe('geboren op 12-03-2099');
  });

  const bsn = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
    .map((digits) => digits.join(''))
    .filter(passesElevenTest);

  it('leaves no valid BSN in a text, however it is grouped', () => {
    const groupings = [
      (n: string) => n,
      (n: string) => `${n.slice(0, 4)}.${n.slice(4, 6)}.${n.slice(6)}`,
      (n: string) => `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`,
      (n: string) => [...n].join(' '),
    ];
    fc.assert(
      fc.property(bsn, fc.constantFrom(...groupings), fc.lorem(), fc.lorem(), (number, group, before, after) => {
        const masked = mask(`${before} ${group(number)} ${after}`);
        expect(masked.replace(/\D/g, '')).toBe('');
      }),
    );
  });

  it('changes nothing when done twice', () => {
    const piece = fc.oneof(
      bsn,
      fc.constantFrom(
        'NL91ABNA0417164300',
        '06-12345678',
        'geboren 1-2-1990',
        'a@b.example',
        '1234 AB 12',
        'kenteken AB-12-CD',
        '€',
        'na',
        '.',
        'https://a.example/1',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = mask(pieces.join(' '));
        expect(mask(once)).toBe(once);
      }),
    );
  });

  it('leaves texts without digits and without @ alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[\d@[]/.test(text)),
        (text) => {
          expect(mask(text)).toBe(text);
        },
      ),
    );
  });
});
