/**
 * The pieces of a text in which numbers are looked for.
 */
import type { Span } from '../corpus/document.ts';

/** A number with separators, a sign of money or "%", or a word with its hyphens. */
const TOKEN = /\p{N}+(?:[.,\u00a0\u202f]\p{N}+)*|[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|[€$£%]/gu;

export interface Token extends Span {
  readonly text: string;
}

/** The tokens of a text, in order. */
export function numberTokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether a token begins right after `end`, or after one or two blanks. */
export function isAdjacent(text: string, end: number, next: Token): boolean {
  return next.start - end <= 2 && /^\s*$/.test(text.slice(end, next.start));
}
