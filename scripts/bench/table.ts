/** The figures of a run as a table, and how they grow. */

/** One system with one number of passages; null where it was not measured, and `note` says why. */
export interface Row {
  readonly system: string;
  readonly passages: number;
  /** Seconds; what is built when it is opened has no build of its own. */
  readonly build: number | null;
  readonly open: number | null;
  /** Bytes more in memory once it is open. */
  readonly memory: number | null;
  readonly bytes: number | null;
  /** Milliseconds a search for ten. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly recall: number | null;
  readonly note: string;
}

type Figure = 'build' | 'open' | 'memory' | 'bytes' | 'p50';
const FIGURES: readonly Figure[] = ['build', 'open', 'memory', 'bytes', 'p50'];

/** Slope of the logarithms: 1 where a figure doubles with the passages, 0 where it stays. Null with fewer than two points. */
export function exponent(points: readonly (readonly [number, number])[]): number | null {
  const logs = points.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  if (new Set(logs.map(([x]) => x)).size < 2) return null;
  const mean = (axis: 0 | 1) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const top = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return top / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

export type Growth = { readonly system: string } & Readonly<Record<Figure, number | null>>;

/** The exponents of each system. */
export function growthOf(rows: readonly Row[]): Growth[] {
  return [...new Set(rows.map(({ system }) => system))].map((system) => {
    const own = rows.filter((row) => row.system === system);
    const of = (figure: Figure) =>
      exponent(own.flatMap((row) => (row[figure] === null ? [] : [[row.passages, row[figure]] as const])));
    return {
      system,
      ...(Object.fromEntries(FIGURES.map((figure) => [figure, of(figure)])) as Record<Figure, number | null>),
    };
  });
}

const shown = (value: number | null, digits: number, per = 1) => (value === null ? '-' : (value / per).toFixed(digits));
const MB = 2 ** 20;

/** The rows and their growth, in Markdown. */
export function render(rows: readonly Row[]): string {
  const head = '| system | passages | build s | open s | memory MB | file MB | p50 ms | p95 ms | recall@10 |';
  const lines = rows.map((row) => {
    if (row.p50 === null) return `| ${row.system} | ${row.passages} | not measured: ${row.note} | | | | | | |`;
    const cells = [
      ...[shown(row.build, 1), shown(row.open, 2), shown(row.memory, 0, MB), shown(row.bytes, 1, MB)],
      ...[shown(row.p50, 2), shown(row.p95, 2), shown(row.recall, 3)],
    ];
    return `| ${row.system} | ${row.passages} | ${cells.join(' | ')} |`;
  });
  const growth = growthOf(rows).map(
    (one) => `| ${one.system} | ${FIGURES.map((figure) => shown(one[figure], 2)).join(' | ')} |`,
  );
  return [
    `${head}\n|---|${'---:|'.repeat(8)}`,
    ...lines,
    '\nGrowth exponents (1: doubles with the passages):\n',
    '| system | build | open | memory | file | p50 |\n|---|---:|---:|---:|---:|---:|',
    ...growth,
  ].join('\n');
}
