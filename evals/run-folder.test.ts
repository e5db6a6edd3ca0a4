import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCases } from './case.ts';
import { generate } from './generate.ts';
import { openRunFolder } from './run-folder.ts';
import { syntheticSystem } from './synthetic-system.ts';
import type { System } from './system.ts';

const cases = (...questions: string[]) =>
  parseCases(
    questions
      .map((question, index) =>
        JSON.stringify({ id: `c${index}`, lang: 'nl', kind: 'fact', question, expect: 'abstain' }),
      )
      .join('\n'),
    'test',
  );
const CASES = cases('Een?', 'Twee?', 'Drie?');

/** Counts what is asked, and fails from a given question on. */
function counting(failFrom: number, version = '0') {
  const inner = syntheticSystem([...CASES, ...cases('Anders?')]);
  const asked: string[] = [];
  const system: System = {
    ...inner,
    async answer(request) {
      asked.push(request.messages.at(-1)?.content ?? '');
      if (asked.length > failFrom) throw new Error('gone');
      const answer = await inner.answer(request);
      return { ...answer, provenance: { ...answer.provenance, version } };
    },
  };
  return { system, asked };
}
const newFolder = () => mkdtempSync(join(tmpdir(), 'run-'));

test('a run that broke off asks only what has no answer yet', async () => {
  const path = newFolder();
  await generate(counting(2).system, CASES, { parallel: 1, folder: openRunFolder(path) });
  const second = counting(9);
  const records = await generate(second.system, CASES, { parallel: 1, folder: openRunFolder(path) });
  expect(second.asked).toEqual(['Drie?']);
  expect(records.map(({ outcome }) => outcome.error)).toEqual([null, null, null]);
});

test('a case whose question changed is asked again', async () => {
  const path = newFolder();
  await generate(counting(9).system, CASES, { parallel: 1, folder: openRunFolder(path) });
  const second = counting(9);
  await generate(second.system, cases('Anders?', 'Twee?', 'Drie?'), { parallel: 1, folder: openRunFolder(path) });
  expect(second.asked).toEqual(['Anders?']);
});

test('a last line cut short by a kill is dropped', async () => {
  const path = newFolder();
  await generate(counting(9).system, CASES, { parallel: 1, folder: openRunFolder(path) });
  appendFileSync(join(path, 'answers.jsonl'), '{"id":"c9","ask');
  expect(openRunFolder(path).outcomes()).toHaveLength(3);
  expect(readFileSync(join(path, 'answers.jsonl'), 'utf8')).not.toContain('c9');
});

test('answers of two versions are not mixed in one run', async () => {
  const path = newFolder();
  await generate(counting(1).system, CASES, { parallel: 1, folder: openRunFolder(path) });
  const other = generate(counting(9, '1').system, CASES, { parallel: 1, folder: openRunFolder(path) });
  await expect(other).rejects.toThrow(/give the run another name/);
});

test('records come back in the order of the cases, however many are under way', async () => {
  const records = await generate(counting(9).system, CASES, { parallel: 3, folder: null });
  expect(records.map(({ case: item }) => item.id)).toEqual(['c0', 'c1', 'c2']);
});
