/** The report of gaps as one HTML file that needs nothing beside it: for editors, in Dutch. */
import { readFileSync } from 'node:fs';
import { escapeHtml } from '../../evals/report/escape.ts';
import words from './page.nl.json' with { type: 'json' };
import type { Gap, GapCluster, GapReport } from './report.ts';

const style = readFileSync(new URL('./page.css', import.meta.url), 'utf8');
const day = new Intl.DateTimeFormat('nl', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });

function text(key: keyof typeof words, values: Readonly<Record<string, string | number>> = {}): string {
  return escapeHtml(words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')));
}

function gapItem({ id, question, language, at, channel, status, helpful, comment }: Gap): string {
  const facts = [day.format(new Date(at)), channel, text(`status.${status}` as keyof typeof words)];
  if (language !== 'nl') facts.push(escapeHtml(language));
  if (helpful !== null) facts.push(text(helpful ? 'helpful' : 'not_helpful'));
  return `<li><p class="question" lang="${escapeHtml(language)}">${escapeHtml(question)}</p>
<p class="facts">${facts.join(' · ')}</p>
${comment === null ? '' : `<p class="comment">${text('comment')} ${escapeHtml(comment)}</p>`}
<p><code>${escapeHtml(id)}</code></p></li>`;
}

function clusterSection({ gaps, nearest }: GapCluster, number: number): string {
  const [first] = gaps as [Gap];
  const passage =
    nearest === null
      ? ''
      : `<details><summary>${text('nearest')} ${escapeHtml(nearest.title)}${nearest.section === '' ? '' : ` › ${escapeHtml(nearest.section)}`} (${nearest.similarity.toFixed(2)})</summary>
<blockquote>${escapeHtml(nearest.quote)}</blockquote><p class="passage">${escapeHtml(nearest.passage)}</p></details>`;
  return `<section aria-labelledby="groep-${number}"><h2 id="groep-${number}">${text('group', { number, count: gaps.length })} ${escapeHtml(first.question)}</h2>
<ol>${gaps.map(gapItem).join('\n')}</ol>
${passage}
<p class="facts">${text('accept')}</p>
<pre>npm run gaps -- accept ${escapeHtml(first.id)} --as bank
npm run gaps -- accept ${escapeHtml(first.id)} --as case</pre></section>`;
}

/** The whole file. */
export function gapsPage({ since, questions, clusters }: GapReport): string {
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text('title')}</title><style>${style}</style></head>
<body><main><h1>${text('title')}</h1>
<p>${text('summary', { questions, clusters: clusters.length, since: day.format(new Date(since)) })}</p>
<p>${text('care')}</p>
${clusters.length === 0 ? `<p>${text('none')}</p>` : clusters.map((one, index) => clusterSection(one, index + 1)).join('\n')}
</main></body></html>
`;
}
