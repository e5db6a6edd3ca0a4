import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DraftRead, DraftReader } from './draft-reader.ts';

function readIn(pieces: readonly string[], isWhole = true): { drafts: DraftRead[]; declined: boolean } {
  const reader = new DraftReader();
  const drafts = pieces.flatMap((piece) => reader.push(piece));
  return { drafts: [...drafts, ...reader.end(isWhole)], declined: reader.declined };
}
const texts = (text: string, isWhole = true) =>
  readIn([text], isWhole).drafts.map((draft) => [draft.text, draft.sources]);

describe('lines with markers', () => {
  test.each([
    [
      'one a line',
      'Het loket is open. [1]\nOp zondag niet. [2]',
      [
        ['Het loket is open.', [1]],
        ['Op zondag niet.', [2]],
      ],
    ],
    [
      'as a list',
      '- Het loket is open. [1]\n2. Op zondag niet. [2]',
      [
        ['Het loket is open.', [1]],
        ['Op zondag niet.', [2]],
      ],
    ],
    [
      'in one paragraph',
      'Het loket is open. [1] Op zondag niet [2]. Soms wel.',
      [
        ['Het loket is open.', [1]],
        ['Op zondag niet.', [2]],
        ['Soms wel.', []],
      ],
    ],
    [
      'with one marker for two',
      'Het loket is open. Op zondag niet. [3]',
      [
        ['Het loket is open.', []],
        ['Op zondag niet.', [3]],
      ],
    ],
    [
      'with a question and its answer',
      'Is het loket open? Ja, elke dag. [1]',
      [['Is het loket open? Ja, elke dag.', [1]]],
    ],
    ['with several markers', 'Het loket is open. [1][2]\n', [['Het loket is open.', [1, 2]]]],
    ['with a marker in the middle', 'Het loket [1] is open. [2]', [['Het loket is open.', [1, 2]]]],
    ['with marks of Markdown', '**Het loket** is open. [1]', [['Het loket is open.', [1]]]],
    ['after a thought', '<think>\nEens zien. [9]\n</think>\nHet loket is open. [1]', [['Het loket is open.', [1]]]],
    ['in a thought without end', '<think>Het loket is open. [1]\n', []],
  ])('%s', (_, text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  test('a translation carries the quote behind the bars', () => {
    expect(readIn(['The desk is open. [1] || Het loket is open.\nNot on Sunday. [2]||Op zondag niet.']).drafts).toEqual(
      [
        { text: 'The desk is open.', sources: [1], quote: 'Het loket is open.' },
        { text: 'Not on Sunday.', sources: [2], quote: 'Op zondag niet.' },
      ],
    );
  });

  test('a last line that was cut off is left out', () => {
    expect(texts('Het loket is open. [1]\nOp zondag', false)).toEqual([['Het loket is open.', [1]]]);
  });

  test('a model that finds no answer says so', () => {
    expect(readIn(['GEEN ANTWOORD.'])).toEqual({ drafts: [], declined: true });
  });
});

describe('JSON', () => {
  const json =
    '{"sentences": [{"text": "Een {haak} en een \\"quote\\".", "sources": [1]}, {"text": "Twee.", "sources": [2, 3]}]}';

  test('gives each sentence, whatever signs are in it', () => {
    expect(texts(json)).toEqual([
      ['Een {haak} en een "quote".', [1]],
      ['Twee.', [2, 3]],
    ]);
  });

  test('gives a sentence as soon as its object closes', () => {
    const reader = new DraftReader();
    expect(reader.push('{"sentences": [{"text": "Een.", "sources": [1]')).toEqual([]);
    expect(reader.push('}')).toHaveLength(1);
  });

  test('may stand in a fence', () => {
    expect(texts(`\`\`\`json\n${json}\n\`\`\``)).toHaveLength(2);
  });

  test.each([
    ['other fields', '{"answer": "Ja."}'],
    ['a number where a text belongs', '{"sentences": [{"text": 3, "sources": [1]}]}'],
    ['brackets', '}}}{{{]]]'],
  ])('of nothing but %s gives no sentence', (_, text) => {
    expect(readIn([text])).toEqual({ drafts: [], declined: false });
  });

  test('with an empty list is a model that finds no answer', () => {
    expect(readIn(['{"sentences": ', '[]}'])).toEqual({ drafts: [], declined: true });
  });
});

test('where the pieces break makes no difference', () => {
  const whole = fc.constantFrom(
    'Het loket is open. [1]\n- Op zondag niet. [2]\n',
    'The desk is open. [1] || Het loket is open.\n',
    '<think>Hm.</think>{"sentences": [{"text": "Een \\\\ }.", "sources": [1], "quote": "x"}]}',
  );
  fc.assert(
    fc.property(whole, fc.array(fc.nat(90), { maxLength: 12 }), (text, at) => {
      const cuts = [0, ...new Set(at.map((one) => Math.min(one, text.length))), text.length].sort((a, b) => a - b);
      const pieces = cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
      expect(readIn(pieces)).toEqual(readIn([text]));
    }),
  );
});

test('no stream of any signs makes it throw', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => void readIn(pieces)));
});
