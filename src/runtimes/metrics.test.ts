import { expect, test } from 'vitest';
import { STEP_NAMES } from '../answer.ts';
import { fakeAnswer } from '../assistant.fake.ts';
import { createGate } from './gate.ts';
import { createMetrics } from './metrics.ts';

function open() {
  const gate = createGate({ atOnce: 1, waiting: 5 });
  const switches = { isPaused: (what: string) => what === 'generative' };
  return { gate, metrics: createMetrics({ version: '1.2.3', gate, switches, isReady: () => true }) };
}

test('the figures carry the names of steps, statuses, reasons and modes, and the state of the moment', async () => {
  const { gate, metrics } = open();
  for (const step of STEP_NAMES) metrics.step('chat', step, 0.02);
  metrics.answered('chat', fakeAnswer({ status: 'abstained', reason: 'not_in_documents' }), 0.3);
  metrics.answered('teams', fakeAnswer(), 0.3);
  metrics.rejected('teams', 'timed_out');
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
  for (const line of [
    ...STEP_NAMES.map((step) => `vraagbaak_step_duration_seconds_count{step="${step}",channel="chat"} 1`),
    'vraagbaak_answers_total{channel="chat",status="abstained",reason="not_in_documents",mode="extractive"} 1',
    'vraagbaak_answers_total{channel="teams",status="answered",reason="none",mode="extractive"} 1',
    'vraagbaak_rejected_total{cause="timed-out"} 1',
    'vraagbaak_running 1',
    'vraagbaak_queue_length 1',
    'vraagbaak_paused{switch="generative"} 1',
    'vraagbaak_paused{switch="chat"} 0',
    'vraagbaak_ready 1',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toMatch(/vraagbaak_build_info\{version="1\.2\.3",node="\d+/);
});

test('what became of a language model’s part is counted, with the sentences that did not hold', async () => {
  const { metrics } = open();
  const event = { type: 'generation' as const, answerId: 'a', usage: null };
  metrics.generated({ ...event, outcome: 'written', cause: null, kept: 3, dropped: [['number']] });
  metrics.generated({ ...event, outcome: 'extractive', cause: 'unsupported', kept: 0, dropped: [['name'], ['date']] });
  const text = await metrics.text();
  expect(text).toContain('vraagbaak_generations_total{outcome="written",cause="none"} 1');
  expect(text).toContain('vraagbaak_generations_total{outcome="extractive",cause="unsupported"} 1');
  expect(text).toContain('vraagbaak_generated_sentences_total{verdict="kept"} 3');
  expect(text).toContain('vraagbaak_generated_sentences_total{verdict="dropped"} 3');
});

test('requests are counted by the pattern of their route, and those turned away by why', async () => {
  const { metrics } = open();
  const entry = { request: 'r', method: 'GET', ms: 1, network: 'local' };
  metrics.request({ ...entry, route: '/bronnen/:document', status: 200, problem: null });
  metrics.request({ ...entry, route: null, status: 404, problem: 'not-found' });
  metrics.request({ ...entry, route: '/api/v1/chat', status: 429, problem: 'too-many-requests' });
  const text = await metrics.text();
  expect(text).toContain('vraagbaak_http_requests_total{method="GET",route="/bronnen/:document",status="200"} 1');
  expect(text).toContain('vraagbaak_http_requests_total{method="GET",route="none",status="404"} 1');
  expect(text).toContain('vraagbaak_rejected_total{cause="too-many-requests"} 1');
  expect(text).not.toContain('cause="not-found"');
});
