/** `bank accept`: proposed entries become accepted; every other byte of the file stays. */
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BadInputError } from '../../evals/case.ts';
import { parseBankLines } from '../../src/indexing/corpus-files.ts';

/** The lines that words such as "12" and "20-25" name. @throws BadInputError on anything else. */
export function lineNumbers(words: readonly string[]): number[] {
  return words.flatMap((word) => {
    const match = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(word);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || first < 1 || last < first) throw new BadInputError(`"${word}" is no line: give 12 or 20-25.`);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** One line with its state changed. @throws BadInputError when the state cannot be found in the text of the line. */
function accepted(line: string, place: string): string {
  const wanted = JSON.stringify({ ...JSON.parse(line), state: 'accepted' });
  // The same letters may stand within an object of another field; what the line then says decides.
  for (const match of line.matchAll(/("state"\s*:\s*)"proposed"/g)) {
    const end = match.index + match[0].length;
    const changed = `${line.slice(0, match.index)}${match[1]}"accepted"${line.slice(end)}`;
    if (JSON.stringify(JSON.parse(changed)) === wanted) return changed;
  }
  throw new BadInputError(`${place}: the state is written in an unusual way; write "state": "proposed".`);
}

/**
 * The text of a bank in which the entries on these lines ("all": every proposed one) are accepted, and those lines.
 * @throws BadInputError when a line holds no proposed entry, CorpusError when a line is no entry: then nothing is.
 */
export function acceptIn(text: string, wanted: readonly number[] | 'all', file: string) {
  const states = new Map(parseBankLines(text, file).map(({ line, entry }) => [line, entry.state]));
  const proposed = [...states].flatMap(([line, state]) => (state === 'proposed' ? [line] : []));
  const numbers = new Set(wanted === 'all' ? proposed : wanted);
  for (const number of numbers) {
    if (states.get(number) === 'proposed') continue;
    const why = states.has(number) ? 'this entry is accepted already' : 'there is no entry here';
    throw new BadInputError(`${file}, line ${number}: ${why}. Nothing was changed.`);
  }
  const lines = text
    .split('\n')
    .map((line, index) => (numbers.has(index + 1) ? accepted(line, `${file}, line ${index + 1}`) : line));
  return { text: lines.join('\n'), lines: [...numbers].sort((a, b) => a - b) };
}

/** Writes beside the file and renames, so that a reader sees the old text or the new. Keeps the file's mode. */
async function replaceFile(file: string, text: string): Promise<void> {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}`);
  const handle = await open(beside, 'wx', (await stat(file)).mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    await rename(beside, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Accepts entries in a file.
 * @returns the lines that were accepted
 * @throws BadInputError as acceptIn; also when the file cannot be read or is not UTF-8
 */
export async function acceptEntries(file: string, wanted: readonly number[] | 'all'): Promise<number[]> {
  let before: string;
  try {
    before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    throw new BadInputError(`${file} cannot be read: ${(error as Error).message}`);
  }
  const { text, lines } = acceptIn(before, wanted, file);
  if (lines.length > 0) await replaceFile(file, text);
  return lines;
}
