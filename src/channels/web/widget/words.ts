/**
 * The words of the widget, by language. Its own are in words.nl.json and words.en.json; of the words that channels
 * or pages share it takes along only those named here, because each costs every visitor some bytes.
 */
import type { TextKey } from '../../../texts/texts.ts';
import type pageWords from '../words.nl.json';
import type ownWords from './words.nl.json';

/** Keys taken from src/texts. */
export const SHARED_TEXTS = [
  'page.title',
  'scope.knows_not',
  'contact.heading',
  'form.label',
  'form.hint',
  'form.button',
  'chat.new',
  'chat.close',
  'chat.log',
  'chat.stop',
  'chat.retry',
  'chat.assistant',
  'status.screen',
  'status.understand',
  'status.retrieve',
  'status.judge',
  'status.compose',
  'status.verify',
  'feedback.question',
  'feedback.yes',
  'feedback.no',
  'feedback.comment',
  'feedback.send',
  'feedback.thanks',
  'error.empty',
  'error.too_long',
  'sources.publication',
  'sources.in_dutch',
  'fact.unknown',
  'answer.heading',
  'answer.quotes',
  'suggestions.heading',
] as const satisfies readonly TextKey[];

/** Keys taken from the words of the pages. */
export const SHARED_PAGE_WORDS = [
  'asked',
  'privacy.button_answer',
  'scope.no',
  'kind.partial',
  'kind.abstained',
  'kind.redirected',
  'kind.refused',
  'kind.handover',
  'kind.crisis',
  'sources.quote',
  'sources.quote_end',
  'documents.item',
] as const satisfies readonly (keyof typeof pageWords)[];

export type WidgetKey = keyof typeof ownWords | (typeof SHARED_TEXTS)[number] | (typeof SHARED_PAGE_WORDS)[number];
export type WidgetTable = Readonly<Record<WidgetKey, string>>;

/** Languages that the widget is written in. */
export type WidgetLanguage = 'nl' | 'en';

/** Gives a text with its {names} filled in; a name without a value stays as it is. */
export type WidgetWords = (key: WidgetKey, values?: Readonly<Record<string, string>>) => string;

/** The words of one table. */
export function wordsOf(table: WidgetTable): WidgetWords {
  return (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The language of the interface for a BCP 47 language: English for English, else Dutch. */
export function interfaceLanguage(language: string | null | undefined): WidgetLanguage {
  return /^en\b/i.test(language ?? '') ? 'en' : 'nl';
}
