/**
 * Which passage each part of a document is shown as: the page of a document wraps these parts, so that the
 * fragment of a citation's address highlights the passage.
 */
import type { Block, CorpusDocument, Passage, Span } from '../../corpus/document.ts';

/** A part of a block and the fragment of the passage that it is shown as; null where no passage covers it. */
export interface Part extends Span {
  readonly owner: string | null;
}

/** Where the fragments of a document's passages go. */
export interface Marking {
  /** Parts of each block, in order; together they are the whole block. */
  readonly parts: readonly (readonly Part[])[];
  /** Fragments of passages that own no part, because others came first, by the block they begin in. */
  readonly anchors: ReadonlyMap<number, readonly string[]>;
}

/** The fragment of a passage's address: its id after the last dash. */
export function fragmentOf(passage: Pick<Passage, 'id'>): string {
  return passage.id.slice(passage.id.lastIndexOf('-') + 1);
}

function overlaps(block: Span, span: Span): boolean {
  return span.start < block.end && span.end > block.start;
}

/** A block cut at the places where another passage begins; white space between two passages goes with the first. */
function partsOf(block: Block, claims: readonly Part[]): Part[] {
  const parts: { start: number; end: number; owner: string | null }[] = [];
  let from = block.start;
  for (const claim of claims.toSorted((a, b) => a.start - b.start)) {
    const end = Math.min(claim.end, block.end);
    const last = parts.at(-1);
    if (end <= from) continue;
    if (last?.owner === claim.owner) last.end = end;
    else {
      const start = Math.max(claim.start, from);
      if (last) last.end = start;
      parts.push({ start: last ? start : block.start, end, owner: claim.owner });
    }
    from = end;
  }
  const last = parts.at(-1);
  if (!last) return [{ start: block.start, end: block.end, owner: null }];
  last.end = block.end;
  return parts;
}

/**
 * Divides a document among its passages. Text that several passages share belongs to the first of them. A heading
 * belongs to the passage that goes on right under it, and a table's row is never divided.
 */
export function markPassages(document: CorpusDocument, passages: readonly Passage[]): Marking {
  const parts: Part[][] = document.blocks.map((block) => {
    if (block.kind === 'heading' || block.kind === 'note') return [{ start: block.start, end: block.end, owner: null }];
    const claims = passages.flatMap((passage) =>
      passage.spans
        .filter((span) => overlaps(block, span))
        .map((span) => ({ start: span.start, end: span.end, owner: fragmentOf(passage) })),
    );
    const divided = partsOf(block, claims);
    const whole = block.kind === 'row' || block.kind === 'header';
    return whole ? [{ start: block.start, end: block.end, owner: divided[0]?.owner ?? null }] : divided;
  });
  const byFragment = new Map(passages.map((passage) => [fragmentOf(passage), passage]));
  for (let index = document.blocks.length - 2; index >= 0; index--) {
    const block = document.blocks[index] as Block;
    const below = parts[index + 1]?.[0]?.owner ?? null;
    const covers = below !== null && byFragment.get(below)?.spans.some((span) => overlaps(block, span));
    if (block.kind === 'heading' && covers) parts[index] = [{ start: block.start, end: block.end, owner: below }];
  }
  const owners = new Set(parts.flat().map((part) => part.owner));
  const anchors = new Map<number, string[]>();
  for (const [fragment, passage] of byFragment) {
    if (owners.has(fragment)) continue;
    const body = document.blocks.findLastIndex((block) => passage.spans.some((span) => overlaps(block, span)));
    anchors.set(Math.max(body, 0), [...(anchors.get(Math.max(body, 0)) ?? []), fragment]);
  }
  return { parts, anchors };
}
