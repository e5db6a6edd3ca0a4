/** The line before the claims of a document, made from the corpus's metadata. */
import type { DocumentMeta } from '../corpus/document.ts';
import { text } from '../texts/texts.ts';
import type { Turn } from '../turn.ts';

/**
 * Which document speaks, over which year. Before the first: that this is only what stands nearest, and for who asks
 * in another language that the sentences are in the document's own.
 */
export function leadOf(
  document: DocumentMeta | undefined,
  { language, judgement }: Pick<Turn, 'language' | 'judgement'>,
  isFirst: boolean,
): string {
  const lead = text(language, 'lead.document', { title: document?.title ?? '', period: document?.period ?? '' });
  if (!isFirst) return lead;
  const isForeign = language.slice(0, 2) !== (document?.language ?? language).slice(0, 2);
  return [
    ...(judgement.reason === 'other_period'
      ? [text(language, 'partial.other_period', { year: document?.period ?? '' })]
      : []),
    ...(judgement.reason === 'near' ? [text(language, 'partial.near')] : []),
    ...(isForeign ? [text(language, 'sources.in_dutch')] : []),
    lead,
  ].join(' ');
}
