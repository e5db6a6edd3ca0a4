/** What stands on every page and belongs to none: running titles, footers, page numbers, margin notes. */
import type { Segment } from './pdf-lines.ts';

/** Share of the height, at the top and at the bottom, in which running lines stand. */
const ZONE = 0.11;

export interface Furniture {
  readonly segments: ReadonlySet<Segment>;
  /** Page numbers as printed, by page from 0; null where none was found. */
  readonly printed: readonly (number | null)[];
}

const shapeOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
const PAGE_OF = /^(?:pagina|page|blz\.?|p\.)?\s*(\d{1,4})(?:\s*(?:van|of|\/)\s*\d{1,4})?$/i;

/** Lines alike: the same words but for numbers, in type of the same size. A title is no running title, but larger. */
const shape = ({ text, size }: Segment): string => `${Math.round(size)} ${shapeOf(text)}`;

/** A line nearer than so many times its size to the text beside it belongs to the text: a heading at the top of a page. */
const NEAR = 1.9;

/** Candidates that do not lean on text which is no candidate. */
function standingFree(candidates: readonly Segment[], segments: readonly Segment[], height: number): Set<Segment> {
  const free = new Set(candidates);
  for (let before = -1; before !== free.size; ) {
    before = free.size;
    for (const one of free) {
      const leans = segments.some((other) => {
        if (free.has(other) || Math.min(one.x1, other.x1) < Math.max(one.x0, other.x0)) return false;
        const gap = one.y1 < height / 2 ? other.y1 - one.y1 : one.y1 - other.y1;
        return gap > 0 && gap < NEAR * Math.max(one.size, other.size);
      });
      if (leans) free.delete(one);
    }
  }
  return free;
}

/** Finds the furniture of all pages together: what is alike on several pages, at their edges, and page numbers alone. */
export function findFurniture(pages: readonly { segments: readonly Segment[]; height: number }[]): Furniture {
  const times = new Map<string, Set<number>>();
  const edges = pages.map(({ segments, height }) =>
    segments.filter(({ y0, y1 }) => y1 < ZONE * height || y0 > (1 - ZONE) * height),
  );
  for (const [page, own] of edges.entries()) {
    for (const segment of own) {
      const key = shape(segment);
      times.set(key, (times.get(key) ?? new Set()).add(page));
    }
  }
  const found = new Set<Segment>();
  const printed: (number | null)[] = [];
  for (const [page, own] of edges.entries()) {
    let number: number | null = null;
    const alike = own.filter(
      (segment) => (times.get(shape(segment))?.size ?? 0) >= Math.max(2, Math.min(4, 0.3 * pages.length)),
    );
    const { segments, height } = pages[page] as (typeof pages)[number];
    const numbers = own.filter(({ text }) => PAGE_OF.test(text.trim()));
    const free = standingFree([...new Set([...alike, ...numbers])], segments, height);
    const running = alike.filter((segment) => free.has(segment));
    for (const segment of own) {
      if (!free.has(segment)) continue;
      const alone = PAGE_OF.exec(segment.text.trim())?.[1];
      // A number alone at the edge counts pages, unless something else stands on its line.
      const isNumber =
        alone !== undefined &&
        !own.some(
          (other) =>
            other !== segment &&
            Math.abs(other.y1 - segment.y1) < 2 &&
            !running.includes(other) &&
            !PAGE_OF.test(other.text.trim()),
        );
      if (!isNumber && !running.includes(segment)) continue;
      found.add(segment);
      const value =
        alone ??
        /(?:^|\s)(\d{1,4})\s*(?:\/|van|of)\s*\d{1,4}\s*$|^(\d{1,4})\s|\s(\d{1,4})$/
          .exec(segment.text.trim())
          ?.slice(1)
          .find(Boolean);
      if (value) number ??= Number(value);
    }
    printed[page] = number;
  }
  return { segments: found, printed };
}

/** Printed numbers that can be believed: those that grow from page to page; else null for every page. */
export function believable(printed: readonly (number | null)[]): (number | null)[] {
  const known = printed.flatMap((number, page) => (number === null ? [] : [{ number, page }]));
  const grows = known.every(({ number }, at) => at === 0 || number > (known[at - 1]?.number as number));
  if (known.length < 2 || !grows) return printed.map(() => null);
  return [...printed];
}
