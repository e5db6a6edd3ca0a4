import { describe, expect, test } from 'vitest';
import type { Message } from '../answer.ts';
import { standAlone } from './follow-up.ts';
import { moveOf } from './follow-up-moves.ts';

const chat = (...texts: string[]): Message[] =>
  texts.map((content, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content }));
const sluices = chat('Hoeveel sluizen heeft de dienst in 2030?', 'Veertig sluizen.');

describe('a move', () => {
  test.each([
    ['Dat klopt niet, het waren er toch 50?', 'doubts'],
    ['Nee hoor, dat was toch in 2018?', 'doubts'],
    ['Weet je dat zeker?', 'doubts'],
    ['Ik dacht dat het er 30 waren', 'doubts'],
    ["That's not right, it was 80.", 'doubts'],
    ['Are you sure?', 'doubts'],
    ['Bedoel je in het noorden?', 'means'],
    ['Nee, van het noorden bedoel ik', 'means'],
    ['No, I meant in the north', 'means'],
    ['Nog een vraag over dijken: hoeveel zijn er?', 'announces'],
    ['En nu iets over dijken. Wie beheert die?', 'announces'],
    ['En de dijken, hoeveel zijn die er?', 'announces'],
    ['Hoeveel dijken zijn er?', 'none'],
    ['Is dat gratis?', 'none'],
  ] as const)('%s: %s', (message, kind) => expect(moveOf(message).kind).toBe(kind));

  test('a doubt that asks on is what it asks', () => {
    expect(moveOf('Dat klopt niet. Hoeveel waren het er in 2029?')).toEqual({
      kind: 'none',
      rest: 'Hoeveel waren het er in 2029?',
    });
  });
});

describe('a follow-up that makes a move', () => {
  test.each([
    ['Dat klopt niet, het waren er toch 50?', 'Hoeveel sluizen heeft de dienst in 2030 (Veertig sluizen)?'],
    ['Bedoel je in het noorden?', 'Hoeveel sluizen heeft de dienst in 2030 in het noorden?'],
    ['niet in 2030 maar in 2029', 'Hoeveel sluizen heeft de dienst in 2029?'],
    ['En nu iets over dijken. Wie beheert die?', 'En nu iets over dijken. Wie beheert die?'],
    ['Goed. Iets anders: wie beheert de dijken?', 'wie beheert de dijken?'],
  ])('%s: %s', (message, question) => expect(standAlone(message, sluices)).toBe(question));

  test('a part takes the place of the part before it', () => {
    const history = chat('Hoe hoog was het peil in 2030?', '2 meter.', 'En het hoge peil?', '3 meter.');
    expect(standAlone('En het lage?', history)).toBe('Hoe hoog was het peil in 2030, het lage?');
  });

  test('another kind of question about the present is asked of the subject, not put in its place', () => {
    expect(standAlone('So how many are there now?', chat('Did it open any new locks?', 'Yes.'))).toBe(
      'how many are there now (it open any new locks)?',
    );
  });
});
