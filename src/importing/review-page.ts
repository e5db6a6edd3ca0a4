/** The review of one import as a page that stands alone: what to decide, what is doubtful, and the text beside its source. */
import type { Finding } from '../corpus/readers/draft.ts';
import { type ReportLanguage, say } from './words.ts';

export interface ReviewedFinding extends Finding {
  /** Line of the Markdown file, from 1; null where it has no one place. */
  readonly line: number | null;
}

export interface Review {
  readonly id: string;
  readonly file: string;
  readonly status: string;
  readonly inUse: boolean;
  /** Front matter to show. */
  readonly fields: Readonly<Record<string, string>>;
  readonly findings: readonly ReviewedFinding[];
  /** The whole Markdown file. */
  readonly markdown: string;
  /** Pictures of pages, addresses relative to the page; empty where none could be made. */
  readonly pictures: ReadonlyMap<number, string>;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top; }
.page { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem; border-top: 1px solid #767676; padding: 1rem 0; }
.page.alone { grid-template-columns: minmax(0, 1fr); }
.page img { width: 100%; border: 1px solid #767676; }
ol.lines { list-style: none; margin: 0; padding: 0; font-family: ui-monospace, monospace; font-size: .875rem; }
ol.lines li { display: flex; gap: .75rem; } ol.lines li > span:first-child { flex: 0 0 3.5rem; text-align: right; color: #595959; }
ol.lines li > span:last-child { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
ol.lines li.marked { background: #fff3c4; border-left: .25rem solid #8a5a00; } ol.lines li.alarm { background: #ffe0e0; border-left: .25rem solid #a30000; }
a { color: #154273; } a:focus-visible { outline: .2rem solid #154273; }
@media (max-width: 50rem) { .page { grid-template-columns: minmax(0, 1fr); } }
`;

function findingList(review: Review, level: Finding['level'], language: ReportLanguage): string {
  const items = review.findings
    .filter((finding) => finding.level === level)
    .map(({ code, values, line, page }) => {
      const places = [
        line === null ? '' : `<a href="#l${line}">${escapeHtml(say(language, 'review.line', { line }))}</a>`,
        page === undefined ? '' : escapeHtml(say(language, 'review.page', { page })),
      ].filter(Boolean);
      return `<li>${escapeHtml(say(language, code, values))}${places.length > 0 ? ` (${places.join(', ')})` : ''}</li>`;
    });
  const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : `<p>${escapeHtml(say(language, 'review.none'))}</p>`;
  return `<h2>${escapeHtml(say(language, `review.${level}`))}</h2>${list}`;
}

/** Splits the text where a new page of the source begins, with the line numbers. */
function pagesOf(lines: readonly string[]): { page: number | null; from: number; lines: string[] }[] {
  const parts: { page: number | null; from: number; lines: string[] }[] = [{ page: null, from: 1, lines: [] }];
  for (const [at, line] of lines.entries()) {
    const mark = /^<!-- page: (\d+) -->$/.exec(line.trim())?.[1];
    if (mark) parts.push({ page: Number(mark), from: at + 1, lines: [] });
    parts.at(-1)?.lines.push(line);
  }
  return parts.filter((part) => part.lines.length > 0);
}

/** The page. Everything from the document is escaped; it holds no script and loads nothing but its pictures. */
export function reviewPage(review: Review, language: ReportLanguage): string {
  const marked = new Map<number, Finding['level']>();
  for (const { line, level } of review.findings) {
    if (line !== null && marked.get(line) !== 'alarm') marked.set(line, level);
  }
  const fields = [
    [say(language, 'review.status'), say(language, `status.${review.status}`)],
    ...Object.entries(review.fields),
  ];
  const rows = fields.map(
    ([name = '', value = '']) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const text = pagesOf(review.markdown.split('\n')).map(({ page, from, lines }) => {
    const items = lines.map((line, at) => {
      const number = from + at;
      const level = marked.get(number);
      const style = level === undefined ? '' : ` class="${level === 'alarm' ? 'alarm' : 'marked'}"`;
      return `<li id="l${number}"${style}><span>${number}</span><span>${escapeHtml(line)}</span></li>`;
    });
    const picture = page === null ? undefined : review.pictures.get(page);
    const image = picture
      ? `<div><img src="${escapeHtml(picture)}" alt="${escapeHtml(say(language, 'review.picture', { page: page ?? '' }))}" loading="lazy"></div>`
      : '';
    return `<div class="page${picture ? '' : ' alone'}"><ol class="lines" role="list">${items.join('')}</ol>${image}</div>`;
  });
  const title = say(language, 'review.title', { title: review.fields.title ?? review.id });
  const next = say(language, review.inUse ? 'review.next' : 'review.restore', { id: review.id, file: review.file });
  const levels: readonly Finding['level'][] = ['alarm', 'doubtful', 'repaired', 'omitted'];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(next)}</p>
${levels.map((level) => findingList(review, level, language)).join('\n')}
<h2>${escapeHtml(say(language, 'review.summary'))}</h2>
<table><tbody>${rows.join('')}</tbody></table>
<h2>${escapeHtml(say(language, 'review.text', { file: review.file }))}</h2>
${text.join('\n')}
</main></body></html>
`;
}
