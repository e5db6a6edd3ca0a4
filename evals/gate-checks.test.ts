import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseEverything } from './broken-systems.ts';
import { parseCases } from './case.ts';
import { checkThresholds, describeCheck, readThresholds, type Threshold } from './gate.ts';
import { generate } from './generate.ts';
import { judge } from './judge.ts';
import { NO_SOURCES } from './record.ts';
import { syntheticSystem } from './synthetic-system.ts';

const CASES = parseCases(
  ['nl', 'nl', 'en']
    .map((lang, index) => {
      const gold = [{ doc: 'bieb', quote: `Feit nummer ${index} staat in deze zin.` }];
      const parts = { id: `c${index}`, lang, question: `Vraag ${index}?`, must: [[`nummer ${index}`]], gold };
      return JSON.stringify({ kind: 'fact', expect: 'answer', ...parts });
    })
    .join('\n'),
  'test',
);

async function check(threshold: Partial<Threshold>) {
  const records = await generate(refuseEverything(syntheticSystem(CASES)), CASES, { parallel: 1, folder: null });
  const thresholds = [{ metric: 'key-facts', subset: 'all', why: 'test', ...threshold } as Threshold];
  return checkThresholds(thresholds, judge(records, NO_SOURCES), records)[0]!;
}

test('a figure under its minimum is not met and names the cases of its subset', async () => {
  const failed = await check({ metric: 'right-citation', subset: 'lang:en', minimum: 0.5 });
  expect(failed).toMatchObject({ met: false, value: 0, cases: ['c2'] });
  expect(describeCheck(failed)).toBe('right-citation (lang:en) is 0.000, must be at least 0.5: c2');
});

test('a figure over its maximum is not met', async () => {
  expect(await check({ metric: 'false-refusals', maximum: 0 })).toMatchObject({
    met: false,
    cases: ['c0', 'c1', 'c2'],
  });
});

test('a bound that is just reached is met, and so is one without any case', async () => {
  expect(await check({ metric: 'false-refusals', maximum: 1 })).toMatchObject({ met: true });
  expect(await check({ subset: 'lang:fr', minimum: 1 })).toMatchObject({ met: true, value: null });
});

test('a thresholds file with an unknown metric or without a bound is bad input', () => {
  const file = join(tmpdir(), `thresholds-${process.pid}.json`);
  writeFileSync(file, '[{"metric":"charm","minimum":1,"why":"x"}]');
  expect(() => readThresholds(file)).toThrow(/field 0\.metric/);
  writeFileSync(file, '[{"metric":"errors","why":"x"}]');
  expect(() => readThresholds(file)).toThrow(/either minimum or maximum/);
});
