/** An HTML table as a Markdown table: cells that span rows or columns are repeated, so that each row stands alone. */

const cellText = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\|/g, '\\|');

/** Most cells a `colspan` or `rowspan` may claim; the numbers come from strangers. */
const MOST_SPAN = 50;

/**
 * The rows of a table with every cell in place. `inner` gives a cell's text as inline Markdown. A table inside a cell
 * is read as that cell's text.
 */
function gridOf(table: Element, inner: (cell: Element) => string): { rows: string[][]; heads: boolean[] } {
  const rows: string[][] = [];
  const heads: boolean[] = [];
  const waiting: { column: number; rows: number; text: string }[] = [];
  const owned = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
  for (const row of owned) {
    const cells: string[] = [];
    const place = (text: string) => {
      while (waiting.some((span) => span.column === cells.length && span.rows > 0)) {
        const span = waiting.find((other) => other.column === cells.length && other.rows > 0) as (typeof waiting)[0];
        span.rows -= 1;
        cells.push(span.text);
      }
      cells.push(text);
      return cells.length - 1;
    };
    const own = [...row.children].filter((cell) => /^t[hd]$/i.test(cell.tagName));
    const begun: typeof waiting = [];
    for (const cell of own) {
      const text = cellText(inner(cell));
      const wide = Math.min(MOST_SPAN, Math.max(1, Number(cell.getAttribute('colspan')) || 1));
      const high = Math.min(MOST_SPAN, Math.max(1, Number(cell.getAttribute('rowspan')) || 1));
      for (let at = 0; at < wide; at++) {
        const column = place(text);
        if (high > 1) begun.push({ column, rows: high - 1, text });
      }
    }
    for (const span of waiting.filter((other) => other.rows > 0 && other.column >= cells.length)) {
      cells[span.column] = span.text;
      span.rows -= 1;
    }
    waiting.push(...begun);
    rows.push(Array.from(cells, (cell) => cell ?? ''));
    heads.push(row.closest('thead') !== null || (own.length > 0 && own.every((cell) => /^th$/i.test(cell.tagName))));
  }
  return { rows, heads };
}

/** Whether a table only arranges a page: one column, one row, or blocks of text in its cells. */
function isLayout(table: Element, rows: readonly string[][]): boolean {
  if (table.getAttribute('role') === 'presentation') return true;
  const wide = Math.max(0, ...rows.map((row) => row.length));
  return wide < 2 || rows.length < 2 || table.querySelector('h1, h2, h3, table') !== null;
}

/** A table in Markdown between blank lines; null when it is no table of data. */
export function markdownTable(table: Element, inner: (cell: Element) => string): string | null {
  const { rows: all, heads } = gridOf(table, inner);
  if (isLayout(table, all)) return null;
  const kept = all.map((cells, at) => ({ cells, head: heads[at] === true })).filter(({ cells }) => cells.some(Boolean));
  const wide = Math.max(...kept.map(({ cells }) => cells.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: wide }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  let count = kept.findIndex(({ head }) => !head);
  if (count < 0) count = 1;
  // Two header rows become one: "2024" above "mannen" reads "2024 mannen".
  const head = Array.from({ length: wide }, (_, at) =>
    [...new Set(kept.slice(0, count).map(({ cells }) => cells[at] ?? ''))].filter(Boolean).join(' '),
  );
  const caption = table.querySelector('caption')?.textContent?.replace(/\s+/g, ' ').trim();
  const body = kept.slice(count).map(({ cells }) => line(cells));
  return [...(caption ? [caption, ''] : []), line(head), `|${'---|'.repeat(wide)}`, ...body].join('\n');
}
