/**
 * Finding phrases of a fixed list in a text, at word borders and whatever the case or white space.
 */
import type { Span } from '../corpus/document.ts';

/**
 * One expression for a list of phrases, longest first. A space in a phrase matches any short white space, an
 * apostrophe each of its forms. Linear: alternatives are literal.
 */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const alternatives = [...phrases]
    .sort((one, other) => other.length - one.length)
    .map((phrase) =>
      phrase
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(' ', '\\s{1,3}')
        .replaceAll("'", "['’]"),
    );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** The places of a pattern in a text, in order, not overlapping. The pattern has the g flag. */
export function findAll(text: string, pattern: RegExp): Span[] {
  return [...matchesOf(text, pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const NONE: readonly RegExpExecArray[] = [];

/**
 * As `text.matchAll(pattern)`. Most patterns match nothing in most texts: looking whether one does costs a fraction of
 * the copy of the pattern that matchAll makes.
 */
export function matchesOf(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  return text.search(pattern) < 0 ? NONE : text.matchAll(pattern);
}
