import { expect, test } from 'vitest';
import { publicationOf, synonymsOf } from './publications.ts';

test('a compound and its head are publications of one kind', () => {
  expect(publicationOf('jaarbericht')).toEqual({ kind: 'report', qualifier: 'jaar' });
  expect(publicationOf('verslag')).toEqual({ kind: 'report', qualifier: '' });
  expect(publicationOf('report', 'annual')).toEqual({ kind: 'report', qualifier: 'jaar' });
  expect(publicationOf('kamerbrief')).toEqual({ kind: 'letter', qualifier: 'kamer' });
});

test('other words are no publications', () => {
  for (const word of ['stand', 'water', 'brieven', 'subrief']) expect(publicationOf(word)).toBeNull();
});

test('words for the same thing keep their qualifier', () => {
  expect(synonymsOf({ kind: 'report', qualifier: 'jaar' })).toContain('jaarverslag');
});
