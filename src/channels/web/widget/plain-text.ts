/**
 * Answers and conversations as plain text, for the clipboard, a file, a person at the counter.
 */
import type { Answer } from '../../../answer.ts';
import { viewerPath } from '../quote-place.ts';
import type { Turn } from './conversation.ts';
import type { WidgetLanguage, WidgetWords } from './words.ts';

/** For whom text is made. */
export interface Reader {
  readonly server: string;
  readonly language: WidgetLanguage;
  readonly words: WidgetWords;
}

/** An answer with its sources, and that a computer made it. */
export function answerAsText(answer: Answer, { server, language, words }: Reader): string {
  const sources = answer.citations.map((citation) => {
    const place = [
      citation.title,
      citation.section,
      citation.page === null ? '' : `${words('source.page')} ${citation.page}`,
    ];
    return `[${citation.number}] ${place.filter((part) => part !== '').join(', ')}: "${citation.quote}"\n    ${server}${viewerPath(citation.url, language)}`;
  });
  return [
    answer.text,
    ...(answer.target === null ? [] : [`${answer.target.label}: ${answer.target.url}`]),
    ...(sources.length === 0 ? [] : ['', words('source.plain'), ...sources]),
    '',
    answer.disclosure,
  ].join('\n');
}

/** A whole conversation; questions without an answer say why. */
export function conversationAsText(turns: readonly Turn[], reader: Reader, now: Date): string {
  const { words, language } = reader;
  const at = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const parts = turns.map(({ question, answer }) =>
    [
      `${words('asked')}: ${question}`,
      '',
      answer === null ? words('trouble.heading') : `${words('chat.assistant')}: ${answerAsText(answer, reader)}`,
    ].join('\n'),
  );
  return [
    words('widget.name', { title: words('page.title') }),
    at.format(now),
    '',
    parts.join('\n\n----\n\n'),
    '',
  ].join('\n');
}

/** Puts text on the clipboard; false where the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
