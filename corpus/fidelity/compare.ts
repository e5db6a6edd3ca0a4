/**
 * Holds a document against its repaired source, both ways, sentence by sentence. Only white space is folded:
 * a letter, a digit or a comma more or less is a difference.
 */
import { collapse } from './repaired-source.ts';

/** What one side has and the other has not. Two equal texts give two empty lists and null. */
export interface Difference {
  /** Sentences of the document that its source does not have. */
  readonly onlyInDocument: readonly string[];
  /** Sentences of the source that the document does not have. */
  readonly onlyInSource: readonly string[];
  /** See the function of that name. */
  readonly firstDifference: { readonly document: string; readonly source: string } | null;
}

/** Parts a text after ., !, ? or : and a blank. Rough on purpose: both sides are parted alike. */
export function sentencesOf(text: string): string[] {
  return collapse(text).split(/(?<=[.!?:]) /u);
}

/**
 * The words around the first place where the blocks, in order, and the repaired text of the source part; null
 * when they are the same. Finds wrong order and lost repetitions too.
 */
export function firstDifference(blocks: readonly string[], source: string): Difference['firstDifference'] {
  const document = blocks.join(' ');
  if (document === source) return null;
  let at = 0;
  while (at < document.length && document[at] === source[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 40);
  return { document: around(document), source: around(source) };
}

/** Compares the blocks of a document, each with its white space collapsed, with the repaired text of its source. */
export function compare(blocks: readonly string[], source: string): Difference {
  const document = blocks.join(' ');
  return {
    onlyInDocument: blocks.flatMap(sentencesOf).filter((sentence) => !source.includes(sentence)),
    onlyInSource: sentencesOf(source).filter((sentence) => !document.includes(sentence)),
    firstDifference: firstDifference(blocks, source),
  };
}
