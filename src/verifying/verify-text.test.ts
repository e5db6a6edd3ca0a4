import { describe, expect, test } from 'vitest';
import { type Candidate, quotesToTry } from './candidates.ts';
import { sentencesToVerify, verifyAgainst } from './verify-text.ts';

const passage = (text: string, sentences: readonly string[], similarity = sentences.map(() => 0.9)): Candidate => ({
  text,
  document: 'jaarbericht-2031',
  sentences: sentences.map((sentence) => ({
    start: text.indexOf(sentence),
    end: text.indexOf(sentence) + sentence.length,
  })),
  similarity,
  context: { documentPeriod: '2031', published: '2032', language: 'nl', around: ['Jaarbericht 2031'] },
});
const [COUNT, YEAR] = ['Er waren 40 klachten over de post.', 'Dat was in 2031 minder dan in 2030.'];
const complaints = passage(`${COUNT} ${YEAR}`, [COUNT, YEAR]);
const check = (sentence: string, candidates: readonly Candidate[], hasLead = false) =>
  verifyAgainst(sentence, quotesToTry(sentence, 'nl', candidates), { language: 'nl', hasLead });

describe('sentencesToVerify', () => {
  test('markers and list signs are no part of a sentence, and a line that leads in is none', () => {
    const text = 'Volgens het Jaarbericht 2031, over 2031:\n- Een zin. [1] Nog een. [2][3]\n\n1. Een stap [12].';
    expect(sentencesToVerify(text)).toEqual([
      { text: 'Een zin.', hasLead: true },
      { text: 'Nog een.', hasLead: true },
      { text: 'Een stap.', hasLead: true },
    ]);
  });

  test('a text without letters or digits has no sentences', () => {
    expect(sentencesToVerify(' [1] … \n ---')).toEqual([]);
  });
});

describe('verifyAgainst', () => {
  test('the quote is one sentence, or two neighbours where the sentence needs both', () => {
    expect(check('Er kwamen 40 klachten over de post.', [complaints])).toMatchObject({ supported: true, quote: COUNT });
    expect(check('Er waren 40 klachten over de post, minder dan in 2030.', [complaints])).toMatchObject({
      supported: true,
      quote: `${COUNT} ${YEAR}`,
      document: 'jaarbericht-2031',
    });
  });

  test('a passage that speaks of less cannot support what the best one contradicts', () => {
    const other = passage('Het ministerie stelt de rente vast.', ['Het ministerie stelt de rente vast.']);
    const best = passage('De bank stelt de rente op leningen nooit vast.', [
      'De bank stelt de rente op leningen nooit vast.',
    ]);
    expect(check('De bank stelt de rente op leningen vast.', [other, best])).toMatchObject({
      supported: false,
      reasons: ['negation'],
    });
  });

  test('a relative time is clear below a lead with its year, and only there', () => {
    const quote = 'Vorig jaar waren er 40 klachten over de post.';
    expect(check(quote, [passage(quote, [quote])])).toMatchObject({ supported: false, reasons: ['time'] });
    expect(check(quote, [passage(quote, [quote])], true)).toMatchObject({ supported: true });
  });

  test('how near a quote is by another embedder is not held against it', () => {
    const sentence = 'Vanwege de privacy is het niet wenselijk om e-mail te gebruiken.';
    const quote = 'Het gebruik van e-mail is ongewenst uit het oogpunt van privacy.';
    const nearer = 'Honden mogen loslopen in het park.';
    const quotes = quotesToTry(sentence, 'nl', [passage(quote, [quote], [0.8]), passage(nearer, [nearer])]);
    expect(verifyAgainst(sentence, quotes, { language: 'nl', embedder: 'another' })).toMatchObject({ supported: true });
  });

  test('without passages nothing covers a sentence', () => {
    expect(check('Een zin.', [])).toEqual({
      text: 'Een zin.',
      supported: false,
      reasons: ['not_covered'],
      quote: null,
      passage: null,
      document: null,
    });
  });
});
