import { expect, test } from 'vitest';
import { associate } from './word-associations.ts';

test('words that go together are found, and what any quote has goes with nothing', () => {
  const asked = {
    baas: 'werkgever',
    huur: 'woning',
    auto: 'voertuig',
    les: 'onderwijs',
    dokter: 'arts',
    geld: 'bedrag',
  };
  const pairs = Object.entries(asked).flatMap(([question, quote]) =>
    Array.from({ length: 10 }, (_, i) => ({ question: [question, 'wat'], quote: [quote, 'dienst', `${quote}${i}`] })),
  );
  const associations = associate(pairs);
  expect(Object.keys(associations.baas ?? {})).toEqual(['werkgever']);
  expect(Object.keys(associations.huur ?? {})).toEqual(['woning']);
  expect(associations.wat).toBeUndefined();
  expect(associate(pairs)).toEqual(associations);
});
