/**
 * Figures about the running server, for Prometheus. Labels are closed lists: nothing that a caller makes up, and
 * nothing personal.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { GenerationEvent } from '../assistant.ts';
import type { RequestEntry } from '../channels/http/observation.ts';
import type { Switch, Switches } from '../ports.ts';
import type { Gate } from './gate.ts';
import type { Observer } from './guarded-assistant.ts';

/** Upper bounds in seconds: from a rule that matches to a language model at work. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const SWITCHES: readonly Switch[] = ['chat', 'teams', 'generative'];

export interface Metrics extends Observer {
  /** Counts what became of a language model's part. */
  generated(event: GenerationEvent): void;
  /** Counts a request. */
  request(entry: RequestEntry): void;
  /** All figures in the text format of Prometheus. */
  text(): Promise<string>;
}

/** What the figures are read from at the moment that they are asked for. */
export interface Measured {
  readonly version: string;
  readonly gate: Gate;
  readonly switches: Switches;
  readonly isReady: () => boolean;
}

/** Makes the figures; each has its own registry, so that a process may hold more than one. */
export function createMetrics({ version, gate, switches, isReady }: Measured): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'vraagbaak_build_info',
    help: 'Always 1; the labels say what runs',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.versions.node }, 1);
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('vraagbaak_ready', '1 when the index is open', () => Number(isReady()));
  gauge('vraagbaak_running', 'Answers, searches and verifications worked on', () => gate.running);
  gauge('vraagbaak_queue_length', 'Answers, searches and verifications that wait', () => gate.waiting);
  new Gauge({
    name: 'vraagbaak_paused',
    help: '1 for what an operator paused',
    labelNames: ['switch'],
    registers,
    collect() {
      for (const name of SWITCHES) this.set({ switch: name }, Number(switches.isPaused(name)));
    },
  });
  const steps = new Histogram({
    name: 'vraagbaak_step_duration_seconds',
    help: 'Time that a step of the pipeline took',
    labelNames: ['step', 'channel'],
    buckets: BUCKETS,
    registers,
  });
  const answers = new Histogram({
    name: 'vraagbaak_answer_duration_seconds',
    help: 'Time from question to answer, waiting included',
    labelNames: ['channel'],
    buckets: BUCKETS,
    registers,
  });
  const outcomes = new Counter({
    name: 'vraagbaak_answers_total',
    help: 'Answers by how they ended',
    labelNames: ['channel', 'status', 'reason', 'mode'],
    registers,
  });
  const rejected = new Counter({
    name: 'vraagbaak_rejected_total',
    help: 'Calls not worked on: no room, no time, too often, paused, stopping',
    labelNames: ['cause'],
    registers,
  });
  const requests = new Counter({
    name: 'vraagbaak_http_requests_total',
    help: 'Requests by route; route is none where no route fits',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const generations = new Counter({
    name: 'vraagbaak_generations_total',
    help: 'Answers that a language model could have written, by what became of them; cause is none where it did',
    labelNames: ['outcome', 'cause'],
    registers,
  });
  const sentences = new Counter({
    name: 'vraagbaak_generated_sentences_total',
    help: 'Sentences of a language model, held against their passages',
    labelNames: ['verdict'],
    registers,
  });
  const causes = new Set(['too-many-requests', 'overloaded', 'timed-out', 'paused', 'stopping', 'not-ready']);
  return {
    step: (channel, step, seconds) => steps.observe({ step, channel }, seconds),
    answered(channel, { status, reason, mode }, seconds) {
      answers.observe({ channel }, seconds);
      outcomes.inc({ channel, status, reason: reason ?? 'none', mode });
    },
    rejected(channel, code) {
      // Of the chat the HTTP problem tells; other channels have none.
      if (channel !== 'chat') rejected.inc({ cause: code.replace('_', '-') });
    },
    generated({ outcome, cause, kept, dropped }) {
      generations.inc({ outcome, cause: cause ?? 'none' });
      sentences.inc({ verdict: 'kept' }, kept);
      sentences.inc({ verdict: 'dropped' }, dropped.length);
    },
    request({ method, route, status, problem }) {
      requests.inc({ method, route: route ?? 'none', status: String(status) });
      if (problem !== null && causes.has(problem)) rejected.inc({ cause: problem });
    },
    text: () => registry.metrics(),
  };
}
