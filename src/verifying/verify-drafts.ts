/**
 * The last step of a generative answer: each sentence of a language model is held against the passages that it cites.
 * One that fails is dropped, never reworded; one that holds gets the quote that supports it.
 */
import type { VerificationReason } from '../answer.ts';
import { detectLanguage } from '../language/detect.ts';
import type { Embedder, EntailmentModel, PassageStore } from '../ports.ts';
import type { Claim, Draft, Evidence, Quote } from '../turn.ts';
import { addressesIn } from './addresses.ts';
import type { Split } from './reading.ts';
import { inOrder } from './reasons.ts';
import { verifyText } from './verify-text.ts';

export interface VerifyDraftOptions {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  /** As in `verifyText`. */
  readonly entailment?: EntailmentModel | null | undefined;
  readonly split: Split;
  /** BCP 47 of the reader. */
  readonly language: string;
  /** The line that will stand above sentences of a document; it ends in a colon and names the year. */
  readonly lead: (document: string) => string;
  /** Whether a text tells a language model what to do; such a sentence supports nothing. */
  readonly isInstruction: (text: string) => boolean;
}

/** The claim, or why there is none. */
export type DraftVerdict =
  | { readonly claim: Claim; readonly reasons: readonly [] }
  | { readonly claim: null; readonly reasons: readonly VerificationReason[] };

/** A quote that is shorter could stand anywhere. */
const LEAST_QUOTE = 12;

/** Holds a draft against its sources. */
export async function verifyDraft(draft: Draft, options: VerifyDraftOptions): Promise<DraftVerdict> {
  const fails = (...reasons: VerificationReason[]): DraftVerdict => ({ claim: null, reasons: inOrder(reasons) });
  if (draft.sources.length === 0) return fails('no_citation');
  const text = draft.text.replaceAll(/\s+/g, ' ').trim();
  if (options.isInstruction(text) || /[<>[\]{}]/.test(text)) return fails('not_covered');
  const own = detectLanguage(text);
  if (own.sure && base(own.language) !== base(options.language)) return fails('not_covered');
  const sources = draft.sources.flatMap((source) => quotable(source, draft.quote, options));
  if (sources.length === 0) return fails('quote_not_verbatim');

  const document = sources[0]?.passage.document ?? '';
  const verified = await verifyText(`${options.lead(document)}\n${text}`, null, {
    ...options,
    find: (sentence) => withSimilarity(sentence, sources, options.embedder),
  });
  const reasons = verified.flatMap((sentence) => sentence.reasons);
  if (reasons.length > 0) return fails(...reasons);
  const quotes = verified.map(({ quote, passage }) => located(quote, passage, draft.sources));
  if (verified.length === 0) return fails('not_covered');
  if (quotes.some((found) => found.length === 0)) return fails('quote_not_verbatim');
  const quoted = quotes.flat();
  const said = quoted.map(quoteText).join('\n');
  if (options.isInstruction(said)) return fails('not_covered');
  if (addressesIn(text).some((address) => !said.includes(address))) return fails('name');
  const isTranslated = quoted.some(({ passage }) => base(passage.language) !== base(options.language));
  return { claim: { text, quotes: once(quoted), written: isTranslated ? 'translated' : 'generated' }, reasons: [] };
}

const base = (language: string): string => language.slice(0, 2).toLowerCase();

function quoteText({ passage, sentence }: Quote): string {
  const place = passage.sentences[sentence];
  return place ? passage.text.slice(place.start, place.end) : '';
}

/**
 * A source with the sentences that may support the draft: none that is an instruction, and for a translation those
 * alone in which the quote that the model gave stands verbatim. In runs, since two neighbours may support it together
 * and must be neighbours in the passage.
 */
function quotable(
  source: Evidence,
  quote: string | null,
  { language, isInstruction }: Pick<VerifyDraftOptions, 'language' | 'isInstruction'>,
): Evidence[] {
  const { passage } = source;
  const isSame = base(passage.language) === base(language);
  const place = isSame ? { start: 0, end: passage.text.length } : placeOf(quote, passage.text);
  if (place === null) return [];
  const runs: number[][] = [[]];
  for (const [i, { start, end }] of passage.sentences.entries()) {
    const isInside = start < place.end && place.start < end;
    if (isInside && !isInstruction(passage.text.slice(start, end))) runs.at(-1)?.push(i);
    else runs.push([]);
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => ({
      ...source,
      passage: {
        ...passage,
        sentences: run.flatMap((i) => passage.sentences[i] ?? []),
        vectors: run.flatMap((i) => passage.vectors[i] ?? []),
      },
    }));
}

/** Where a quote stands verbatim in a passage: white space and the bars between a row's cells may differ, nothing else. */
function placeOf(quote: string | null, passage: string): { start: number; end: number } | null {
  const wanted = (quote ?? '')
    .replaceAll('‹', '<')
    .replaceAll('›', '>')
    .replaceAll(/[\s|]+/g, '');
  if (wanted.length < LEAST_QUOTE) return null;
  const at = [...passage.matchAll(/[^\s|]/g)].map(({ index }) => index);
  const found = passage.replaceAll(/[\s|]+/g, '').indexOf(wanted);
  const [start, last] = [at[found], at[found + wanted.length - 1]];
  return found < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
}

async function withSimilarity(
  sentence: string,
  sources: readonly Evidence[],
  embedder: Embedder,
): Promise<readonly Evidence[]> {
  const [vector] = await embedder.embedQuestions([sentence]);
  const cosine = (other: Float32Array) =>
    other.reduce((sum, value, i) => sum + value * ((vector as Float32Array)[i] as number), 0);
  return sources.map((source) => ({ ...source, sentenceSimilarity: source.passage.vectors.map(cosine) }));
}

/** The one or two sentences that a quote is; none where it is not made of whole sentences. */
function located(quote: string | null, text: string | null, sources: readonly Evidence[]): Quote[] {
  const source = sources.find(({ passage }) => passage.text === text);
  if (!source || quote === null) return [];
  const { passage, score } = source;
  const { sentences } = passage;
  for (const [i, first] of sentences.entries()) {
    for (const count of [1, 2]) {
      const last = sentences[i + count - 1];
      if (last && passage.text.slice(first.start, last.end) === quote)
        return Array.from({ length: count }, (_, more) => ({ passage, sentence: i + more, score }));
    }
  }
  return [];
}

function once(quotes: readonly Quote[]): Quote[] {
  const seen = new Set<string>();
  return quotes.filter(({ passage, sentence }) => {
    const key = `${passage.id}#${sentence}`;
    return !seen.has(key) && seen.add(key);
  });
}
