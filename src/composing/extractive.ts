/**
 * The extractive answer: the fewest whole sentences of the best passages that answer, in the documents' own words.
 */
import type { Claim, Evidence, Retrieval } from '../turn.ts';
import { type ScoredSentence, type SentenceWeights, type Split, scoreSentences } from './sentence-scores.ts';

/** Found by cross-validation on the project's own cases (docs/quality.md). */
const WEIGHTS: SentenceWeights = { passage: 0.4, vector: 0.2, bank: 0.2, terms: 0.2 };
/** Passages that an answer may quote from. */
const MOST_PASSAGES = 3;
/** Words that an answer aims at; a first sentence that is longer is still quoted whole. */
const MOST_WORDS = 95;
/** A sentence that scores less than this share of the best adds words, not an answer. */
const LEAST_SHARE = 0.45;

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function sentenceText({ passage }: Evidence, sentence: number): string {
  const place = passage.sentences[sentence];
  return place ? passage.text.slice(place.start, place.end) : '';
}

/** Letters and digits only: two passages may share a heading or a lead. */
function sameText(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What may be quoted alone: a table's header only comes with its rows. */
function quotable({ passage }: Evidence, sentence: number): boolean {
  const kind = passage.sentences[sentence]?.kind;
  return kind !== undefined && kind !== 'header';
}

/** A table row as a sentence for people: "Lang verzuim: 2023 4,2%, 2024 4,8%". */
function rowText(evidence: Evidence, sentence: number): string {
  const row = sentenceText(evidence, sentence).split(' | ');
  const header = evidence.passage.sentences.findIndex((place) => place.kind === 'header');
  const names = header < 0 ? [] : sentenceText(evidence, header).split(' | ');
  if (names.length !== row.length || row.length < 2) return row.join(', ');
  const cells = row.slice(1).map((cell, index) => `${names[index + 1]} ${cell}`);
  return `${row[0]}: ${cells.join(', ')}`;
}

/** Picks sentences from best to worst while they fit. */
function pick(scored: readonly ScoredSentence[], evidence: readonly Evidence[]): ScoredSentence[] {
  const ranked = scored
    .filter(({ rank, sentence }) => quotable(evidence[rank] as Evidence, sentence))
    .sort((a, b) => b.score - a.score);
  const picked: ScoredSentence[] = [];
  const seen = new Set<string>();
  const passages = new Set<number>();
  let words = 0;
  for (const candidate of ranked) {
    const text = sentenceText(evidence[candidate.rank] as Evidence, candidate.sentence);
    const length = countWords(text);
    if (candidate.score < LEAST_SHARE * (ranked[0] as ScoredSentence).score) break;
    if (seen.has(sameText(text)) || (words > 0 && words + length > MOST_WORDS)) continue;
    if (!passages.has(candidate.rank) && passages.size === MOST_PASSAGES) continue;
    seen.add(sameText(text));
    passages.add(candidate.rank);
    picked.push(candidate);
    words += length;
  }
  return picked;
}

/** In reading order: the passage of the best sentence first, sentences as they stand in their passage. */
function inOrder(picked: readonly ScoredSentence[]): ScoredSentence[] {
  const order = [...new Set(picked.map(({ rank }) => rank))];
  return [...picked].sort((a, b) => order.indexOf(a.rank) - order.indexOf(b.rank) || a.sentence - b.sentence);
}

/** Yields the claims of an extractive answer; none when there is no evidence. */
export async function* composeExtractive(question: string, retrieval: Retrieval, split: Split): AsyncGenerator<Claim> {
  const { evidence, questions } = retrieval;
  if (evidence.length === 0) return;
  const scored = scoreSentences(question, evidence, questions, WEIGHTS, split);
  for (const { rank, sentence } of inOrder(pick(scored, evidence))) {
    const found = evidence[rank] as Evidence;
    const isRow = found.passage.sentences[sentence]?.kind === 'row';
    const text = isRow ? rowText(found, sentence) : sentenceText(found, sentence);
    yield { text, quotes: [{ passage: found.passage, sentence, score: found.score }] };
  }
}
