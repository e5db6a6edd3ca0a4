/**
 * What a follow-up takes from the answer before it: the sentence with the thing it points at, the names it stands for.
 * An answer comes back from the client and is not trusted: it gives search words and nothing else.
 */
import { fold } from '../language/fold.ts';
import { findNames } from '../language/names.ts';
import { splitSentences } from '../language/sentences.ts';
import { contentTerms } from '../language/terms.ts';
import { unended } from './question-parts.ts';

/** The sentence of the answer with a noun that the message points at ("die regeling") and nobody asked about. */
export function namedInAnswer(bare: string, asked: string, answer: string): string[] {
  const noun = /(?<!\p{L})(?:die|dat|deze|dit|that|those|this|these)\s(\p{L}{4,})/iu.exec(bare)?.[1];
  const [stem] = contentTerms(noun ?? '');
  if (stem === undefined || contentTerms(asked).includes(stem)) return [];
  const said = sentencesOf(answer).find((sentence) =>
    contentTerms(sentence).some((term) => term === stem || fold(term).endsWith(stem)),
  );
  return said === undefined ? [] : [unended(said)];
}

/** Somebody: the names that the answer gave stand for them. "Die laatste" is the last of these. */
const SOMEBODY = /(?<!\p{L})(?:hij|hem|haar|he|him|his|she|her)(?!\p{L})/iu;
const LAST_NAMED = /(?<!\p{L})(?:(?:die|de) laatste|laatstgenoemde|the (?:latter|last one))(?!\p{L})/iu;
const MOST_NAMES = 3;

/** Names that the answer gave and nobody asked about, where the message points at somebody. */
export function whoeverInAnswer(bare: string, asked: string, answer: string): string[] {
  const last = LAST_NAMED.test(bare);
  if (!last && !SOMEBODY.test(bare)) return [];
  const terms = new Set(contentTerms(asked));
  const shared = (sentence: string): number => contentTerms(sentence).filter((term) => terms.has(term)).length;
  const [said] = sentencesOf(answer).sort((one, other) => shared(other) - shared(one));
  if (said === undefined) return [];
  const names = findNames(said).map(({ start, end }) => said.slice(start, end));
  const others = names.filter((name) => !fold(asked).includes(fold(name)));
  return last ? others.slice(-1) : others.slice(0, MOST_NAMES);
}

/** Sentences of an answer, without its markers and its lead. */
export function sentencesOf(answer: string): string[] {
  const plain = answer.replace(/\[\d{1,2}\]/gu, '').replace(/(?<=^|\n\n)[^\n]{0,600}:\s?\n/gu, '');
  return splitSentences(plain)
    .map(({ start, end }) => plain.slice(start, end))
    .filter((sentence) => contentTerms(sentence).length > 0);
}
