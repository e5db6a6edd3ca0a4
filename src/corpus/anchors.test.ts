import { describe, expect, test } from 'vitest';
import { anchorsOf, lettersAndDigits } from './anchors.ts';
import type { BankEntry } from './document.ts';
import { parseDocument } from './parse-markdown.ts';
import { passagesOf } from './passages.ts';

const passagesFrom = (body: string) =>
  passagesOf(parseDocument(`---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n${body}`));
const entry = (quote: string, changes: Partial<BankEntry> = {}): BankEntry => ({
  document: 'gids',
  quote,
  language: 'nl',
  question: 'Wat is dat?',
  kind: 'question',
  ...changes,
});
/** The sentences that a quote is anchored to. */
function anchored(quote: string, body: string, changes: Partial<BankEntry> = {}): string[] {
  const passages = passagesFrom(body);
  return anchorsOf(entry(quote, changes), passages).flatMap((anchor) => {
    const passage = passages.find((other) => other.id === anchor.passage);
    return anchor.sentences.map((number) => {
      const sentence = passage?.sentences[number];
      return passage?.text.slice(sentence?.start, sentence?.end) ?? '';
    });
  });
}

const LONG = 'De rente op een studielening is dit jaar vastgesteld.';

describe('anchors', () => {
  test('a quote inside a sentence is anchored to it', () => {
    expect(anchored('rente op een studielening', `Eerst iets. ${LONG}\n`)).toEqual([LONG]);
  });

  test('a quote of two sentences is anchored to both', () => {
    const next = 'Wie eerder leende, betaalt een ander percentage.';
    expect(anchored(`${LONG} ${next}`, `Eerst iets. ${LONG} ${next} Dan nog iets.\n`)).toEqual([LONG, next]);
  });

  test('white space, hyphens, quotation marks and case make no difference', () => {
    expect(anchored('de RENTE op een “studie-\nlening”', `${LONG}\n`)).toEqual([LONG]);
  });

  test('a short sentence inside a quote is no anchor by itself', () => {
    expect(anchored(`Ja. ${LONG}`, `Ja. ${LONG}\n`)).toEqual([LONG]);
  });

  test('a passage that holds the quote in its heading alone is an anchor only where no sentence holds it', () => {
    const body =
      '## Rente op een studielening\n\nDie stijgt.\n\n## Cijfers\n\nEr was een hoge rente op een studielening.\n';
    expect(anchored('rente op een studielening', body)).toEqual(['Er was een hoge rente op een studielening.']);
    expect(anchored('Cijfers', body)).toEqual(['Cijfers']);
  });

  test('the same words in another document are no anchor', () => {
    expect(anchored('rente op een studielening', `${LONG}\n`, { document: 'ander' })).toEqual([]);
  });

  test('a quote that stands nowhere, or has no letters, has no anchors', () => {
    expect(anchored('een geheel andere zin', `${LONG}\n`)).toEqual([]);
    expect(anchored('…', `${LONG}\n`)).toEqual([]);
  });
});

test('letters keep their accents whatever their composition', () => {
  expect(lettersAndDigits('Financie\u0308n: € 1.000')).toBe('financi\u00ebn1000');
});
