import { expect, test } from 'vitest';
import * as broken from './broken-systems.ts';
import { parseCases } from './case.ts';
import { compare, signTest } from './compare.ts';
import { generate } from './generate.ts';
import { judge } from './judge.ts';
import { NO_SOURCES } from './record.ts';
import { syntheticSystem } from './synthetic-system.ts';
import type { System } from './system.ts';

const CASES = parseCases(
  Array.from({ length: 12 }, (_, index) => {
    const quote = `Feit nummer ${index} staat in deze zin.`;
    const gold = [{ doc: 'bieb', quote }];
    const parts = { id: `c${index}`, question: `Vraag ${index}?`, must: [[`nummer ${index}`]], gold };
    return JSON.stringify({ lang: 'nl', kind: 'fact', expect: 'answer', ...parts });
  }).join('\n'),
  'test',
);
const sound = syntheticSystem(CASES);
const judged = async (system: System) =>
  judge(await generate(system, CASES, { parallel: 1, folder: null }), NO_SOURCES);

test('the sign test is the binomial one', () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(5, 0)).toBeCloseTo(2 / 2 ** 5);
  expect(signTest(1, 5)).toBeCloseTo((2 * (1 + 6)) / 2 ** 6);
  expect(signTest(3, 3)).toBe(1);
});

test('a run compared with itself has no difference and no changed case', async () => {
  const run = await judged(sound);
  const { differences, changed, unpaired } = compare(run, run);
  expect(differences.filter(({ real, difference }) => real || difference !== 0)).toEqual([]);
  expect([...changed, ...unpaired]).toEqual([]);
});

test('a defect in every case is a real difference, in the direction of the metric', async () => {
  const { differences, changed } = compare(await judged(sound), await judged(broken.refuseEverything(sound)));
  const refusals = differences.find(({ metric }) => metric.name === 'false-refusals');
  expect(refusals).toMatchObject({ before: 0, after: 1, low: 1, high: 1, pairs: 12, better: 0, worse: 12, real: true });
  expect(changed).toHaveLength(12);
  expect(changed[0]).toMatchObject({ id: 'c0', before: 'answered', after: 'abstained' });
  expect(changed[0]?.worse).toContain('key-facts');
});

test('a change in one case of twelve is not yet a real difference', async () => {
  const after = await judged(sound);
  const [first, ...rest] = after.cases;
  const worse = { ...first!, verdicts: { ...first!.verdicts, 'key-facts': 0 } };
  const { differences, changed } = compare(await judged(sound), { ...after, cases: [worse, ...rest] });
  expect(differences.find(({ metric }) => metric.name === 'key-facts')).toMatchObject({ worse: 1, real: false });
  expect(changed).toEqual([{ id: 'c0', before: 'answered', after: 'answered', better: [], worse: ['key-facts'] }]);
});

test('cases that only one run has are named', async () => {
  const run = await judged(sound);
  expect(compare(run, { ...run, cases: run.cases.slice(1) }).unpaired).toEqual(['c0']);
});
