/** Pictures of a PDF's pages by pdftoppm (Poppler), where it is installed. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Pages that get a picture: a review of more is not read page by page. */
const MOST_PAGES = 60;
const TIME_LIMIT = 120_000;

/**
 * Makes pictures of the first pages in `folder` and gives their file names by page, counted from 1; none when
 * pdftoppm is not installed or fails.
 */
export async function picturePages(pdf: string, folder: string, command = 'pdftoppm'): Promise<Map<number, string>> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await run(command, ['-r', '70', '-jpeg', '-l', String(MOST_PAGES), pdf, join(folder, 'page')], {
      timeout: TIME_LIMIT,
    });
  } catch {
    // Not installed, or it cannot read this file: the review goes without pictures.
    await rm(folder, { recursive: true, force: true });
    return new Map();
  }
  const found = new Map<number, string>();
  for (const name of await readdir(folder)) {
    const number = /-0*(\d+)\.jpe?g$/.exec(name)?.[1];
    if (number) found.set(Number(number), name);
  }
  return found;
}
