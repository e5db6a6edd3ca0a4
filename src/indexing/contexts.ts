/**
 * What a passage is embedded with beside its own text. Nobody wrote questions about a document outside the bank, but
 * its title often is one ("Wat kost een paspoort?"): its passages are found by that title too. A document with
 * questions in the bank stays as it is.
 */
import type { LexicalEntry } from '../adapters/lexical-index.ts';
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
  return context === '' ? passage : `${passage}\n${context}`;
}

/** What the lexical index holds of each passage: its text, and what is asked about it, or its document's title. */
export function lexicalEntries(
  passages: readonly Passage[],
  questions: readonly StoredQuestion[],
  contexts: Contexts,
): LexicalEntry[] {
  const asked = new Map<string, string[]>();
  for (const { kind, question, anchors } of questions) {
    if (kind !== 'question') continue;
    for (const { passage } of anchors) {
      const list = asked.get(passage);
      if (list) list.push(question);
      else asked.set(passage, [question]);
    }
  }
  return passages.map(({ id, text, document }) => {
    const title = contexts.get(document);
    return { id, text, questions: title === undefined ? (asked.get(id) ?? []) : [title] };
  });
}
