import { describe, expect, test } from 'vitest';
import { FakeEmbedder } from '../adapters/embedder.fake.ts';
import { fakeContents } from '../adapters/index-contents.fake.ts';
import { openMemoryPassageStore } from '../adapters/memory-passage-store.fake.ts';
import type { Entailment, EntailmentModel } from '../ports.ts';
import { type Candidate, quotesToTry } from './candidates.ts';
import { lookAt, verdictOn } from './quote-verdict.ts';
import { sentencesToVerify, verifyText } from './verify-text.ts';

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
  verdictOn(sentence, lookAt(sentence, quotesToTry(sentence, 'nl', candidates), { language: 'nl', hasLead }));

describe('sentencesToVerify', () => {
  test('markers and list signs are no part of a sentence, and a line that leads in is none', () => {
    const text = 'Volgens het Jaarbericht 2031, over 2031:\n- Een zin. [1] Nog een. [2][3]\n\n1. Een stap [12].';
    expect(sentencesToVerify(text)).toEqual([
      { text: 'Een zin.', hasLead: true },
      { text: 'Nog een.', hasLead: true },
      { text: 'Een stap.', hasLead: true },
    ]);
  });

  test('a question is verified together with its answer', () => {
    expect(sentencesToVerify('Kost het geld? Nee. [1] Het is gratis.')).toEqual([
      { text: 'Kost het geld? Nee.', hasLead: false },
      { text: 'Het is gratis.', hasLead: false },
    ]);
  });

  test('a text without letters or digits has no sentences', () => {
    expect(sentencesToVerify(' [1] … \n ---')).toEqual([]);
  });
});

describe('verdictOn', () => {
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
    expect(verdictOn(sentence, lookAt(sentence, quotes, { language: 'nl', embedder: 'another' }))).toMatchObject({
      supported: true,
    });
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

describe('verifyText with a cross-encoder', () => {
  const nothing = { none: 0, negation: 0, condition: 0, subject: 0, addition: 0, name: 0, measure: 0, other: 0 };
  /** Holds that only one quote says it, and notes what it was given to read. */
  function readerFor(right: string) {
    const asked: (readonly string[])[] = [];
    const entailment: EntailmentModel = {
      id: 'fake',
      async read(_, quotes) {
        asked.push(quotes);
        return quotes.map((quote): Entailment => ({ ...nothing, [quote === right ? 'none' : 'negation']: 1 }));
      },
    };
    return { asked, entailment };
  }
  const said = [
    'De bus rijdt elk uur naar zee.',
    'De trein rijdt elk uur naar zee.',
    'De bus rijdt elk uur naar de stad.',
    'De bus rijdt elke dag naar zee.',
    'De bus naar zee kost 4 euro.',
  ];
  const verify = (sentence: string, entailment: EntailmentModel | null, passage = said.join(' ')) => {
    const split = (word: string) => [word];
    const store = openMemoryPassageStore(fakeContents(), split);
    const embedder = new FakeEmbedder({ dimension: store.manifest.dimension });
    return verifyText(sentence, [passage], { store, embedder, entailment, split, find: async () => [] });
  };

  test('the likeliest few quotes are read, none with another figure; the one that says it supports', async () => {
    const right = said[3] as string;
    const { asked, entailment } = readerFor(right);
    const sentence = 'Naar zee gaat dagelijks een bus van de lijn.';
    expect(await verify(sentence, entailment)).toMatchObject([{ supported: true, quote: right, reasons: [] }]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.length).toBeLessThanOrEqual(3);
    expect((await verify('Naar zee gaat een bus voor 5 euro.', readerFor('').entailment))[0]?.reasons).toEqual([
      'number',
    ]);
  });

  test('what it denies is told, though words alone would let it through', async () => {
    const sentence = 'De bus rijdt naar zee.';
    expect(await verify(sentence, null)).toMatchObject([{ supported: true }]);
    expect(await verify(sentence, readerFor('').entailment)).toMatchObject([
      { supported: false, reasons: ['negation'] },
    ]);
  });

  test('a sentence that stands there as it is needs no reading', async () => {
    const [sentence] = said as [string];
    expect(await verify(sentence, readerFor('').entailment)).toMatchObject([{ supported: true, quote: sentence }]);
  });

  test('a quote is not read where no reading would help: it is the sentence but for a name', async () => {
    const { asked, entailment } = readerFor(said[0] as string);
    const [judged] = await verify((said[0] as string).replace('zee', 'Zandvoort'), entailment);
    expect(judged).toMatchObject({ supported: false, reasons: ['name'] });
    expect(asked.flat()).not.toContain(said[0]);
  });

  test('nor where a nearer quote says it the other way round, which a further one cannot outweigh', async () => {
    const sentence = 'De bank stelt de rente op leningen vast.';
    const further = 'Het ministerie stelt de rente vast.';
    const { asked, entailment } = readerFor(further);
    const passage = `De bank stelt de rente op leningen nooit vast. ${further}`;
    expect(await verify(sentence, entailment, passage)).toMatchObject([{ supported: false, reasons: ['negation'] }]);
    expect(asked).toEqual([]);
  });
});
