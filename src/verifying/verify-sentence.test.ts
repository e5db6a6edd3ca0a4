import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuoteContext } from './context.ts';
import { verifySentence } from './verify-sentence.ts';

const YEARBOOK: QuoteContext = {
  documentPeriod: '2031',
  published: '2032-03-01',
  language: 'nl',
  around: ['Dienst Voorbeeld Onderwijs', 'Jaarbericht 2031', 'Verzuim'],
};

const reasons = (sentence: string, quote: string, language = 'nl', context = YEARBOOK) =>
  verifySentence(sentence, { quote, passage: quote, context }, null, { language }).reasons;

describe('what a quote says otherwise is supported', () => {
  test.each([
    ['Er waren 3.012 bezoekers.', 'Er waren ruim 3.000 bezoekers.'],
    ['Zeven procent van de leden stemde voor.', '7% van de leden stemde voor.'],
    ['De pas kost € 25.', 'De pas kost 25 euro.'],
    ['Bijna 500 leden betaalden te laat.', 'Bijna vijfhonderd leden betaalden te laat.'],
    ['Vorig jaar kwamen er 40 klachten binnen.', 'In 2031 kwamen er 40 klachten binnen.'],
    ['Het verbod geldt sinds 3 mei 2030.', 'Sinds 3 mei 2030 geldt het verbod.'],
    ['Mailen is ongewenst.', 'Mailen is niet gewenst.'],
    ['Het ministerie van Sociale Zaken en Werkgelegenheid betaalt de opvang.', 'SZW betaalt de opvang.'],
    ['We betaalden de boete in 2030.', 'DVO betaalde de boete in 2030.'],
    ['Anna Smit volgde Piet Bos op in 2030.', 'Piet Bos is in 2030 opgevolgd door Anna Smit.'],
    ['De regels zijn niet veranderd.', 'De regels zijn helemaal niet veranderd.'],
    ['U krijgt elk half jaar een bericht, dus twee berichten per jaar.', 'U krijgt twee berichten in een jaar.'],
    ['De balie was gesloten en gaat in mei weer open.', 'De balie gaat in mei opnieuw open.'],
  ])('%s: %s', (quote, sentence) => {
    expect(reasons(sentence, quote)).toEqual([]);
  });
});

describe('what a quote does not say has its reason', () => {
  test.each([
    ['number', 'Er waren 286 meldingen.', 'Er waren 268 meldingen.'],
    ['number', 'Er waren bijna 100 meldingen.', 'Er waren ruim 100 meldingen.'],
    ['number', 'Wij meldden 26 lekken en betaalden 28 boetes.', 'Wij meldden 28 lekken en betaalden 26 boetes.'],
    ['unit', 'Een lid zit vier jaar in de raad.', 'Een lid zit vier maanden in de raad.'],
    ['unit', 'De raad stelt de rente ieder jaar vast.', 'De raad stelt de rente iedere maand vast.'],
    ['date', 'De regel geldt sinds 3 mei 2030.', 'De regel geldt sinds 3 juni 2030.'],
    ['date', 'Vorig jaar kwamen er 40 klachten binnen.', 'In 2030 kwamen er 40 klachten binnen.'],
    ['date', 'In 2031 waren het er 89, in 2030 waren het er 76.', 'In 2030 waren het er 89.'],
    ['time', 'Vorig jaar kwamen er 40 klachten binnen.', 'Vorig jaar kwamen er 40 klachten binnen.'],
    ['time', 'In 2030 is de rente verhoogd naar 2 procent.', 'De rente is nu 2 procent.'],
    ['time', 'De raad is in 2030 opgeheven en stuurde brieven.', 'De raad stuurt nu brieven.'],
    ['time', 'Er is een bericht over de rente.', 'Er is nu een bericht over de rente.'],
    ['time', 'De raad heeft drie balies geopend.', 'De raad gaat nog drie balies openen.'],
    ['name', 'Anna Smit leidt de raad.', 'Anna Visser leidt de raad.'],
    ['name', 'Anna Smit volgde Piet Bos op in 2030.', 'Piet Bos volgde Anna Smit op in 2030.'],
    ['negation', 'De raad stelt de rente vast.', 'De raad stelt de rente niet vast.'],
    ['negation', 'De raad stelt de rente niet vast.', 'De raad stelt de rente vast.'],
    ['negation', 'Het aantal klachten steeg flink.', 'Het aantal klachten daalde flink.'],
    ['condition', 'Een lid krijgt maximaal 50 euro terug.', 'Een lid krijgt 50 euro terug.'],
    ['condition', 'Leden lenen gratis, tenzij ze een boete hebben.', 'Leden lenen gratis.'],
    ['condition', 'Soms krijgt een lid uitstel van betaling.', 'Een lid krijgt altijd uitstel van betaling.'],
    ['condition', 'Een lid kan lenen tot zijn 56e.', 'Een lid kan lenen vanaf zijn 56e.'],
    ['not_covered', 'De raad stelt de rente vast.', 'Honden mogen loslopen in het park.'],
  ])('%s: %s | %s', (reason, quote, sentence) => {
    expect(reasons(sentence, quote)).toContain(reason);
  });

  test('a quote that does not stand in its passage supports nothing', () => {
    const support = { quote: 'De pas kost 25 euro.', passage: 'De pas kost 52 euro.', context: YEARBOOK };
    expect(verifySentence('De pas kost 25 euro.', support, null).reasons).toContain('quote_not_verbatim');
  });
});

