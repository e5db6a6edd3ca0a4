import { describe, expect, test } from 'vitest';
import type { Claim } from '../turn.ts';
import { contradict, type Statement, withOtherSides } from './conflicts.ts';
import { evidenceOf, passageOf } from './evidence.fake.ts';

const said = (document: string, text: string, period = '2024'): Statement => ({ document, text, period });
const differ = (one: Statement, other: Statement, question = 'Hoe lang gold de spaarregeling?') =>
  contradict(one, other, question, () => []);

const until2022 = said('a', 'De spaarregeling gold voor leden die tussen 2015 en 2022 lid waren.');
const until2023 = said('b', 'Leden die tussen 2015 en 2023 lid waren, vielen onder de spaarregeling.');

describe('two sentences contradict each other', () => {
  test('when a span of years ends elsewhere', () => {
    expect(differ(until2022, until2023)).toBe(true);
    expect(differ(until2023, until2022)).toBe(true);
  });

  test('when they count the same things of the same year otherwise', () => {
    const question = 'Hoeveel leden had de bibliotheek?';
    const one = said('a', 'In 2024 telde de bibliotheek 512 leden.');
    expect(differ(one, said('b', 'De bibliotheek telde 530 leden in 2024.'), question)).toBe(true);
    expect(differ(one, said('b', 'De bibliotheek telde 530 leden.', '2024'), question)).toBe(true);
  });
});

describe('two sentences do not contradict each other', () => {
  const question = 'Hoeveel leden had de bibliotheek?';
  const one = said('a', 'In 2024 telde de bibliotheek 512 leden.');
  test.each([
    ['of one document', differ(until2022, { ...until2023, document: 'a' })],
    ['with the same span', differ(until2022, { ...until2022, document: 'b' })],
    ['with spans that have no end in common', differ(until2022, said('b', until2023.text.replace('2015', '2016')))],
    ['about something else', differ(until2022, said('b', 'De brug was tussen 2015 en 2023 dicht voor verkeer.'))],
    ['that nobody asked about', differ(until2022, until2023, 'Wie is de voorzitter?')],
    ['about different years', differ(one, said('b', 'In 2023 telde de bibliotheek 480 leden.'), question)],
    ['of documents about different years', differ(one, said('b', 'De bibliotheek telde 480 leden.', '2022'), question)],
    ['that count different things', differ(one, said('b', 'In 2024 telde de bibliotheek 12 balies.'), question)],
    ['with the same number', differ(one, said('b', 'De bibliotheek telde 512 leden in 2024.'), question)],
  ])('%s', (_, found) => expect(found).toBe(false));
});

test('the other side comes after the claims, once, also where it is a claim already', async () => {
  const passages = [passageOf('a-1', [['sentence', until2022.text]]), passageOf('b-1', [['sentence', until2023.text]])];
  const evidence = passages.map((passage) => evidenceOf(passage, 1));
  const claims = passages.map(
    (passage): Claim => ({ text: passage.text, quotes: [{ passage, sentence: 0, score: 1 }] }),
  );
  const all = async (some: readonly Claim[]) => {
    const source = (async function* () {
      yield* some;
    })();
    const found: string[] = [];
    for await (const { text } of withOtherSides(source, evidence, 'Hoe lang gold de spaarregeling?', () => []))
      found.push(text);
    return found;
  };
  expect(await all(claims.slice(0, 1))).toEqual([until2022.text, until2023.text]);
  expect(await all(claims)).toEqual([until2022.text, until2023.text]);
  expect(await all([])).toEqual([]);
});
