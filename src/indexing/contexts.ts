/**
 * What a passage is embedded with beside its own text. Nobody wrote questions about a document outside the bank, but
 * its title often is one ("Wat kost een paspoort?"): its passages are found by that title too. A document with
 * questions in the bank stays as it is.
 */
import type { CorpusDocument, Passage } from '../corpus/document.ts';
import type { StoredQuestion } from '../ports.ts';

/** Title of each document that the bank asks nothing about, by the document's id. */
export type Contexts = ReadonlyMap<string, string>;

/** @param questions the bank as anchored: an entry that stands nowhere asks about nothing. */
export function contextsOf(documents: readonly CorpusDocument[], questions: readonly StoredQuestion[]): Contexts {
  const asked = new Set(questions.map((question) => question.document));
  return new Map(documents.filter(({ meta }) => !asked.has(meta.id)).map(({ meta }) => [meta.id, meta.title]));
}

/** What stands before a passage's text when it is embedded; empty for a document that the bank knows. */
export function contextOf(passage: Passage, contexts: Contexts): string {
  const title = contexts.get(passage.document);
  return title === undefined ? '' : `${title}\n`;
}

/** By what a vector may be taken over: the same text in the same context. */
export function reuseKey(passage: string, context: string): string {
  return `${passage}\n${context}`;
}
