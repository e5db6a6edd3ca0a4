import { expect, test } from 'vitest';
import { holdFigures } from './figures-contract.test-support.ts';
import { createGate } from './gate.ts';
import { createMetrics } from './metrics.ts';

function open() {
  const gate = createGate({ atOnce: 1, waiting: 5 });
  const switches = { isPaused: (what: string) => what === 'generative' };
  return { gate, metrics: createMetrics({ version: '1.2.3', gate, switches, isReady: () => true }) };
}

holdFigures('the process', async () => open().metrics);

test('what is worked on, what waits and what runs are read at the moment that they are asked for', async () => {
  const { gate, metrics } = open();
  let release = () => {};
  const held = gate.run(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const waiting = gate.run(async () => {});
  const text = await metrics.text();
  release();
  await Promise.all([held, waiting]);
  for (const line of ['vraagbaak_running 1', 'vraagbaak_queue_length 1']) expect(text).toContain(`${line}\n`);
  expect(text).toMatch(/vraagbaak_build_info\{version="1\.2\.3",node="\d+/);
});
