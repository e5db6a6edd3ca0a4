import { expect, test } from 'vitest';
import english from './words.en.json' with { type: 'json' };
import dutch from './words.nl.json' with { type: 'json' };
import { teamsLanguage, words } from './words.ts';

const placeholders = (said: string) => said.match(/\{\w+\}/g) ?? [];

test('Dutch and English have the same words, with the same names to fill in', () => {
  expect(Object.keys(english)).toEqual(Object.keys(dutch));
  for (const [key, said] of Object.entries(dutch)) {
    expect([key, placeholders(english[key as keyof typeof english])]).toEqual([key, placeholders(said)]);
  }
});

test('a word without its value is a mistake, never shown half-filled', () => {
  expect(() => words('nl', 'search.title')).toThrow(RangeError);
});

test.each([
  ['nl-NL', 'nl'],
  ['nl', 'nl'],
  [null, 'nl'],
  ['', 'nl'],
  ['en-GB', 'en'],
  ['de', 'en'],
  ['nlx', 'en'],
])('who reads %s gets %s', (tag, language) => {
  expect(teamsLanguage(tag)).toBe(language);
});
