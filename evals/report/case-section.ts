/**
 * One case in the report page: question, answer, evidence, what was expected, verdicts.
 */
import { type JudgedCase, METRICS } from '../judge.ts';
import type { CaseRecord } from '../record.ts';
import { formatValue } from '../table.ts';
import { escapeHtml } from './escape.ts';
import { isRight } from './report.ts';

function history({ case: item }: CaseRecord): string {
  const lines = item.history.map(
    ({ role, content }) => `<li>${role}: <span lang="${item.lang}">${escapeHtml(content)}</span></li>`,
  );
  return lines.length === 0 ? '' : `<h3>Conversation before</h3><ul>${lines.join('')}</ul>`;
}

function evidence(judged: JudgedCase): string {
  if (judged.citations.length === 0) return '<p>Nothing cited.</p>';
  const items = judged.citations.map(
    ({ number, document, section, quote }) =>
      `<li value="${number}"><cite>${escapeHtml([document, section].filter(Boolean).join(' › '))}</cite><blockquote lang="nl">${escapeHtml(quote)}</blockquote></li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

function expected({ case: item }: CaseRecord): string {
  const facts = item.must.map((group) => `<li>${group.map(escapeHtml).join(' <em>or</em> ')}</li>`);
  const gold = item.gold.map(
    ({ doc, quote }) => `<li>${escapeHtml(doc)}<blockquote lang="nl">${escapeHtml(quote)}</blockquote></li>`,
  );
  return [
    item.answer === '' ? '' : `<p lang="${item.lang}">${escapeHtml(item.answer)}</p>`,
    facts.length === 0 ? '' : `<p>Facts:</p><ul>${facts.join('')}</ul>`,
    gold.length === 0 ? '' : `<p>Gold (${item.gold_mode}):</p><ul>${gold.join('')}</ul>`,
  ].join('');
}

function verdicts(judged: JudgedCase): string {
  const rows = METRICS.flatMap(({ name, unit }) => {
    const value = judged.verdicts[name];
    if (value === undefined) return [];
    return `<tr><th scope="row">${name}</th><td class="number">${formatValue(value, unit)}</td><td>${escapeHtml(judged.notes[name] ?? '')}</td></tr>`;
  });
  return `<table><caption>Verdicts</caption><thead><tr><th scope="col">metric</th><th scope="col">value</th><th scope="col">note</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** A `details` element; its data attributes are what the page filters on. */
export function renderCase(record: CaseRecord, judged: JudgedCase): string {
  const { case: item } = record;
  const right = isRight(judged.verdicts);
  const data = {
    verdict: right ? 'right' : 'wrong',
    lang: item.lang,
    kind: item.kind,
    expect: item.expect,
    status: judged.status,
  };
  const attributes = Object.entries(data).map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`);
  const mark = right ? '<span class="good">right</span>' : '<span class="bad">not right</span>';
  const status = `${judged.status}${judged.reason === null ? '' : ` (${judged.reason})`}`;
  return [
    `<details id="case-${escapeHtml(item.id)}"${attributes.join('')}>`,
    `<summary>${escapeHtml(item.id)}: <span lang="${item.lang}">${escapeHtml(item.question)}</span> · ${status} · ${mark}</summary>`,
    history(record),
    `<h3>Answer</h3><pre lang="${item.lang}">${escapeHtml(judged.text)}</pre>`,
    `<h3>Evidence</h3>${evidence(judged)}`,
    `<h3>Expected: ${item.expect}</h3>${expected(record)}`,
    verdicts(judged),
    '</details>',
  ].join('\n');
}
