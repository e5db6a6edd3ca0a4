/** What holds for the figures wherever they are counted. */
import { describe, expect, test } from 'vitest';
import { STEP_NAMES } from '../answer.ts';
import { fakeAnswer } from '../assistant.fake.ts';
import type { Metrics } from './metrics.ts';

/** Runs the suite. `open` gives figures of version 1.2.3 that nothing was added to, with generative mode paused. */
export function holdFigures(name: string, open: () => Promise<Metrics>) {
  describe(`figures in ${name}`, () => {
    test('carry the names of steps, statuses, reasons and modes, and the state of the moment', async () => {
      const metrics = await open();
      for (const step of STEP_NAMES) metrics.step('chat', step, 0.02);
      metrics.answered('chat', fakeAnswer({ status: 'abstained', reason: 'not_in_documents' }), 0.3);
      metrics.answered('teams', fakeAnswer(), 0.3);
      metrics.rejected('teams', 'timed_out');
      const text = await metrics.text();
      for (const line of [
        ...STEP_NAMES.map((step) => `vraagbaak_step_duration_seconds_count{step="${step}",channel="chat"} 1`),
        'vraagbaak_answers_total{channel="chat",status="abstained",reason="not_in_documents",mode="extractive"} 1',
        'vraagbaak_answers_total{channel="teams",status="answered",reason="none",mode="extractive"} 1',
        'vraagbaak_rejected_total{cause="timed-out"} 1',
        'vraagbaak_paused{switch="generative"} 1',
        'vraagbaak_paused{switch="chat"} 0',
        'vraagbaak_ready 1',
      ]) {
        expect(text).toContain(`${line}\n`);
      }
      expect(text).toMatch(/^vraagbaak_build_info\{version="1\.2\.3".*\} 1$/m);
      expect(text).toContain('# TYPE vraagbaak_step_duration_seconds histogram\n');
      expect(text).toContain('# TYPE vraagbaak_answers_total counter\n');
    });

    test('a bucket holds those below it too, and the last one all', async () => {
      const metrics = await open();
      for (const seconds of [0.0005, 0.25, 0.3, 60]) metrics.answered('teams', fakeAnswer(), seconds);
      const text = await metrics.text();
      const values = [...text.matchAll(/^vraagbaak_answer_duration_seconds_(\w+)\{(.*)\} (\S+)$/gm)].map(
        ([, part, labels = '', value]) => [part, /le="([^"]+)"/.exec(labels)?.[1] ?? '', Number(value)],
      );
      const bucket = (bound: string) => values.find(([part, le]) => part === 'bucket' && le === bound)?.[2];
      expect(['0.001', '0.1', '0.25', '0.5', '30', '+Inf'].map(bucket)).toEqual([1, 1, 2, 3, 3, 4]);
      expect(values.find(([part]) => part === 'count')?.[2]).toBe(4);
      expect(values.find(([part]) => part === 'sum')?.[2]).toBeCloseTo(60.5505, 6);
    });

    test('what became of a language model’s part is counted, with the sentences that did not hold', async () => {
      const metrics = await open();
      const event = { type: 'generation' as const, answerId: 'a', usage: null };
      metrics.generated({ ...event, outcome: 'written', cause: null, kept: 3, dropped: [['number']] });
      const fallen = { outcome: 'extractive', cause: 'unsupported', kept: 0, dropped: [['name'], ['date']] } as const;
      metrics.generated({ ...event, ...fallen });
      const text = await metrics.text();
      expect(text).toContain('vraagbaak_generations_total{outcome="written",cause="none"} 1');
      expect(text).toContain('vraagbaak_generations_total{outcome="extractive",cause="unsupported"} 1');
      expect(text).toContain('vraagbaak_generated_sentences_total{verdict="kept"} 3');
      expect(text).toContain('vraagbaak_generated_sentences_total{verdict="dropped"} 3');
    });

    test('requests are counted by the pattern of their route, and those turned away by why', async () => {
      const metrics = await open();
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
  });
}
