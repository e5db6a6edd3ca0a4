/**
 * The order in which the segments of a page are read: cut at gutters and at what runs across them, after the XY cut
 * (Nagy, Seth and Viswanathan 1992, "A prototype document image analysis system for technical journals").
 */
import type { Segment } from './pdf-lines.ts';
import type { Box } from './pdf-page.ts';

/** A box or table on the page, read as one thing where it stands. */
export interface Float extends Box {
  readonly float: number;
}
export type Member = Segment | Float;

/** Members of one column from top to bottom. */
export interface Column {
  readonly members: readonly Member[];
}

/** Lines that a column has at least. */
const LEAST_LINES = 3;
const isFloat = (member: Member): member is Float => 'float' in member;
const middle = (sizes: readonly number[]): number =>
  sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 10;

interface Cut {
  readonly x: number;
  readonly lines: number;
  /** Members in bands, top to bottom; those that cross the gutter stand in bands of their own. */
  readonly bands: readonly { readonly crossing: boolean; readonly members: readonly Member[] }[];
}

function bandsAt(members: readonly Member[], x: number): Cut['bands'] {
  const bands: { crossing: boolean; members: Member[] }[] = [];
  for (const member of members) {
    const crossing = member.x0 < x - 1 && member.x1 > x + 1;
    const last = bands.at(-1);
    if (last && last.crossing === crossing) last.members.push(member);
    else bands.push({ crossing, members: [member] });
  }
  return bands;
}

/** Whether the members on both sides of a gutter are columns of text, in so many lines; 0 when they are not. */
function linesBeside(members: readonly Member[], x: number, gutter: number): number {
  const left = members.filter((member) => member.x1 <= x + 1);
  const right = members.filter((member) => member.x0 >= x - 1);
  const weight = (side: readonly Member[]) =>
    side.reduce((sum, member) => sum + (isFloat(member) ? LEAST_LINES : 1), 0);
  if (weight(left) < LEAST_LINES || weight(right) < LEAST_LINES) return 0;
  const from = Math.max(...left.map((member) => member.x1));
  const to = Math.min(...right.map((member) => member.x0));
  if (to - from < gutter) return 0;
  // Side by side: one above the other are no columns.
  const top = Math.max(Math.min(...left.map(({ y0 }) => y0)), Math.min(...right.map(({ y0 }) => y0)));
  const bottom = Math.min(Math.max(...left.map(({ y1 }) => y1)), Math.max(...right.map(({ y1 }) => y1)));
  return bottom > top ? weight(left) + weight(right) : 0;
}

function bestCut(members: readonly Member[]): Cut | null {
  const gutter = 0.8 * middle(members.filter((member) => !isFloat(member)).map((member) => (member as Segment).size));
  // A gutter begins where a member ends: few places, each seen once.
  const ends = [...new Set(members.map((member) => Math.round(member.x1)))].sort((a, b) => a - b);
  let best: Cut | null = null;
  for (const end of ends) {
    const next = Math.min(...members.map((member) => member.x0).filter((x0) => x0 >= end));
    if (!Number.isFinite(next) || next - end < gutter) continue;
    const x = (end + next) / 2;
    const bands = bandsAt(members, x);
    const lines = bands.reduce((sum, band) => sum + (band.crossing ? 0 : linesBeside(band.members, x, gutter)), 0);
    if (lines === 0) continue;
    if (!best || lines > best.lines) best = { x, lines, bands };
  }
  return best;
}

/** Columns in reading order. `count` is the largest number side by side. */
export function readingOrder(members: readonly Member[], depth = 0): { columns: Column[]; count: number } {
  const sorted = members.toSorted((a, b) => a.y1 - b.y1 || a.x0 - b.x0);
  const cut = depth > 8 || sorted.length < 2 * LEAST_LINES - 2 ? null : bestCut(sorted);
  if (!cut) return { columns: sorted.length > 0 ? [{ members: sorted }] : [], count: 1 };
  const columns: Column[] = [];
  let count = 1;
  for (const { crossing, members: band } of cut.bands) {
    if (crossing) {
      columns.push(...readingOrder(band, depth + 1).columns);
      continue;
    }
    const left = readingOrder(
      band.filter((member) => member.x1 <= cut.x + 1),
      depth + 1,
    );
    const right = readingOrder(
      band.filter((member) => member.x1 > cut.x + 1),
      depth + 1,
    );
    columns.push(...left.columns, ...right.columns);
    if (left.columns.length > 0 && right.columns.length > 0) count = Math.max(count, left.count + right.count);
  }
  return { columns, count };
}
