import { describe, expect, test } from 'vitest';
import type { Discord, Entailment } from '../ports.ts';
import { type SentenceOptions, verifySentence } from './verify-sentence.ts';

const QUOTE = 'De gemeente betaalt de cursus voor inwoners, ook in 2031.';
const context = { documentPeriod: '2031', published: '2032', language: 'nl' };

/** A reading that is sure of one kind. */
function sureOf(kind: Discord): Entailment {
  const rest = { none: 0.001, negation: 0.001, condition: 0.001, subject: 0.001, addition: 0.001, name: 0.001 };
  return { ...rest, measure: 0.001, other: 0.001, [kind]: 0.99 };
}
const verdict = (sentence: string, entailment?: SentenceOptions['entailment'], quote = QUOTE) =>
  verifySentence(sentence, { quote, passage: QUOTE, context }, 0.9, entailment === undefined ? {} : { entailment });

describe('a sentence that was read beside its quote', () => {
  test('put otherwise it is supported where the reading is sure of it, though words alone doubt', () => {
    const sentence = 'De stad draagt de kosten van deze lessen.';
    expect(verdict(sentence).supported).toBe(false);
    expect(verdict(sentence, sureOf('none'))).toMatchObject({ supported: true, reasons: [] });
  });

  test('with every word of the quote it is not, where the reading is sure of the contrary', () => {
    const sentence = 'De inwoners betalen de gemeente voor de cursus.';
    expect(verdict(sentence, sureOf('subject'))).toMatchObject({ supported: false, reasons: ['not_covered'] });
  });

  test.each([
    ['negation', 'negation'],
    ['condition', 'condition'],
    ['name', 'name'],
    ['addition', 'not_covered'],
    ['other', 'not_covered'],
  ] as const)('what it reads most of, %s, is the reason where the words had none: %s', (kind, reason) => {
    const sentence = 'Inwoners krijgen de cursus betaald door de gemeente.';
    expect(verdict(sentence, sureOf(kind)).reasons).toEqual([reason]);
  });

  test('a figure or a year that the quote does not have stays wrong, whatever is read', () => {
    expect(verdict('De gemeente betaalt de cursus voor inwoners in 2029.', sureOf('none')).reasons).toEqual(['date']);
    expect(verdict('De gemeente betaalt 40 cursussen voor inwoners.', sureOf('none')).reasons).toContain('number');
  });

  test('so does a quote that is not in its passage', () => {
    const elsewhere = 'De gemeente betaalt de cursus.';
    expect(verdict('De gemeente betaalt de cursus.', sureOf('none'), `${elsewhere} Altijd.`).reasons).toEqual([
      'quote_not_verbatim',
    ]);
  });

  test('a quote that was not read supports nothing but its own words', () => {
    expect(verdict('De gemeente betaalt cursussen.', null)).toMatchObject({ supported: false });
    expect(verdict(QUOTE, null)).toMatchObject({ supported: true });
  });

  test('a condition or a name that a check by words misses only the surest reading overrules', () => {
    const limit = 'De cursus is alleen voor inwoners.';
    const put = 'Wie inwoner is, mag deze cursus volgen die de stad Utrecht geeft.';
    const read = (none: number) => ({ ...sureOf('none'), none, condition: 0.993 - none });
    const judged = (sentence: string, entailment: Entailment) =>
      verifySentence(sentence, { quote: limit, passage: limit, context }, 0.9, { entailment });
    expect(judged(put, read(0.9)).reasons).toEqual(['name', 'condition']);
    expect(judged(put, read(0.97)).reasons).toEqual([]);
  });

  test('a condition that was left out of the quote’s own words no reading overrules', () => {
    const quote = 'Er is sprake van veel verzuim als iemand zich binnen een jaar geregeld ziekmeldt.';
    const judged = (sentence: string) =>
      verifySentence(sentence, { quote, passage: quote, context }, 0.9, { entailment: sureOf('none') });
    expect(judged('Er is sprake van veel verzuim.').reasons).toEqual(['condition']);
    expect(judged('Van veel verzuim is sprake wanneer iemand zich geregeld ziekmeldt.').reasons).toEqual([]);
  });

  test('figures that changed places no reading overrules', () => {
    const quote = 'In 2031 meldden zich 1.200 leerlingen aan voor de cursus, in 2030 waren dat er 1.500.';
    const put = 'Voor 2030 waren er 1.200 nieuwe aanmeldingen voor de cursus, en voor 2031 waren het er 1.500.';
    const judged = (sentence: string) =>
      verifySentence(sentence, { quote, passage: quote, context }, 0.9, { entailment: sureOf('none') });
    expect(judged(put).reasons).toContain('date');
    expect(judged(quote.replace('meldden zich', 'kwamen er')).reasons).toEqual([]);
  });

  test('where sentence and quote are nearly the same, what differs no reading overrules', () => {
    const limit = 'De cursus is alleen voor inwoners.';
    const judged = (sentence: string) =>
      verifySentence(sentence, { quote: limit, passage: limit, context }, 0.9, { entailment: sureOf('none') }).reasons;
    expect(judged('De cursus is voor inwoners bedoeld.')).toEqual(['condition']);
    expect(judged('De cursus is alleen voor inwoners van Utrecht.')).toEqual(['name']);
  });

  test('now may be a way of putting things; a number may not', () => {
    const quote = 'Inwoners volgen meerdere cursussen.';
    const judged = (sentence: string, entailment: Entailment) =>
      verifySentence(sentence, { quote, passage: quote, context }, 0.9, { entailment });
    const sentence = 'Inwoners volgen nu meerdere cursussen.';
    expect(judged(sentence, sureOf('none')).supported).toBe(true);
    expect(judged(sentence, { ...sureOf('none'), none: 0.7 }).reasons).toEqual(['time']);
    expect(judged('Inwoners volgen meer dan drie cursussen.', sureOf('none')).reasons).toContain('number');
  });

  test('a translation is weighed by reading and similarity; of its words names alone are compared', () => {
    const judged = (sentence: string, entailment: Entailment, similarity = 0.88) =>
      verifySentence(sentence, { quote: QUOTE, passage: QUOTE, context }, similarity, { language: 'en', entailment });
    const sentence = 'The municipality pays for the course, so residents do not have to.';
    expect(judged(sentence, sureOf('none'))).toMatchObject({ supported: true, translated: true });
    expect(judged(sentence, sureOf('none'), 0.6).supported).toBe(false);
    expect(judged('Residents have to pay for the course.', sureOf('negation')).reasons).toEqual(['negation']);
    expect(judged('Residents of Utrecht have the course paid.', sureOf('none')).reasons).toEqual(['name']);
  });
});
