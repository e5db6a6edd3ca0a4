/** What a turn without claims says: the interface text of its ending, with the corpus's publisher and the editors' addresses. */
import type { Target } from '../answer.ts';
import type { DocumentMeta } from '../corpus/document.ts';
import { subjectWords } from '../language/subject-words.ts';
import { hasText, isTextKey, type TextKey, text } from '../texts/texts.ts';
import type { Ending, Turn } from '../turn.ts';

/**
 * The text of an ending. An abstention names what was looked for, in the languages that have a text for that.
 * @throws Error when the ending names a text that is not there: a mistake in the code.
 */
export function endingText(
  { language, understanding }: Pick<Turn, 'language' | 'understanding'>,
  { status, message }: Ending,
  documents: readonly Pick<DocumentMeta, 'publisher'>[],
  target: (key: string, language: string) => Target | null,
): string {
  if (!isTextKey(message)) throw new Error(`There is no interface text "${message}".`);
  const subject = status === 'abstained' ? subjectWords(understanding.question).join(', ') : '';
  const about: TextKey = 'abstained.not_in_documents_about';
  const key = message === 'abstained.not_in_documents' && subject !== '' && hasText(language, about) ? about : message;
  const publisher = publisherOf(documents);
  return text(language, key, {
    subject,
    publisher,
    contact: placeOf(target('contact', language)) ?? publisher,
    file: target('mijn-duo', language)?.label ?? publisher,
  });
}

/** The publisher of most of the documents that name one; empty where none does. */
function publisherOf(documents: readonly Pick<DocumentMeta, 'publisher'>[]): string {
  const counts = new Map<string, number>();
  for (const { publisher } of documents.filter((one) => one.publisher !== ''))
    counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

/** An address as people read it: "duo.nl/contact"; what is no page by its label. */
function placeOf(target: Target | null): string | null {
  if (target === null) return null;
  return /^https?:/.test(target.url)
    ? target.url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
    : target.label;
}
