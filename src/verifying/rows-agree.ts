/**
 * Whether a figure of a table's row stands under the year that a claim gives it: the row has no years, the head of
 * its table has.
 */
import { findDates } from '../language/dates.ts';
import { findNumbers } from '../language/numbers.ts';
import { sameValue } from './numbers-agree.ts';
import type { Reading } from './reading.ts';

const CELL = ' | ';

/** The years over the cells of a row, by the first line of the passage with as many cells and a year; null without one. */
function yearsOver(row: string, passage: string): (number | null)[] | null {
  const count = row.split(CELL).length;
  const head = passage
    .split('\n')
    .map((line) => line.split(CELL))
    .find((cells) => cells.length === count && cells.some((cell) => /(?:19|20)\d{2}/.test(cell)));
  return head?.map((cell) => Number(/(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(cell)?.[0] ?? 0) || null) ?? null;
}

/** `date` where a number of the claim stands under another year; nothing where the quote is no row. */
export function rowReasons(claim: Reading, quote: Reading, passage: string): 'date'[] {
  if (!quote.text.includes(CELL) || claim.numbers.length === 0) return [];
  const row = quote.text.split('\n').find((line) => line.includes(CELL)) ?? '';
  const years = yearsOver(row, passage);
  const said = findDates(claim.text).flatMap(({ year, start }) => (year === null ? [] : [{ year, start }]));
  if (years === null || said.length === 0) return [];
  const cells = row.split(CELL).map((cell) => findNumbers(cell, quote.language));
  const moved = claim.numbers.some((number) => {
    const over = cells.flatMap((found, i) => (found.some((one) => sameValue(number, one)) ? [years[i]] : []));
    const known = over.filter((year) => year !== null && year !== undefined);
    if (known.length === 0) return false;
    const [nearest] = [...said].sort((a, b) => Math.abs(a.start - number.end) - Math.abs(b.start - number.end));
    return nearest !== undefined && !known.includes(nearest.year);
  });
  return moved ? ['date'] : [];
}
