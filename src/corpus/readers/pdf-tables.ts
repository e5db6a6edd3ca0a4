/** Tables on a page: by their rules where they are drawn, by the alignment of short cells where they are not. */
import type { Segment } from './pdf-lines.ts';
import type { Box, PageContent } from './pdf-page.ts';

export interface FoundTable {
  readonly box: Box;
  readonly rows: readonly (readonly string[])[];
  readonly segments: ReadonlySet<Segment>;
}

const inside = (segment: Box, box: Box, slack = 3): boolean =>
  segment.x0 >= box.x0 - slack &&
  segment.x1 <= box.x1 + slack &&
  (segment.y0 + segment.y1) / 2 >= box.y0 - slack &&
  (segment.y0 + segment.y1) / 2 <= box.y1 + slack;

const around = (boxes: readonly Box[]): Box => ({
  x0: Math.min(...boxes.map(({ x0 }) => x0)),
  y0: Math.min(...boxes.map(({ y0 }) => y0)),
  x1: Math.max(...boxes.map(({ x1 }) => x1)),
  y1: Math.max(...boxes.map(({ y1 }) => y1)),
});

/** Intervals of x that hold text, parted by gaps that hold none. */
function columnsOf(segments: readonly Segment[], gap: number): { x0: number; x1: number }[] {
  const columns: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of segments.toSorted((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && x0 < last.x1 + gap) last.x1 = Math.max(last.x1, x1);
    else columns.push({ x0, x1 });
  }
  return columns;
}

function joinCell(lines: readonly Segment[]): string {
  let text = '';
  for (const { text: line } of lines.toSorted((a, b) => a.y1 - b.y1 || a.x0 - b.x0)) {
    if (/\p{Ll}[-‐]$/u.test(text) && /^\p{Ll}/u.test(line)) text = text.replace(/[-‐]$/, '') + line;
    else text += (text === '' ? '' : ' ') + line;
  }
  return text.trim();
}

/** Cells by the edges of rows and columns. */
function grid(
  segments: readonly Segment[],
  rows: readonly number[],
  columns: readonly { x0: number; x1: number }[],
): string[][] {
  const cells: Segment[][][] = rows.slice(1).map(() => columns.map(() => []));
  for (const segment of segments) {
    const y = (segment.y0 + segment.y1) / 2;
    const row = rows.findIndex((edge, at) => y >= edge && y < (rows[at + 1] ?? Number.NEGATIVE_INFINITY));
    const x = (segment.x0 + Math.min(segment.x1, segment.x0 + 12)) / 2;
    let column = columns.findLastIndex((interval) => x >= interval.x0 - 2);
    if (column < 0) column = 0;
    cells[row]?.[column]?.push(segment);
  }
  return cells.map((row) => row.map(joinCell)).filter((row) => row.some((cell) => cell !== ''));
}

const distinct = (values: readonly number[], apart: number): number[] => {
  const kept: number[] = [];
  for (const value of values.toSorted((a, b) => a - b))
    if (kept.length === 0 || value - (kept.at(-1) as number) > apart) kept.push(value);
  return kept;
};

/** Rules with running text between them belong to two tables. */
function splitAtProse(rules: readonly Box[], segments: readonly Segment[]): Box[][] {
  const sorted = rules.toSorted((a, b) => a.y0 - b.y0);
  const groups: Box[][] = [];
  for (const rule of sorted) {
    const last = groups.at(-1)?.at(-1);
    const between = last
      ? segments.filter(
          (segment) =>
            segment.y0 > last.y1 - 1 && segment.y1 < rule.y0 + 1 && segment.x0 < rule.x1 && segment.x1 > rule.x0,
        )
      : [];
    const isProse = between.length > 1 && columnsOf(between, 6).length < 2;
    if (!last || isProse) groups.push([rule]);
    else groups.at(-1)?.push(rule);
  }
  return groups;
}

