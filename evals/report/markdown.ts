/**
 * The report as Markdown, short enough for a pull request.
 */
import { METRICS } from '../judge.ts';
import { formatFigure, formatValue } from '../table.ts';
import { BREAKDOWN_METRICS, BREAKDOWNS, describeThreshold, isRight, type Report } from './report.ts';
import { STATUSES, tradeOff } from './trade-off.ts';

const MOST_CASES = 50;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function figures({ judgement, checks, comparison }: Report): string {
  const rows = METRICS.flatMap(({ name, unit }) => {
    const figure = judgement.metrics[name];
    if (figure === undefined) return [];
    const own = checks.filter(({ threshold }) => threshold.metric === name);
    const bounds = own.map((check) => `${check.met ? 'met' : '**not met**'}: ${describeThreshold(check)}`);
    const change = comparison?.differences.find(({ metric }) => metric.name === name);
    const sign = (change?.difference ?? 0) > 0 ? '+' : '';
    const shown = change ? `${sign}${formatValue(change.difference, unit)}${change.real ? ' **real**' : ''}` : '';
    return [[name, formatFigure(figure, unit), bounds.join('; '), ...(comparison ? [shown] : [])]];
  });
  const last = comparison ? ['against the last run'] : [];
  return table(['metric', 'value [95 % interval]', 'threshold', ...last], rows);
}

function breakdown({ judgement }: Report, prefix: string): string | null {
  const subsets = Object.entries(judgement.subsets).filter(([subset]) => subset.startsWith(prefix));
  if (subsets.length < 2) return null;
  const rows = subsets.map(([subset, part]) => [
    subset.slice(prefix.length),
    String(part.errors?.n ?? 0),
    ...BREAKDOWN_METRICS.map((name) => {
      const metric = METRICS.find((one) => one.name === name);
      const figure = part[name];
      return metric === undefined || figure === undefined ? '' : formatValue(figure.value, metric.unit);
    }),
  ]);
  return table(['', 'n', ...BREAKDOWN_METRICS], rows);
}

function abstaining(report: Report): string {
  const { rows, costs, twins } = tradeOff(report.judgement, report.records);
  const counts = table(
    ['expected', ...STATUSES],
    rows.map((row) => [row.expect, ...row.counts.map(String)]),
  );
  const weighed = costs.map(({ weight, cost }) => `${cost.toFixed(1)} when a false answer weighs ${weight}`).join(', ');
  const pairs =
    twins.pairs === 0
      ? ''
      : `\n\nOf ${twins.pairs} twins: ${twins.both} told apart, ${twins.answeredBoth} both answered, ${twins.answeredNeither} neither, ${twins.reversed} reversed.`;
  return `${counts}\n\nErrors per 100: ${weighed}.${pairs}`;
}

function changes({ comparison }: Report): string | null {
  if (comparison === null) return null;
  const rows = comparison.changed.slice(0, MOST_CASES).map((one) => {
    const status = one.before === one.after ? one.after : `${one.before} → ${one.after}`;
    return [one.id, status, one.better.join(', '), one.worse.join(', ')];
  });
  const more = comparison.changed.length - rows.length;
  if (rows.length === 0) return 'No case changed.';
  return `${table(['case', 'status', 'better', 'worse'], rows)}${more > 0 ? `\n\nand ${more} more.` : ''}`;
}

function wrongCases({ judgement, records }: Report): string {
  const questions = new Map(records.map(({ case: item }) => [item.id, item.question]));
  const wrong = judgement.cases.filter(({ verdicts }) => !isRight(verdicts));
  const lines = wrong.slice(0, MOST_CASES).map(({ id, status, notes }) => {
    const told = Object.entries(notes).filter(([name]) =>
      ['key-facts', 'status-accuracy', 'citation-validity'].includes(name),
    );
    const why = told.map(([name, note]) => `${name}: ${note}`).join('; ');
    return `- \`${id}\` ${questions.get(id)?.replace(/\s+/g, ' ')} (${status}) ${why}`;
  });
  if (wrong.length > lines.length) lines.push(`- and ${wrong.length - lines.length} more`);
  return lines.join('\n') || 'None.';
}

/** The whole report; deterministic for the same records. */
export function renderMarkdown(report: Report): string {
  const { judgement, checks } = report;
  const failed = checks.filter(({ met }) => !met);
  const verdict = failed.length === 0 ? 'All thresholds are met.' : `**${failed.length} thresholds are not met.**`;
  const parts = BREAKDOWNS.flatMap(([prefix, caption]) => {
    const part = breakdown(report, prefix);
    return part === null ? [] : [`## ${caption}\n\n${part}`];
  });
  const changed = changes(report);
  return [
    '# Evaluation',
    `${verdict} ${judgement.cases.length} cases, version ${judgement.version}, corpus \`${judgement.corpus.slice(0, 12)}\`, embedder ${judgement.embedder}.`,
    figures(report),
    `## Abstaining\n\n${abstaining(report)}`,
    ...parts,
    ...(changed === null ? [] : [`## Changed since the last run\n\n${changed}`]),
    `<details><summary>Cases that are not right</summary>\n\n${wrongCases(report)}\n\n</details>`,
    '',
  ].join('\n\n');
}