describe('in another language than the source', () => {
  const quote = 'In 2031 waren er 286 meldingen bij de Autoriteit Persoonsgegevens, geen daarvan was ernstig.';
  const check = (sentence: string, similarity: number) =>
    verifySentence(sentence, { quote, passage: quote, context: YEARBOOK }, similarity, { language: 'en' });

  test('numbers, dates, names and negation carry over, and similarity decides the rest', () => {
    expect(check('In 2031 there were 286 reports, none of which was serious.', 0.9)).toEqual({
      supported: true,
      reasons: [],
      translated: true,
      isWhole: false,
      fit: 0.9,
    });
    expect(check('In 2031 there were 268 reports, none of which was serious.', 0.9).reasons).toEqual(['number']);
    expect(check('In 2030 there were 286 reports, none of which was serious.', 0.9).reasons).toEqual(['date']);
    expect(check('In 2031 there were 286 reports, all of them serious.', 0.9).reasons).toContain('negation');
    expect(check('In 2031 there were 286 cows, none of which was red.', 0.7).reasons).toEqual(['not_covered']);
  });
});

test('that a document is about a year does not say that something begins or ends in it', () => {
  const quote = 'Steeds meer mensen vinden de site.';
  expect(reasons('In 2031 vinden steeds meer mensen de site.', quote)).toEqual([]);
  for (const limit of ['Sinds', 'Vanaf', 'Tot', 'Voor', 'Na begin'])
    expect(reasons(`${limit} 2031 vinden steeds meer mensen de site.`, quote)).toContain('date');
  expect(reasons('Sinds 2031 vinden steeds meer mensen de site.', `Sinds 2031: ${quote}`)).not.toContain('date');
});

test('by an embedder that nothing was fitted with, words decide alone and no translation is supported', () => {
  const by = (sentence: string, quote: string, language: string, cosine: number) =>
    verifySentence(sentence, { quote, passage: quote, context: YEARBOOK }, cosine, { language, embedder: 'another' });
  const quote = 'Er waren in 2031 ruim 3.000 bezoekers.';
  for (const cosine of [-1, 0.2, 0.99]) {
    expect(by('Er waren in 2031 3.012 bezoekers.', 'Er waren in 2031 3.012 bezoekers.', 'nl', cosine).supported).toBe(
      true,
    );
    expect(by('In 2031 there were more than 3,000 visitors.', quote, 'en', cosine).reasons).toContain('not_covered');
  }
  expect(by('Ruim 3.000 bezoekers waren er in 2031.', quote, 'nl', 0.2).reasons).toEqual([]);
});

test('a number that the quote does not have is never supported', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 1800 }), fc.integer({ min: 10, max: 1800 }), (said, claimed) => {
      const verdict = reasons(`Er waren ${claimed} klachten over de post.`, `Er waren ${said} klachten over de post.`);
      expect(verdict).toEqual(said === claimed ? [] : ['number']);
    }),
  );
});

test('any text gets a verdict, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ minLength: 1, maxLength: 300 }), (sentence, quote) => {
      expect(reasons(sentence, quote)).toEqual(reasons(sentence, quote));
    }),
  );
});

test('a long sentence without spaces or stops takes no longer than its length', () => {
  const long = `${'aan '.repeat(2000)}${'9'.repeat(2000)}`;
  const began = performance.now();
  reasons(long, long.slice(5));
  expect(performance.now() - began).toBeLessThan(5000);
});
