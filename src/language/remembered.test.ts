import { expect, test } from 'vitest';
import { remembering, rememberingWith } from './remembered.ts';

test('what was found once is not looked for again, also where nothing was found', () => {
  const asked: string[] = [];
  const find = remembering((text) => {
    asked.push(text);
    return text === 'geen' ? undefined : text.length;
  });
  expect([find('een'), find('een'), find('geen'), find('geen')]).toEqual([3, 3, undefined, undefined]);
  expect(asked).toEqual(['een', 'geen']);
});

test('no more is remembered than was allowed: the oldest goes', () => {
  const asked: string[] = [];
  const find = remembering((text) => asked.push(text), 2);
  for (const text of ['a', 'b', 'c', 'b', 'a']) find(text);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

test('what depends on something else is remembered for each apart', () => {
  const upper = { change: (text: string) => text.toUpperCase() };
  const twice = { change: (text: string) => text + text };
  const change = rememberingWith((text, using: typeof upper) => using.change(text));
  expect([change('a', upper), change('a', twice), change('a', upper)]).toEqual(['A', 'aa', 'A']);
});
