/** Where a passage stands in the Markdown file that an editor has open. */
import { lettersAndDigits } from '../../src/corpus/anchors.ts';
import type { Passage } from '../../src/corpus/document.ts';

/** A document's file and its Markdown. */
export interface DocumentFile {
  readonly file: string;
  readonly markdown: string;
}

/** Letters and digits that are looked for; marks and links within a line are rare in so short a piece. */
const LOOKED_FOR = 40;

/** A passage's text without its headings: what makes it another passage than its neighbour. */
export function bodyOf({ text, sentences }: Passage): string {
  const first = sentences.find(({ kind }) => kind !== 'heading' && kind !== 'header');
  return first ? text.slice(first.start) : text;
}

/**
 * File and line (from 1) on which a passage begins; line 1 when its words are not found as they stand, for instance
 * because a link or a mark stands within the first of them.
 */
export function placeOf(passage: Passage, { file, markdown }: DocumentFile): { file: string; line: number } {
  let letters = '';
  const ends = markdown.split('\n').map((line) => {
    letters += lettersAndDigits(line);
    return letters.length;
  });
  const at = letters.indexOf(lettersAndDigits(bodyOf(passage)).slice(0, LOOKED_FOR));
  return { file, line: at === -1 ? 1 : ends.findIndex((end) => end > at) + 1 };
}
