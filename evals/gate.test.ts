/**
 * The development questions through the real pipeline, against thresholds.json.
 */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openAssistant } from '../src/runtimes/open-assistant.ts';
import { readSettings } from '../src/runtimes/settings.ts';
import { readCases } from './case.ts';
import { type Check, checkThresholds, describeCheck, readThresholds } from './gate.ts';
import { generate } from './generate.ts';
import { inProcessSystem } from './in-process-system.ts';
import { judge } from './judge.ts';
import { readSources } from './sources.ts';

const MOST_SECONDS = 90;
const thresholds = readThresholds(join(import.meta.dirname, 'thresholds.json'));
let checks: Check[] = [];
let seconds = 0;

beforeAll(async () => {
  const { assistant, close } = await openAssistant(readSettings(process.env));
  const start = performance.now();
  const cases = readCases([join(import.meta.dirname, 'cases', 'dev.jsonl')]);
  const records = await generate(inProcessSystem(assistant), cases, { parallel: 2, folder: null });
  await close();
  const judgement = judge(records, await readSources(join(import.meta.dirname, '..', 'corpus')));
  checks = checkThresholds(thresholds, judgement, records);
  seconds = (performance.now() - start) / 1000;
}, 300_000);

test.each(thresholds.map((threshold, index) => ({ ...threshold, index })))('$metric of $subset is met', ({ index }) => {
  const check = checks[index];
  expect(check?.met === false ? describeCheck(check) : 'met').toBe('met');
});

test(`the development questions are answered and judged within ${MOST_SECONDS} seconds`, () => {
  expect(seconds).toBeLessThan(MOST_SECONDS);
});
