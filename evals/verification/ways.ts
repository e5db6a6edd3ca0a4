/**
 * The ways in which a sentence is put to the check: with its quote alone, with the paragraph that the quote stands
 * in, or with nothing, so that the evidence has to be found in the documents.
 */
import { readCorpus } from '../../src/indexing/corpus-files.ts';
import { letters } from '../matching.ts';
import type { SentenceCase } from './sentence-case.ts';

export const WAYS = ['quote', 'passage', 'documents'] as const;
export type Way = (typeof WAYS)[number];

/** What is sent along with a case; undefined where the documents are to be searched. */
export type SentAlong = (way: Way, one: Pick<SentenceCase, 'quote' | 'document'>) => readonly string[] | undefined;

/** Reads the corpus once, for its paragraphs. A quote of several paragraphs is sent as it is. */
export async function readWays(corpusFolder: string): Promise<SentAlong> {
  const { documents } = await readCorpus(corpusFolder);
  const paragraphs = documents.flatMap(({ meta, text, blocks }) =>
    blocks.map(({ start, end }) => {
      const paragraph = text.slice(start, end);
      return { document: meta.id, paragraph, letters: letters(paragraph) };
    }),
  );
  return (way, { quote, document }) => {
    if (way === 'documents') return undefined;
    if (way === 'quote') return [quote];
    const wanted = letters(quote);
    const own = paragraphs.find((one) => one.document === document && one.letters.includes(wanted));
    return [own?.paragraph ?? quote];
  };
}