/** Tables drawn with rules or a grid of rectangles. */
function ruledTables(segments: readonly Segment[], page: PageContent): FoundTable[] {
  const edges = page.boxes.flatMap(({ x0, y0, x1, y1 }) => [
    { x0, x1, y0, y1: y0 },
    { x0, x1, y0: y1, y1 },
  ]);
  const groups: Box[][] = [];
  for (const rule of [...page.horizontal, ...edges].sort((a, b) => a.y0 - b.y0)) {
    // Rules of one table begin or end together, or its cells' edges lie beside each other.
    const group = groups.find((other) => {
      const box = around(other);
      const overlap = Math.min(box.x1, rule.x1) - Math.max(box.x0, rule.x0);
      return (
        overlap > -2 &&
        rule.y0 - box.y1 < 160 &&
        (Math.abs(box.x0 - rule.x0) < 4 ||
          Math.abs(box.x1 - rule.x1) < 4 ||
          overlap > 0.9 * (rule.x1 - rule.x0) ||
          rule.y0 - box.y1 < 1)
      );
    });
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  const found: FoundTable[] = [];
  for (const group of groups.flatMap((rules) => splitAtProse(rules, segments))) {
    const box = around(group);
    const own = segments.filter((segment) => inside(segment, box));
    const rows = distinct(
      group.map(({ y0 }) => y0),
      4,
    );
    if (rows.length < 3 || own.length < 4) continue;
    const uprights = distinct(
      [
        ...page.vertical,
        ...page.boxes.flatMap(({ x0, x1, y0, y1 }) => [
          { x0, y0, x1: x0, y1 },
          { x0: x1, y0, x1, y1 },
        ]),
      ]
        .filter(
          ({ x0, y0, y1 }) =>
            x0 >= box.x0 - 3 &&
            x0 <= box.x1 + 3 &&
            Math.min(y1, box.y1) - Math.max(y0, box.y0) > 0.5 * Math.min(y1 - y0, box.y1 - box.y0),
        )
        .map(({ x0 }) => x0),
      4,
    );
    const columns =
      uprights.length > 2
        ? uprights.slice(0, -1).map((x0, at) => ({ x0, x1: uprights[at + 1] as number }))
        : columnsOf(own, 6);
    if (columns.length < 2) continue;
    // Above the first rule stands the head, where there is room for one line of it.
    const head = segments.filter(
      (segment) =>
        segment.y1 <= box.y0 + 1 &&
        segment.y1 > box.y0 - 1.8 * segment.size &&
        segment.x0 >= box.x0 - 3 &&
        segment.x1 <= box.x1 + 3,
    );
    const isHead = uprights.length <= 2 && head.length >= 2;
    const members = isHead ? [...head, ...own] : own;
    const all = isHead ? [Math.min(...head.map(({ y0 }) => y0)) - 1, ...rows] : rows;
    const cells = grid(members, all, columns);
    if (cells.length < 2) continue;
    found.push({ box: around([box, ...members]), rows: cells, segments: new Set(members) });
  }
  return found;
}

interface Row {
  readonly y: number;
  readonly segments: Segment[];
}

function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: { y: number; segments: Segment[] }[] = [];
  for (const segment of segments.toSorted((a, b) => a.y1 - b.y1)) {
    const last = rows.at(-1);
    if (last && Math.abs(last.y - segment.y1) < 0.35 * segment.size) last.segments.push(segment);
    else rows.push({ y: segment.y1, segments: [segment] });
  }
  return rows;
}

/** Lines of running text beside each other are columns, not cells: most of them fill their column. */
function isProse(segments: readonly Segment[], columns: readonly { x0: number; x1: number }[]): boolean {
  const full = columns.filter(({ x0, x1 }) => {
    const own = segments.filter((segment) => segment.x0 >= x0 - 2 && segment.x1 <= x1 + 2);
    const wide = own.filter((segment) => segment.x1 - segment.x0 > 0.7 * (x1 - x0) && segment.text.length > 24);
    return own.length >= 3 && wide.length >= 0.5 * own.length;
  });
  return full.length >= 2;
}

/** Rows of a table whose lines have no rules: a new one begins where the first column does. */
function alignedRows(rows: readonly Row[], columns: readonly { x0: number; x1: number }[]): string[][] {
  const cells: Segment[][][] = [];
  const gaps = rows.slice(1).map((row, at) => row.y - (rows[at] as Row).y);
  const pitch = gaps.length > 0 ? Math.min(...gaps) : 0;
  for (const [number, { segments }] of rows.entries()) {
    const placed = columns.map((column) =>
      segments.filter((segment) => segment.x0 >= column.x0 - 2 && segment.x0 <= column.x1 + 2),
    );
    const filled = placed.filter((cell) => cell.length > 0).length;
    const gap = number === 0 ? Number.POSITIVE_INFINITY : (gaps[number - 1] as number);
    const wraps =
      number > 0 && gap < 1.25 * pitch && gaps.some((other) => other > 1.35 * pitch) && filled < columns.length;
    const continues = number > 0 && ((placed[0]?.length === 0 && filled < columns.length) || wraps);
    if (continues) for (const [at, cell] of placed.entries()) cells.at(-1)?.[at]?.push(...cell);
    else cells.push(placed.map((cell) => [...cell]));
  }
  return cells.map((row) => row.map(joinCell));
}

/** Tables without rules: at least three lines after each other whose short cells stand under each other. */
function alignedTables(segments: readonly Segment[]): FoundTable[] {
  const found: FoundTable[] = [];
  let open: Row[] = [];
  const flush = () => {
    while (open.length > 0 && (open.at(-1) as Row).segments.length < 2) open.pop();
    if (open.filter((row) => row.segments.length >= 2).length >= 3) {
      const own = open.flatMap((row) => row.segments);
      const columns = columnsOf(own, 6);
      const wide = columns.length >= 2 && !isProse(own, columns);
      const short = own.filter((segment) => segment.text.length <= 40).length >= 0.7 * own.length;
      const rows = wide && short ? alignedRows(open, columns) : [];
      if (rows.length >= 2) found.push({ box: around(own), rows, segments: new Set(own) });
    }
    open = [];
  };
  for (const row of rowsOf(segments)) {
    const last = open.at(-1);
    const size = row.segments[0]?.size ?? 10;
    const near = !last || row.y - last.y < 3.2 * size;
    const inLine =
      row.segments.length >= 2 ||
      (open.length > 0 &&
        row.segments.length === 1 &&
        row.y - (last?.y ?? 0) < 1.6 * size &&
        open.some((other) => other.segments.some((segment) => Math.abs(segment.x0 - (row.segments[0]?.x0 ?? 0)) < 3)));
    if (!near || !inLine) flush();
    if (inLine || row.segments.length >= 2) open.push(row);
  }
  flush();
  return found;
}

/** The tables of a page, none inside another. */
export function findTables(segments: readonly Segment[], page: PageContent): FoundTable[] {
  const ruled = ruledTables(segments, page).filter(
    ({ rows }) => rows.length >= 2 && Math.max(...rows.map((row) => row.filter(Boolean).length)) >= 2,
  );
  const taken = new Set(ruled.flatMap((table) => [...table.segments]));
  return [...ruled, ...alignedTables(segments.filter((segment) => !taken.has(segment)))];
}
