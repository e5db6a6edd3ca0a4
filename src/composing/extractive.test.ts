import { describe, expect, test } from 'vitest';
import type { Ask, Claim, Evidence } from '../turn.ts';
import { evidenceOf, passageOf } from './evidence.fake.ts';
import { composeExtractive } from './extractive.ts';

const split = () => [];

async function claimsOf(question: string, evidence: readonly Evidence[]): Promise<Claim[]> {
  const ask: Ask = {
    understanding: { question, kinds: ['count'], subject: [], periods: [], documents: [] },
    retrieval: { vector: new Float32Array([1]), evidence, questions: [] },
  };
  const claims: Claim[] = [];
  for await (const claim of composeExtractive([ask], 'nl', split)) claims.push(claim);
  return claims;
}

const words = (claims: readonly Claim[]) =>
  claims
    .map(({ text }) => text)
    .join(' ')
    .split(/\s+/).length;

describe('an extractive answer', () => {
  test('quotes the sentence that answers, whole and with its passage', async () => {
    const passage = passageOf('verslag-1', [
      ['heading', 'Personeel'],
      ['sentence', 'Eind 2024 werkten er 3.439 medewerkers.'],
      ['sentence', 'De organisatie zit in Groningen.'],
    ]);
    const claims = await claimsOf('Hoeveel medewerkers werkten er?', [evidenceOf(passage, 1, [0.8, 0.95, 0.8])]);
    expect(claims[0]?.text).toBe('Eind 2024 werkten er 3.439 medewerkers.');
    expect(claims[0]?.quotes).toMatchObject([{ passage: { id: 'verslag-1' }, sentence: 1 }]);
  });

  test('quotes no label, no table head and no question that the document asks itself', async () => {
    const passage = passageOf('verslag-1', [
      ['heading', 'Personeel'],
      ['header', 'Jaar | Medewerkers'],
      ['sentence', 'Hoeveel medewerkers werkten er?'],
      ['row', '2024 | 3.439'],
    ]);
    const claims = await claimsOf('Hoeveel medewerkers werkten er?', [evidenceOf(passage, 1, [0.9, 0.9, 0.99, 0.9])]);
    expect(claims.map(({ text }) => text)).toEqual(['2024: Medewerkers 3.439']);
  });

  test('fills up with no signature, no sentence that breaks off and no line that only announces', async () => {
    const whole = 'Er werkten medewerkers in Groningen en in Den Haag.';
    const passage = passageOf('verslag-1', [
      ['sentence', 'Medewerkers Groningen, Anna Jansen'],
      ['sentence', 'De medewerkers in Groningen werkten met veel andere mensen samen aan'],
      ['sentence', 'Er werkten medewerkers in Groningen, hieronder een greep:'],
      ['sentence', whole],
    ]);
    const claims = await claimsOf('Waar werkten medewerkers in Groningen?', [
      evidenceOf(passage, 1, [0.84, 0.84, 0.84, 0.95]),
    ]);
    expect(claims.map(({ text }) => text)).toEqual([whole]);
  });

  test('quotes a signature that answers best of all', async () => {
    const passage = passageOf('verslag-1', [
      ['sentence', 'Veel leesplezier.'],
      ['sentence', 'Anna Jansen, directeur'],
    ]);
    const claims = await claimsOf('Welke directeur?', [evidenceOf(passage, 1, [0.7, 0.95])]);
    expect(claims.map(({ text }) => text)).toContain('Anna Jansen, directeur');
  });

  test('a list comes whole, with its lead', async () => {
    const items = ['fietsen', 'bussen', 'treinen', 'trams'].map((name) => ['item', `${name} rijden hier`] as const);
    const passage = passageOf('verslag-1', [['lead', 'Dit rijdt hier:'], ...items]);
    const claims = await claimsOf('Wat rijdt hier?', [evidenceOf(passage, 1, [0.85, 0.95, 0.95, 0.8, 0.8])]);
    for (const [, item] of items) expect(claims.map(({ text }) => text)).toContain(item);
    expect(claims[0]?.text).toBe('Dit rijdt hier:');
  });

  test('a sentence that begins with a pronoun brings the one before', async () => {
    const passage = passageOf('verslag-1', [
      ['sentence', 'Er is een raad van studenten.'],
      ['sentence', 'Zij vergaderen 12 keer per jaar.'],
    ]);
    const claims = await claimsOf('Hoeveel keer vergaderen zij?', [evidenceOf(passage, 1, [0.7, 0.97])]);
    expect(claims.map(({ text }) => text)).toEqual([
      'Er is een raad van studenten.',
      'Zij vergaderen 12 keer per jaar.',
    ]);
  });

  test('where a part is asked, the sentence that tells of a part comes with the one that it is of', async () => {
    const passage = passageOf('verslag-1', [
      ['sentence', 'Er kwamen 25 zaken binnen.'],
      ['sentence', 'Een derde hiervan is besproken.'],
    ]);
    const said = async (question: string) =>
      (await claimsOf(question, [evidenceOf(passage, 1, [0.99, 0.1])])).map(({ text }) => text);
    expect(await said('Hoeveel zaken kwamen er binnen?')).toEqual(['Er kwamen 25 zaken binnen.']);
    expect(await said('Hoeveel daarvan zijn besproken (zaken kwamen er binnen)?')).toContain(
      'Een derde hiervan is besproken.',
    );
  });

  test('says each sentence once, from three passages at most, within its words', async () => {
    const long = (n: number) => `Zin ${n} over ${'medewerkers en nog meer woorden '.repeat(5)}eindigt hier.`;
    const evidence = [1, 2, 3, 4, 5].map((n) =>
      evidenceOf(
        passageOf(`verslag-${n}`, [
          ['sentence', 'Een zin die overal staat over medewerkers.'],
          ['sentence', long(n)],
          ['sentence', long(n + 10)],
        ]),
        1 - n / 10,
      ),
    );
    const claims = await claimsOf('Hoeveel medewerkers zijn er?', evidence);
    expect(new Set(claims.map(({ text }) => text)).size).toBe(claims.length);
    expect(new Set(claims.map(({ quotes }) => quotes[0]?.passage.id)).size).toBeLessThanOrEqual(3);
    expect(words(claims)).toBeLessThanOrEqual(170);
  });

  test('there is none without evidence', async () => {
    expect(await claimsOf('Hoeveel?', [])).toEqual([]);
  });
});
