/** The file in which a corpus keeps what the sites of its pages repeat: `_review/repeated.txt`, one text a line. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './corpus-state.ts';

const HEAD = [
  '# Text that stands on many pages of a site and is left out of each: one a line, as it stands in Markdown.',
  '# Take a line away and import the pages again to have it back; put "--- " before it and it is never left out.',
];

/** What is left out, and what an editor wants kept whatever stands on how many pages. */
export interface RepeatedTexts {
  readonly leftOut: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
}

const fileIn = (corpusFolder: string): string => join(corpusFolder, '_review', 'repeated.txt');

/** What the file says; nothing where there is none. */
export async function readRepeated(corpusFolder: string): Promise<RepeatedTexts> {
  const text = await readFile(fileIn(corpusFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('# '));
  return {
    leftOut: new Set(lines.filter((line) => !line.startsWith('--- '))),
    kept: new Set(lines.filter((line) => line.startsWith('--- ')).map((line) => line.slice(4))),
  };
}

/** Writes the file, when it says anything new. */
export async function writeRepeated(
  corpusFolder: string,
  before: RepeatedTexts,
  now: ReadonlySet<string>,
): Promise<void> {
  const leftOut = [...new Set([...before.leftOut, ...now])];
  if (leftOut.length === before.leftOut.size) return;
  const kept = [...before.kept].map((line) => `--- ${line}`);
  await writeWhole(fileIn(corpusFolder), `${[...HEAD, ...leftOut, ...kept].join('\n')}\n`);
}
