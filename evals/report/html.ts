/**
 * The report as one self-contained page: readable without scripts; a small script filters the cases.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '../judge.ts';
import { formatFigure, formatValue } from '../table.ts';
import { renderCase } from './case-section.ts';
import { escapeHtml } from './escape.ts';
import { BREAKDOWN_METRICS, BREAKDOWNS, describeThreshold, type Report } from './report.ts';
import { STATUSES, tradeOff } from './trade-off.ts';

const asset = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

/** Cells are HTML already. The first of a row is its header. A wide table scrolls, also by keyboard. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const headers = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map((cell) => `<td${/^[\d.+-]/.test(cell) ? ' class="number"' : ''}>${cell}</td>`).join('');
    return `<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return `<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${headers}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function figures({ judgement, checks, comparison }: Report): string {
  const rows = METRICS.flatMap(({ name, unit }) => {
    const figure = judgement.metrics[name];
    if (figure === undefined) return [];
    const own = checks.filter(({ threshold }) => threshold.metric === name);
    const bounds = own.map((check) => {
      const text = `${check.met ? 'met' : 'not met'}: ${describeThreshold(check)}`;
      return `<span class="${check.met ? 'good' : 'bad'}">${text}</span><br><small>${escapeHtml(check.threshold.why)}</small>`;
    });
    const change = comparison?.differences.find(({ metric }) => metric.name === name);
    const last = change
      ? `${formatValue(change.difference, unit)} [${formatValue(change.low, unit)} to ${formatValue(change.high, unit)}] p=${change.p.toFixed(3)}${change.real ? ' <strong>real</strong>' : ''}`
      : '';
    return [[name, formatFigure(figure, unit), bounds.join('<br>'), ...(comparison ? [last] : [])]];
  });
  const head = ['metric', 'value [95 % interval]', 'threshold', ...(comparison ? ['against the last run'] : [])];
  return table('Figures', head, rows);
}

function breakdowns({ judgement }: Report): string {
  return BREAKDOWNS.map(([prefix, caption]) => {
    const subsets = Object.entries(judgement.subsets).filter(([subset]) => subset.startsWith(prefix));
    const rows = subsets.map(([subset, part]) => [
      escapeHtml(subset.slice(prefix.length)),
      String(part.errors?.n ?? 0),
      ...BREAKDOWN_METRICS.map((name) => {
        const metric = METRICS.find((one) => one.name === name);
        const figure = part[name];
        return metric === undefined || figure === undefined ? '' : formatFigure(figure, metric.unit);
      }),
    ]);
    return rows.length === 0 ? '' : table(caption, [prefix.slice(0, -1), 'n', ...BREAKDOWN_METRICS], rows);
  }).join('\n');
}

function abstaining({ judgement, records }: Report): string {
  const { rows, costs, twins } = tradeOff(judgement, records);
  const counts = rows.map(({ expect, counts: row }) => [expect, ...row.map(String)]);
  const weighed = costs.map(({ weight, cost }) => [`${weight}`, cost.toFixed(1)]);
  const pairs = [
    [String(twins.pairs), ...[twins.both, twins.answeredBoth, twins.answeredNeither, twins.reversed].map(String)],
  ];
  return [
    table('What was expected and how it ended', ['expected', ...STATUSES], counts),
    table('Errors per 100 answerable questions and near misses', ['weight of a false answer', 'errors'], weighed),
    twins.pairs === 0
      ? ''
      : table('Twins', ['pairs', 'told apart', 'both answered', 'neither answered', 'reversed'], pairs),
  ].join('\n');
}

function changes({ comparison }: Report): string {
  if (comparison === null) return '';
  const rows = comparison.changed.map(({ id, before, after, better, worse }) => [
    `<a href="#case-${escapeHtml(id)}">${escapeHtml(id)}</a>`,
    before === after ? after : `${before} → ${after}`,
    better.join(', '),
    worse.join(', '),
  ]);
  const body =
    rows.length === 0 ? '<p>No case changed.</p>' : table('Changed cases', ['case', 'status', 'better', 'worse'], rows);
  return `<h2>Since the last run</h2>${body}`;
}

function filterForm({ judgement, records }: Report): string {
  const select = (name: string, values: readonly string[]): string => {
    const options = [...new Set(values)].sort().map((value) => `<option>${escapeHtml(value)}</option>`);
    return `<label>${name}<select name="${name}"><option value="">all</option>${options.join('')}</select></label>`;
  };
  return [
    '<form id="filter" hidden>',
    select('verdict', ['right', 'wrong']),
    select(
      'lang',
      records.map(({ case: item }) => item.lang),
    ),
    select(
      'kind',
      records.map(({ case: item }) => item.kind),
    ),
    select(
      'expect',
      records.map(({ case: item }) => item.expect),
    ),
    select(
      'status',
      judgement.cases.map(({ status }) => status),
    ),
    '<label>words<input name="text" type="search"></label>',
    '<output id="count"></output>',
    '</form>',
  ].join('');
}

/** The page; deterministic for the same records. */
export function renderHtml(report: Report): string {
  const { judgement, records, checks } = report;
  const byId = new Map(records.map((record) => [record.case.id, record]));
  const cases = judgement.cases.flatMap((judged) => {
    const record = byId.get(judged.id);
    return record === undefined ? [] : renderCase(record, judged);
  });
  const failed = checks.filter(({ met }) => !met).length;
  const verdict = failed === 0 ? 'All thresholds are met.' : `${failed} thresholds are not met.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation: ${judgement.cases.length} cases</title>
<style>${asset('page.css')}</style>
</head>
<body>
<main>
<h1>Evaluation</h1>
<p><strong class="${failed === 0 ? 'good' : 'bad'}">${verdict}</strong> ${judgement.cases.length} cases, version ${escapeHtml(judgement.version)}, corpus ${escapeHtml(judgement.corpus.slice(0, 12))}, embedder ${escapeHtml(judgement.embedder)}.</p>
<h2>Figures</h2>
${figures(report)}
<h2>Abstaining</h2>
${abstaining(report)}
<h2>Parts</h2>
${breakdowns(report)}
${changes(report)}
<h2>Cases</h2>
${filterForm(report)}
<div id="cases">
${cases.join('\n')}
</div>
</main>
<script>${asset('filter.js')}</script>
</body>
</html>
`;
}
