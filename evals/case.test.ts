import { expect, test } from 'vitest';
import { parseCases, readCases } from './case.ts';

const line = (parts: object) =>
  JSON.stringify({ id: 'c1', lang: 'nl', kind: 'fact', question: 'Wat?', expect: 'abstain', ...parts });

test('a message about a wrong line names file, line and field', () => {
  expect(() => parseCases(`${line({})}\n\n${line({ id: 'c2', expect: 'maybe' })}`, 'x.jsonl')).toThrow(
    /x\.jsonl, line 3: field expect: /,
  );
  expect(() => parseCases(line({ gold: [{ doc: '001' }] }), 'x.jsonl')).toThrow(/line 1: field gold\.0\.quote: /);
  expect(() => parseCases('{', 'x.jsonl')).toThrow(/x\.jsonl, line 1: not JSON/);
});

test('an id that stands twice is refused with both lines', () => {
  expect(() => parseCases(`${line({})}\n${line({})}`, 'x.jsonl')).toThrow(
    /line 2: field id: "c1" is also the id of line 1/,
  );
});

test('a file that is not there is bad input, not a crash', () => {
  expect(() => readCases(['/nowhere/x.jsonl'])).toThrow(/\/nowhere\/x\.jsonl: cannot be read/);
});

test('short names of documents become their ids; fragments are part of their document', () => {
  const gold = ['000', '001', '002', '003', '004', 'jaarbericht-2024'].map((doc) => ({ doc, quote: 'q' }));
  expect(parseCases(line({ gold }), 'x')[0]?.gold.map(({ doc }) => doc)).toEqual([
    'kamerbrief-stand-van-duo',
    'stand-van-duo-2022',
    'stand-van-duo-2022',
    'stand-van-duo-2022',
    'jaarbericht-2024',
    'jaarbericht-2024',
  ]);
});

test('fields that the schema does not know are left out', () => {
  expect(parseCases(line({ note: 'x' }), 'x')[0]).not.toHaveProperty('note');
});
