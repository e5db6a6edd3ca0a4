/** What a reader may ask next: questions of the bank about the passages found, that nobody has answered yet here. */
import { askedContentTerms } from '../language/asked-terms.ts';
import { fold } from '../language/fold.ts';
import { knownContentTerms } from '../language/known-terms.ts';
import { dice } from '../language/overlap.ts';
import { remembering, rememberingLately } from '../language/remembered.ts';
import { sentenceTexts } from '../language/sentence-texts.ts';
import { contentTerms } from '../language/terms.ts';
import type { NearQuestion, Turn } from '../turn.ts';
import type { PresentedClaim } from './present.ts';

const MOST = 3;
/** Cosine from which a bank question is the question that was asked, in other words. */
const SAME_QUESTION = 0.93;
/** Cosine from which a bank question is about what was asked; nearest strangers stay below (docs/quality.md). */
const RELATED = 0.86;
/** A term in more of the near questions than this share says nothing about the subject ("DUO", "student"). */
const EVERYWHERE = 0.65;
/** Share of terms from which two questions are one; years count as terms. */
const SAME_TERMS = 0.7;
/** Passages that suggestions are about: further down they are neighbours by chance. */
const PASSAGES = 4;
/** A suggestion is a whole sentence; the bank also holds search words and questions in text-message style. */
const WELL_WRITTEN = /^\p{Lu}.*\?$/u;

/**
 * Questions of the bank near this one, in its language, anchored in the best passages of the evidence, whose sentences
 * neither this answer nor an earlier one of the conversation shows, and that nobody asked in it. They are about a
 * passage that the answer quotes, or share a telling word with the question. Three at most; none for a language that
 * the bank has no questions in.
 */
export function suggestionsFor(
  { retrieval, language, question, understanding, history }: Turn,
  claims: readonly PresentedClaim[],
): string[] {
  const shown = letters([
    ...claims.flatMap((claim) => claim.citations.map(({ quote }) => quote)),
    ...history.filter(({ role }) => role === 'assistant').map(({ content }) => content),
  ]);
  const asked = [question, understanding.question]
    .map(askedTermsOf)
    .concat(
      history.filter(({ role }) => role === 'user').map(({ content }) => termsOf(contentTerms(content), content)),
    );
  const passages = new Map(retrieval.evidence.slice(0, PASSAGES).map(({ passage }) => [passage.id, passage]));
  const isShown = (passage: string, sentence: number): boolean => {
    const found = passages.get(passage);
    const text = found && sentenceTexts(found)[sentence];
    return text !== undefined && shown.includes(knownLetters(text));
  };
  const quoted = new Set(claims.flatMap((claim) => claim.citations.map(({ passage }) => passage)));
  const isOpen = ({ entry, similarity }: NearQuestion): boolean =>
    entry.kind === 'question' &&
    entry.state !== 'proposed' &&
    entry.language === language.slice(0, 2) &&
    similarity >= RELATED &&
    similarity < SAME_QUESTION &&
    WELL_WRITTEN.test(entry.question) &&
    entry.anchors.some(({ passage }) => passages.has(passage)) &&
    !entry.anchors.some(({ passage, sentences }) => sentences.some((sentence) => isShown(passage, sentence))) &&
    !asked.some((terms) => alike(terms, knownTermsOf(entry.question)));

  const open = retrieval.questions.filter(isOpen);
  if (open.length === 0) return [];
  const around = retrieval.questions.map(({ entry }) => knownTermsOf(entry.question));
  const isTelling = (term: string): boolean =>
    !/^\d+$/.test(term) && around.filter((terms) => terms.has(term)).length <= EVERYWHERE * around.length;
  const subject = [...askedTermsOf(understanding.question)].filter(isTelling);
  const isRelated = ({ entry }: NearQuestion): boolean =>
    entry.anchors.some(({ passage }) => quoted.has(passages.get(passage)?.text ?? '')) ||
    subject.some((term) => knownTermsOf(entry.question).has(term));

  const chosen: NearQuestion[] = [];
  for (const candidate of open) {
    if (!isRelated(candidate)) continue;
    const terms = knownTermsOf(candidate.entry.question);
    const quote = candidate.entry.quote;
    const isNew = chosen.every(({ entry }) => entry.quote !== quote && !alike(knownTermsOf(entry.question), terms));
    if (isNew) chosen.push(candidate);
    if (chosen.length === MOST) break;
  }
  return chosen.map(({ entry }) => entry.question);
}

function letters(texts: readonly string[]): string {
  return texts.map((text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')).join('\n');
}

/** Letters and digits of a sentence of the documents. */
const knownLetters = remembering((sentence) => letters([sentence]));

const yearsIn = (question: string): readonly string[] => question.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];

/** Content words and years of a question. */
const termsOf = (content: readonly string[], question: string): ReadonlySet<string> =>
  new Set([...content, ...yearsIn(question)]);

/** Those of what was asked. */
const askedTermsOf = rememberingLately((question) => termsOf(askedContentTerms(question), question));

/** The same for questions of the bank, which come again. */
const knownTermsOf = remembering((question) => termsOf(knownContentTerms(question), question));

const alike = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => dice(one, other) >= SAME_TERMS;
