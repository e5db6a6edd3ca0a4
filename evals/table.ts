/**
 * The figures as a table of plain text, for a terminal.
 */
import type { Figure } from './bootstrap.ts';
import type { Comparison } from './compare.ts';
import type { Check } from './gate.ts';
import { METRICS, type SuiteJudgement } from './judge.ts';
import type { Metric } from './metrics/metric.ts';

/** A value in the form of its unit: .931, 61.2, 84. */
export function formatValue(value: number, unit: Metric['unit']): string {
  if (unit === 'share') return value.toFixed(3);
  return unit === 'points' ? value.toFixed(1) : String(Math.round(value));
}

/** A figure with its interval. */
export function formatFigure(figure: Figure, unit: Metric['unit']): string {
  const { value, low, high, n } = figure;
  return `${formatValue(value, unit)} [${formatValue(low, unit)}-${formatValue(high, unit)}] n=${n}`;
}

/** Languages that have a column of their own: those with most cases. */
function columns(judgement: SuiteJudgement): string[] {
  const size = (subset: string) => judgement.subsets[subset]?.errors?.n ?? 0;
  const languages = Object.keys(judgement.subsets).filter((subset) => subset.startsWith('lang:'));
  return languages.sort((a, b) => size(b) - size(a)).slice(0, 2);
}

/** Metrics in rows: all cases with interval, the two largest languages, and the thresholds that are not met. */
export function renderTable(judgement: SuiteJudgement, checks: readonly Check[]): string {
  const languages = columns(judgement);
  const rows = [['metric', 'all', ...languages, 'threshold']];
  for (const { name, unit } of METRICS) {
    const all = judgement.metrics[name];
    if (all === undefined) continue;
    const parts = languages.map((language) => {
      const part = judgement.subsets[language]?.[name];
      return part === undefined ? '-' : `${formatValue(part.value, unit)} (${part.n})`;
    });
    const own = checks.filter(({ threshold }) => threshold.metric === name);
    const bounds = own.map(({ threshold: { minimum, maximum, subset }, met }) => {
      const bound = minimum === undefined ? `<= ${maximum}` : `>= ${minimum}`;
      return `${met ? 'met' : 'NOT MET'} ${bound}${subset === 'all' ? '' : ` ${subset}`}`;
    });
    rows.push([name, formatFigure(all, unit), ...parts, bounds.join(', ')]);
  }
  return align(rows);
}

/** A comparison: one line a metric, and the cases that changed. */
export function renderComparison({ differences, changed, unpaired }: Comparison): string {
  const rows = differences.map(
    ({ metric: { name, unit }, before, after, difference, low, high, pairs, better, worse, p, real }) => [
      name,
      `${formatValue(before, unit)} -> ${formatValue(after, unit)}`,
      `${formatValue(difference, unit)} [${formatValue(low, unit)} to ${formatValue(high, unit)}]`,
      `n=${pairs} better ${better} worse ${worse} p=${p.toFixed(3)}`,
      real ? 'REAL' : '',
    ],
  );
  const lines = changed.map(({ id, before, after, better, worse }) => {
    const status = before === after ? after : `${before} -> ${after}`;
    return [
      id,
      status,
      better
        .map((name) => `+${name}`)
        .concat(worse.map((name) => `-${name}`))
        .join(' '),
    ];
  });
  const lost = unpaired.length === 0 ? [] : [`in one of the two only: ${unpaired.join(', ')}`];
  return [align(rows), '', `${changed.length} cases changed`, align(lines), ...lost, ''].join('\n');
}

/** Rows of cells as columns of equal width. */
function align(rows: readonly (readonly string[])[]): string {
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columnCount }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
