/** Bank entries that hang in the air: their document is gone, or its text does not hold the quote any more. */
import { anchorsOf } from '../corpus/anchors.ts';
import type { BankEntry } from '../corpus/document.ts';
import { passagesOf } from '../corpus/passages.ts';
import type { Corpus } from './corpus-files.ts';

/** Entries of the bank without a place in the documents that are in use, in the bank's order. */
export function brokenAnchors({ documents, bank }: Pick<Corpus, 'documents' | 'bank'>): BankEntry[] {
  const asked = new Set(bank.map((entry) => entry.document));
  const passages = new Map(
    documents.filter(({ meta }) => asked.has(meta.id)).map((document) => [document.meta.id, passagesOf(document)]),
  );
  return bank.filter((entry) => anchorsOf(entry, passages.get(entry.document) ?? []).length === 0);
}
