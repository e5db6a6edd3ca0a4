/**
 * Claims to what a reader sees: numbered markers, citations, and a lead for each document made from the corpus's
 * metadata, so that "vorig jaar" in a quote has its year.
 */
import type { Citation } from '../answer.ts';
import type { DocumentMeta } from '../corpus/document.ts';
import { sentenceTexts } from '../language/sentence-texts.ts';
import type { Claim, Quote } from '../turn.ts';

/** A claim with its markers, and the citations that came with it. */
export interface PresentedClaim {
  readonly text: string;
  readonly document: string;
  readonly citations: readonly Citation[];
  /** Whether the claim is an item of a list. */
  readonly item: boolean;
}

/** Address of a passage in the source viewer: the page of the document, the passage's hash as its fragment. */
export function passageUrl(passage: { readonly id: string; readonly document: string }): string {
  return `/bronnen/${passage.document}#${passage.id.slice(passage.id.lastIndexOf('-') + 1)}`;
}

function citationOf({ passage, sentence, score }: Quote, number: number, document: DocumentMeta): Citation {
  return {
    number,
    document: document.id,
    title: document.title,
    section: passage.path.join(' › '),
    page: passage.page,
    published: document.published,
    period: document.period,
    language: passage.language,
    quote: sentenceTexts(passage)[sentence] ?? passage.text,
    passage: passage.text,
    url: passageUrl(passage),
    sourceUrl: document.url,
    score: Math.min(1, Math.max(0, score)),
  };
}

/**
 * Numbers claims as they come.
 *
 * @param translated how a sentence says that it is a translation of its quote, in the reader's language.
 */
export async function* present(
  claims: AsyncIterable<Claim>,
  documents: ReadonlyMap<string, DocumentMeta>,
  translated = '',
): AsyncGenerator<PresentedClaim> {
  let number = 0;
  for await (const claim of claims) {
    const citations: Citation[] = [];
    for (const quote of claim.quotes) {
      const document = documents.get(quote.passage.document);
      if (document) citations.push(citationOf(quote, ++number, document));
    }
    const first = claim.quotes[0];
    if (!first || citations.length === 0) continue;
    const markers = citations.map((citation) => `[${citation.number}]`).join('');
    const kind = first.passage.sentences[first.sentence]?.kind;
    const mark = claim.written === 'translated' ? `${translated} ` : '';
    yield {
      text: `${claim.text} ${mark}${markers}`,
      document: first.passage.document,
      citations,
      item: claim.written === undefined && (kind === 'item' || kind === 'row'),
    };
  }
}

/** Joins claims as text: a lead wherever the document changes, items of a list on lines of their own. */
export function joinClaims(
  claims: readonly PresentedClaim[],
  lead: (document: string, isFirst: boolean) => string,
): { text: string; lead: string | null } {
  let text = '';
  let before: PresentedClaim | null = null;
  for (const claim of claims) {
    if (claim.document !== before?.document) {
      text += `${before === null ? '' : '\n\n'}${lead(claim.document, before === null)}\n`;
    } else {
      text += claim.item || before.item ? '\n' : ' ';
    }
    text += claim.item ? `• ${claim.text}` : claim.text;
    before = claim;
  }
  return { text, lead: claims[0] ? lead(claims[0].document, true) : null };
}
