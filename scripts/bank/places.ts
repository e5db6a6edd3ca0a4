/** Where a passage stands in the Markdown file that an editor has open. */
import { lettersAndDigits } from '../../src/corpus/anchors.ts';
import type { Passage } from '../../src/corpus/document.ts';

/** A document's file and its Markdown. */
export interface DocumentFile {
  readonly file: string;
  readonly markdown: string;
}

/** Letters and digits of a sentence that are looked for. */
const LOOKED_FOR = 40;

/** A passage's text without its headings: what makes it another passage than its neighbour. */
export function bodyOf({ text, sentences }: Passage): string {
  const first = sentences.find(({ kind }) => kind !== 'heading' && kind !== 'header');
  return first ? text.slice(first.start) : text;
}

/**
 * File and line (from 1) of a passage: where the first of its sentences stands that can be found. A list's lead is
 * looked for last, because it comes with every passage of the list. Line 1 when none is found, for instance because
 * links stand in all of them.
 */
export function placeOf(passage: Passage, { file, markdown }: DocumentFile): { file: string; line: number } {
  let letters = '';
  const ends = markdown.split('\n').map((line) => {
    letters += lettersAndDigits(line);
    return letters.length;
  });
  const body = passage.sentences.filter(({ kind }) => kind !== 'heading' && kind !== 'header');
  const places = [...body.filter(({ kind }) => kind !== 'lead'), ...body.filter(({ kind }) => kind === 'lead')]
    .map(({ start, end }) => lettersAndDigits(passage.text.slice(start, end)).slice(0, LOOKED_FOR))
    .filter((sought) => sought !== '')
    .map((sought) => letters.indexOf(sought));
  const at = places.find((place) => place !== -1);
  return { file, line: at === undefined ? 1 : ends.findIndex((end) => end > at) + 1 };
}
