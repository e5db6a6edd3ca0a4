/**
 * Verifies a text: each sentence is held against the quotes most likely to support it, of the documents or of
 * passages sent along. Nothing is reworded, and no language model is asked.
 */
import type { VerifiedSentence } from '../answer.ts';
import { cosine } from '../language/cosine.ts';
import { detectLanguage } from '../language/detect.ts';
import { splitStatements } from '../language/sentences.ts';
import type { Embedder, EntailmentModel, PassageStore } from '../ports.ts';
import type { Evidence } from '../turn.ts';
import { type Candidate, contextOf, type QuoteTried, quotesToTry } from './candidates.ts';
import { lookAt, verdictByReading, verdictOn } from './quote-verdict.ts';
import type { Split } from './reading.ts';
import { readSent, type SentPassage } from './sent-passages.ts';

export interface VerifyTextParts {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  readonly split: Split;
  /** Reads sentence and quote together; without it words alone decide, and are stricter and more often mistaken. */
  readonly entailment?: EntailmentModel | null | undefined;
  /** Finds the passages of the documents that a sentence may rest on, best first. */
  find(sentence: string, language: string): Promise<readonly Evidence[]>;
}

const MARKER = /\s?\[\d{1,3}\]/g;
/** Markers and list signs that stand before a sentence. */
const LEADING = /^(?:[-*•▪]|\d{1,2}[.)])\s+/;

/** A sentence of a text, and whether a lead such as "Volgens het jaarbericht, over 2031:" stands above it. */
export interface SentenceToVerify {
  readonly text: string;
  readonly hasLead: boolean;
}

/**
 * The sentences of a text without markers, in their order; a line that ends in a colon leads in and claims nothing, and a
 * question claims what its answer says.
 */
export function sentencesToVerify(text: string): SentenceToVerify[] {
  let hasLead = false;
  return text
    .replace(MARKER, '')
    .split(/\n+/)
    .flatMap((line) => {
      if (/:\s*$/.test(line)) {
        hasLead = /(?:19|20)\d{2}/.test(line);
        return [];
      }
      return splitStatements(line).map(({ start, end }) => ({
        text: line.slice(start, end).replace(LEADING, '').trim(),
        hasLead,
      }));
    })
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
}

/** Verifies each sentence; `passages` null looks in the documents. */
export async function verifyText(
  text: string,
  passages: readonly string[] | null,
  parts: VerifyTextParts,
): Promise<VerifiedSentence[]> {
  const { store, embedder, split } = parts;
  const sent = passages === null ? null : await readSent(passages, { store, embedder });
  const documents = new Map((await store.documents()).map((document) => [document.id, document]));
  const whole = detectLanguage(text).language;
  const verified: VerifiedSentence[] = [];
  for (const { text: sentence, hasLead } of sentencesToVerify(text)) {
    const own = detectLanguage(sentence);
    const language = own.sure ? own.language : whole;
    const candidates: Candidate[] = sent
      ? await compareSent(sentence, sent, embedder)
      : (await parts.find(sentence, language)).map(({ passage, sentenceSimilarity }) => ({
          text: passage.text,
          document: passage.document,
          sentences: passage.sentences,
          similarity: sentenceSimilarity,
          context: contextOf(passage, documents.get(passage.document)),
        }));
    const toTry = quotesToTry(sentence, language, candidates, sent !== null);
    const quotes = await embedAlone(sentence, language, toTry, embedder);
    const options = { language, split, hasLead, hasPassage: sent !== null, embedder: embedder.id };
    const looked = lookAt(sentence, quotes, options);
    verified.push(
      parts.entailment ? await verdictByReading(sentence, looked, parts.entailment) : verdictOn(sentence, looked),
    );
  }
  return verified;
}

/** Quotes that are embedded alone for a translation. */
const EMBEDDED = 4;

/**
 * In another language similarity alone says whether a quote speaks of the same, so it is that of the quote by itself:
 * an index may hold vectors that know the whole passage.
 */
async function embedAlone(
  sentence: string,
  language: string,
  quotes: readonly QuoteTried[],
  embedder: Embedder,
): Promise<readonly QuoteTried[]> {
  const isTranslated = ({ candidate }: QuoteTried) => candidate.context.language.slice(0, 2) !== language.slice(0, 2);
  if (!quotes.some(isTranslated)) return quotes;
  const [vector] = (await embedder.embedQuestions([sentence])) as [Float32Array];
  const embedded: QuoteTried[] = [];
  for (const one of quotes.slice(0, EMBEDDED)) {
    const { passage } = await embedder.embedPassage(one.quote, []);
    embedded.push({ ...one, similarity: cosine(vector, passage) });
  }
  return embedded;
}

async function compareSent(sentence: string, sent: readonly SentPassage[], embedder: Embedder): Promise<Candidate[]> {
  const [vector] = (await embedder.embedQuestions([sentence])) as [Float32Array];
  return sent.map(({ vectors, ...passage }) => ({
    ...passage,
    similarity: vectors.map((other) => cosine(vector, other)),
  }));
}
