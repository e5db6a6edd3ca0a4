import { beforeAll, expect, test } from 'vitest';
import { holdFigures } from '../../src/runtimes/figures-contract.test-support.ts';
import { createWorkerMetrics } from '../../src/runtimes/worker-metrics.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

beforeAll(migrate);

const measured = {
  version: '1.2.3',
  switches: { isPaused: (what: string) => what === 'generative' },
  isReady: () => true,
};
const entry = { request: 'r', method: 'GET', ms: 1, network: 'local', status: 200, problem: null };

holdFigures('D1', async () => {
  await empty();
  return createWorkerMetrics(bindings.DB, measured, (error) => {
    throw error;
  });
});

test('what could not be written is written the next time, once, and told', async () => {
  await empty();
  const errors: unknown[] = [];
  let works = false;
  const batch: typeof bindings.DB.batch = (statements) => {
    if (!works) throw new Error('D1 is away');
    return bindings.DB.batch(statements);
  };
  const database = { prepare: bindings.DB.prepare.bind(bindings.DB), batch };
  const metrics = createWorkerMetrics(database, measured, (error) => errors.push(error));
  metrics.request({ ...entry, route: '/' });
  await metrics.flush();
  metrics.request({ ...entry, route: '/' });
  works = true;
  await metrics.flush();
  expect(errors).toHaveLength(1);
  expect(await metrics.text()).toContain('vraagbaak_http_requests_total{method="GET",route="/",status="200"} 2\n');
});

test('more figures than one statement takes are all written, and what a label says cannot break a line', async () => {
  await empty();
  const metrics = createWorkerMetrics(bindings.DB, measured, () => {});
  for (let n = 0; n < 60; n++) metrics.request({ ...entry, route: `/r${n}` });
  metrics.request({ ...entry, route: 'a"b\\c\nd' });
  const text = await metrics.text();
  expect(text.match(/^vraagbaak_http_requests_total\{.* 1$/gm)).toHaveLength(61);
  expect(text).toContain('route="a\\"b\\\\c\\nd"');
});
