import { expect, test } from 'vitest';
import { actorsMoved } from './actors-agree.ts';
import { readSentence } from './reading.ts';

const moved = (claim: string, quote: string) => actorsMoved(readSentence(claim, 'nl'), readSentence(quote, 'nl'));
const QUOTE = 'Op 3 mei volgde Anna Bakker haar collega Piet Visser op.';

test('who acts and who undergoes may not change places', () => {
  const quote = 'Anna Bakker volgde Piet Visser op.';
  expect([
    moved('Piet Visser volgde Anna Bakker op.', quote),
    moved('Anna Bakker volgde Piet Visser op.', quote),
  ]).toEqual([true, false]);
});

test('a passive says the same in the other order', () => {
  expect(moved('Piet Visser is opgevolgd door Anna Bakker.', 'Anna Bakker heeft Piet Visser opgevolgd.')).toBe(false);
});

test('a name behind a preposition neither acts nor undergoes', () => {
  expect(moved('In Gent helpt ABC met Mijn ABC.', 'ABC helpt in Gent met Mijn ABC.')).toBe(false);
  expect(moved(QUOTE, QUOTE)).toBe(false);
});
