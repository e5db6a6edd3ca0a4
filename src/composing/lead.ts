/** The line before the claims of a document, made from the corpus's metadata. */
import type { DocumentMeta } from '../corpus/document.ts';
import { hasText, type TextKey, text } from '../texts/texts.ts';
import type { Turn } from '../turn.ts';
import { termsExplained } from './glossary.ts';

/** What is said of an answer that is no plain one. */
const REMARKS: Readonly<Record<string, TextKey>> = {
  near: 'partial.near',
  other_period: 'partial.other_period',
  conflicting: 'answered.conflicting',
};

/**
 * Which document speaks, over which year where that is known: before the claims of each document. Before the first also, for who asks in
 * another language, that the sentences are in the document's own and what its terms mean; and that this is only what
 * stands nearest, is about another period, or that the sources differ. All of it in one language: the reader's where
 * every line is there, else English.
 *
 * @param quotes of the whole answer, for the terms that stand in them.
 */
export function leadOf(
  document: DocumentMeta | undefined,
  { language: asked, judgement }: Pick<Turn, 'language' | 'judgement'>,
  isFirst: boolean,
  quotes: readonly string[],
): string {
  const period = document?.period ?? '';
  // Which other period it is cannot be told where nobody knows it.
  const unknown = judgement.reason === 'other_period' && period === '';
  const remark = REMARKS[unknown ? 'near' : (judgement.reason ?? '')];
  const language = remark === undefined || hasText(asked, remark) ? asked : 'en';
  const title = document?.title ?? '';
  const lead =
    period === ''
      ? text(language, 'lead.document_undated', { title })
      : text(language, 'lead.document', { title, period });
  if (!isFirst) return lead;
  const isForeign = asked.slice(0, 2) !== (document?.language ?? asked).slice(0, 2);
  const terms = isForeign && hasText(language, 'sources.terms') ? termsExplained(quotes, language) : [];
  return [
    ...(isForeign ? [text(language, 'sources.in_dutch')] : []),
    ...(terms.length > 0
      ? [
          text(language, 'sources.terms', {
            terms: terms.map(({ term, meaning }) => `${term} = ${meaning}`).join('; '),
          }),
        ]
      : []),
    ...(remark === undefined ? [] : [text(language, remark, { year: period })]),
    lead,
  ].join(' ');
}
