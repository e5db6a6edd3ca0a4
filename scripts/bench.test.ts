import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { exponent, growthOf, type Row, render } from './bench/table.ts';

const ROOT = join(import.meta.dirname, '..');
const bench = (...flags: string[]) =>
  promisify(execFile)(process.execPath, ['scripts/bench.ts', ...flags], { cwd: ROOT });

test('an exponent is 1 where a figure grows with the passages, 2 with their square, 0 where it stays', () => {
  const of = (figure: (passages: number) => number) =>
    exponent([100, 1000, 10_000].map((passages) => [passages, figure(passages)] as const));
  expect(of((passages) => 3 * passages)).toBeCloseTo(1, 10);
  expect(of((passages) => passages ** 2)).toBeCloseTo(2, 10);
  expect(of(() => 7)).toBeCloseTo(0, 10);
  expect(exponent([[100, 5]])).toBeNull();
  expect(
    exponent([
      [100, 0],
      [1000, 5],
    ]),
  ).toBeNull();
});

test('what was not measured is in the table with its reason, and out of the exponents', () => {
  const row: Row = {
    ...{ system: 'a', passages: 1000, build: 1, open: 0.5, memory: 2 ** 20, bytes: 2 ** 21 },
    ...{ p50: 2, p95: 3, recall: 0.9, note: '' },
  };
  const missing: Row = {
    ...{ system: 'a', passages: 10_000, build: null, open: null, memory: null, bytes: null },
    ...{ p50: null, p95: null, recall: null, note: 'too large' },
  };
  expect(render([row, missing])).toContain('| a | 1000 | 1.0 | 0.50 | 1 | 2.0 | 2.00 | 3.00 | 0.900 |');
  expect(render([row, missing])).toContain('| a | 10000 | not measured: too large |');
  expect(growthOf([row, missing])[0]?.p50).toBeNull();
});

test('one system in one size gives JSON alone, with its figures', async () => {
  // Exit code 1 is allowed: it says that a machine is slow.
  const { stdout } = await bench('--passages', '200', '--systems', 'exact', '--json').catch((error) => error);
  const { rows, embedding } = JSON.parse(stdout) as { rows: Row[]; embedding: number };
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ passages: 200, recall: 1 });
  expect(rows[0]?.p50).toBeGreaterThan(0);
  expect(embedding).toBeGreaterThan(0);
});

test.each([
  ['--passages', 'veel'],
  ['--passages', '10'],
  ['--passages', '9000000'],
  ['--systems', 'geen'],
  ['--anders', 'x'],
  ['--answers', '--passages', '1000'],
])('%s %s is bad input: exit code 2', async (...flags) => {
  await expect(bench(...flags)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') });
});
