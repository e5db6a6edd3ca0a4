import { describe, expect, test } from 'vitest';
import type { AnswerFigures } from './answers.ts';
import { beyondBounds, renderSpeed, type SpeedFigures } from './speed.ts';

const answers: AnswerFigures = {
  questions: 10,
  embedding: { p50: 10, p95: 20 },
  answer: { p50: 12, p95: 30 },
  beyond: { p50: 0.2, p95: 0.5 },
  beyondCpu: 0.25,
};
const MB = 2 ** 20;
const kept: Required<SpeedFigures> = {
  answers,
  server: { ready: 1, firstAnswer: 2, memory: { ready: 300 * MB, afterAnswers: 400 * MB, idle: 350 * MB } },
  parts: [
    { part: 'question', rows: 9, milliseconds: 900 },
    { part: 'lexical', rows: 9, milliseconds: 5000 },
  ],
  indexing: { whole: 100, inModel: 90, wholeCpu: 110, inModelCpu: 100 },
};

describe('the bounds', () => {
  test('are kept by figures below them, and by what was not measured', () => {
    expect(beyondBounds(kept)).toEqual([]);
    expect(beyondBounds({})).toEqual([]);
  });

  test.each<[string, SpeedFigures]>([
    ['answer at the median', { answers: { ...answers, beyond: { p50: 0.31, p95: 0.5 } } }],
    ['answer at p95', { answers: { ...answers, beyond: { p50: 0.2, p95: 0.61 } } }],
    ['first answer', { server: { ...kept.server, firstAnswer: 3.1 } }],
    ['memory', { server: { ...kept.server, memory: { ready: 1, afterAnswers: 451 * MB, idle: 1 } } }],
    ['opening the vectors', { parts: [{ part: 'passage', rows: 1, milliseconds: 1001 }] }],
    ['indexing in the model', { indexing: { ...kept.indexing, inModel: 84 } }],
  ])('%s: named when it is not kept', (name, figures) => expect(beyondBounds(figures)).toEqual([name]));
});

test('what was measured is printed, what was not is not', () => {
  const text = renderSpeed(kept);
  expect(text).toContain('beyond an embedding 20 %  50 %');
  expect(text).toContain('ready 300, after 200 answers 400, then idle 350');
  expect(text).toContain('in the model 90 %');
  expect(renderSpeed({ answers })).not.toContain('server');
  expect(renderSpeed({ server: { ...kept.server, memory: null } })).not.toContain('resident');
});
