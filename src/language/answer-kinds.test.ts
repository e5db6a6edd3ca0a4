import { expect, test } from 'vitest';
import { type AnswerKind, holdsKind } from './answer-kinds.ts';

test.each<[AnswerKind, string, boolean]>([
  ['amount', 'Het kost 42 euro per jaar.', true],
  ['amount', 'Wie te laat is, betaalt tien cent.', true],
  ['amount', 'Er waren 42 deelnemers.', false],
  ['percentage', 'Het steeg met 7 procent.', true],
  ['percentage', 'Een derde is besproken.', true],
  ['percentage', 'Er waren er 7.', false],
  ['count', 'Er waren achttien coaches.', true],
  ['count', 'In 2024 waren er veel coaches.', false],
  ['date', 'Dat begon in januari.', true],
  ['date', 'Op maandag is de balie dicht.', true],
  ['date', 'De balie is dicht.', false],
  ['reason', 'Dat komt doordat er meer aanvragen waren.', true],
  ['reason', 'Er waren aanvragen.', false],
  ['person', 'De voorzitter is Hans Mulder.', true],
  ['definition', 'Dat heet een datalek.', true],
  ['list', 'Wat dan ook.', true],
])('%s in "%s": %s', (kind, text, holds) => expect(holdsKind(kind, text)).toBe(holds));
