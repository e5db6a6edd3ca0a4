/** Figures about the running server, for Prometheus: those of figures.ts, and those of the process. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Switches } from '../ports.ts';
import { BUCKETS, createFigures, FIGURES, type Figures, GAUGES, SWITCHES } from './figures.ts';
import type { Gate } from './gate.ts';

export interface Metrics extends Figures {
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
    help: GAUGES.vraagbaak_build_info,
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
  gauge('vraagbaak_ready', GAUGES.vraagbaak_ready, () => Number(isReady()));
  gauge('vraagbaak_running', 'Answers, searches and verifications worked on', () => gate.running);
  gauge('vraagbaak_queue_length', 'Answers, searches and verifications that wait', () => gate.waiting);
  new Gauge({
    name: 'vraagbaak_paused',
    help: GAUGES.vraagbaak_paused,
    labelNames: ['switch'],
    registers,
    collect() {
      for (const name of SWITCHES) this.set({ switch: name }, Number(switches.isPaused(name)));
    },
  });
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  for (const [name, { kind, help, labels }] of Object.entries(FIGURES)) {
    const about = { name, help, labelNames: [...labels], registers };
    if (kind === 'counter') counters.set(name, new Counter(about));
    else histograms.set(name, new Histogram({ ...about, buckets: BUCKETS }));
  }
  const figures = createFigures({
    count: (name, labels, by) => counters.get(name)?.inc(labels, by),
    observe: (name, labels, seconds) => histograms.get(name)?.observe(labels, seconds),
  });
  return { ...figures, text: () => registry.metrics() };
}
