/**
 * Figures about the Worker, for Prometheus. An isolate holds what its requests add until they are written to D1, where
 * those of all isolates come together: figures of one isolate alone would start anew with each, unseen.
 */

import type { D1 } from '../adapters/cloudflare-bindings.ts';
import { addFigures, type FigureRow, readFigures } from '../adapters/d1-figures.ts';
import type { Switches } from '../ports.ts';
import { BUCKETS, createFigures, FIGURES, type Figures, GAUGES, SWITCHES } from './figures.ts';

export interface WorkerMetrics extends Figures {
  /** Writes what was added since. What could not be written stays for the next time, and is told. */
  flush(): Promise<void>;
  /** All figures in the text format of Prometheus, this isolate's written first. @throws D1's errors */
  text(): Promise<string>;
}

/** What the figures are read from at the moment that they are asked for. */
export interface MeasuredWorker {
  readonly version: string;
  readonly switches: Switches;
  readonly isReady: () => boolean;
}

const escaped = (value: string) => value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));
const written = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');

/** The bucket of a histogram that a value falls in: its upper bound. */
const bucketOf = (seconds: number) => String(BUCKETS.find((bound) => seconds <= bound) ?? '+Inf');

/** A histogram's lines for one set of labels: in Prometheus a bucket holds those below it too. */
function histogramLines(name: string, labels: string, parts: ReadonlyMap<string, number>): string[] {
  let count = 0;
  const buckets = [...BUCKETS.map(String), '+Inf'].map((bound) => {
    count += parts.get(bound) ?? 0;
    return `${name}_bucket{${labels},le="${bound}"} ${count}`;
  });
  return [...buckets, `${name}_sum{${labels}} ${parts.get('sum') ?? 0}`, `${name}_count{${labels}} ${count}`];
}

function linesOf(rows: readonly FigureRow[]): string[] {
  return Object.entries(FIGURES).flatMap(([name, { kind, help }]) => {
    const series = new Map<string, Map<string, number>>();
    for (const row of rows.filter((one) => one.name === name)) {
      series.set(row.labels, (series.get(row.labels) ?? new Map()).set(row.part, row.value));
    }
    return [
      ...[`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`],
      ...[...series].flatMap(([labels, parts]) =>
        kind === 'histogram' ? histogramLines(name, labels, parts) : [`${name}{${labels}} ${parts.get('') ?? 0}`],
      ),
    ];
  });
}

const gaugeLines = (name: keyof typeof GAUGES, samples: readonly string[]) => [
  ...[`# HELP ${name} ${GAUGES[name]}`, `# TYPE ${name} gauge`],
  ...samples.map((sample) => `${name}${sample}`),
];

/** Makes the figures on a database that has the table. */
export function createWorkerMetrics(
  database: D1,
  { version, switches, isReady }: MeasuredWorker,
  onError: (error: unknown) => void,
): WorkerMetrics {
  let added = new Map<string, FigureRow>();
  const add = (row: FigureRow) => {
    const key = `${row.name}\n${row.labels}\n${row.part}`;
    const value = row.value + (added.get(key)?.value ?? 0);
    if (value !== 0) added.set(key, { ...row, value });
  };
  const flush = async () => {
    const rows = [...added.values()];
    added = new Map();
    try {
      await addFigures(database, rows);
    } catch (error) {
      for (const row of rows) add(row);
      onError(error);
    }
  };
  const figures = createFigures({
    count: (name, labels, by) => add({ name, labels: written(labels), part: '', value: by }),
    observe(name, labels, seconds) {
      add({ name, labels: written(labels), part: bucketOf(seconds), value: 1 });
      add({ name, labels: written(labels), part: 'sum', value: seconds });
    },
  });
  return {
    ...figures,
    flush,
    async text() {
      await flush();
      const lines = [
        ...gaugeLines('vraagbaak_build_info', [`{version="${escaped(version)}"} 1`]),
        ...gaugeLines('vraagbaak_ready', [` ${Number(isReady())}`]),
        ...gaugeLines(
          'vraagbaak_paused',
          SWITCHES.map((name) => `{switch="${name}"} ${Number(switches.isPaused(name))}`),
        ),
        ...linesOf(await readFigures(database)),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
