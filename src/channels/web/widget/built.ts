/**
 * What the server puts into the widget when it bundles it (../widget-bundle.ts): these names are replaced by values.
 */
import type { WidgetTable } from './words.ts';

declare global {
  /** The style sheet, design tokens filled in, minified. */
  const WIDGET_STYLE: string;
  /** The words by language. */
  const WIDGET_WORDS: { readonly nl: WidgetTable; readonly en: WidgetTable };
  /** Longest question, in characters: answer.ts holds it, but its schemas would come along. */
  const WIDGET_QUESTION_LIMIT: number;
}
