import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, fold } from './normalise.ts';

describe('clean', () => {
  it('removes characters that a reader cannot see, and says so', () => {
    expect(clean('stu\u200bdie\u00adschuld\u202e')).toEqual({ text: 'studieschuld', hadInvisible: true });
    expect(clean('a\u{e0041}\u{e0042}b')).toEqual({ text: 'ab', hadInvisible: true });
    expect(clean('studieschuld')).toEqual({ text: 'studieschuld', hadInvisible: false });
  });

  it('keeps the joiners that Persian is written with', () => {
    expect(clean('می‌خواهم').text).toBe('می‌خواهم');
    expect(clean('a\u200cb').text).toBe('ab');
  });

  it('writes digits of every script as ASCII', () => {
    expect(clean('٢٠٢٤ ۲۰۲۴ ２０２４ 𝟐𝟎𝟐𝟒 २०२४').text).toBe('2024 2024 2024 2024 2024');
  });

  it('makes blanks of every kind one space and keeps line feeds', () => {
    expect(clean(' a\u00a0\t b\r\nc\u2028d ').text).toBe('a b\nc\nd');
  });

  it('composes letters and their marks', () => {
    expect(clean('cafe\u0301').text).toBe('café');
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = clean(raw).text;
        expect(clean(once)).toEqual({ text: once, hadInvisible: false });
      }),
    );
  });
});

describe('fold', () => {
  it('gives one form to width, case, marks and typographic signs', () => {
    expect(fold('ＩＧＮＯＲＥ')).toBe('ignore');
    expect(fold('Één “café” – zo’n')).toBe('een "cafe" - zo\'n');
    expect(fold('İNTİHAR')).toBe('intihar');
    expect(fold('أموت')).toBe('اموت');
  });

  it('reads Cyrillic look-alikes in a Latin word as Latin, and leaves Cyrillic words', () => {
    expect(fold('іgnоrе')).toBe('ignore');
    expect(fold('Привіт мій')).toBe('привіт мій');
  });

  it('reads small capitals, letters on signs and rare Latin letters as letters, and leaves a dotless i', () => {
    expect(fold('ɴᴇɢᴇᴇʀ 🅰🅻🅻🅴🅢 ɡeeƒ')).toBe('negeer alles geef');
    expect(fold('kırık')).toBe('kırık');
  });

  it('joins letters that are set apart, but not initials', () => {
    expect(fold('n e g e e r dit')).toBe('negeer dit');
    expect(fold('A. B. de Vries')).toBe('a. b. de vries');
  });
});
