/** The question bank as it is stored: each entry with the passages that its quote stands in. */
import { anchorsOf } from '../corpus/anchors.ts';
import type { BankEntry, Passage } from '../corpus/document.ts';
import type { StoredQuestion } from '../ports.ts';

/** Anchors every entry; one whose quote stands nowhere is left out. */
export function anchored(bank: readonly BankEntry[], passages: readonly Passage[]): StoredQuestion[] {
  const byDocument = new Map<string, Passage[]>();
  for (const passage of passages) {
    const own = byDocument.get(passage.document);
    if (own) own.push(passage);
    else byDocument.set(passage.document, [passage]);
  }
  return bank.flatMap((entry, number) => {
    const anchors = anchorsOf(entry, byDocument.get(entry.document) ?? []);
    return anchors.length === 0 ? [] : [{ ...entry, id: `q${number}`, anchors }];
  });
}
