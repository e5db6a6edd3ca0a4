/**
 * The extractive answer: the fewest whole sentences of the best passages that answer, in the documents' own words.
 */
import { expandQuestion } from '../language/lexicon.ts';
import { chance } from '../language/logistic.ts';
import type { Ask, Claim, Evidence } from '../turn.ts';
import { SENTENCE_FEATURES, type Split, sentenceRows } from './sentence-features.ts';
import model from './sentence-model.json' with { type: 'json' };

/** Passages that an answer may quote from. */
const MOST_PASSAGES = 3;
/** Words that an answer never exceeds, but for a first sentence that is longer. */
const MOST_WORDS = 130;
/** An answer is complete when its sentences hold this share of all chance that the evidence has. */
const ENOUGH = 0.88;
/** A heading with fewer words is a label, not a statement. */
const LEAST_WORDS_OF_A_HEADING = 6;

interface Candidate {
  readonly evidence: Evidence;
  readonly sentence: number;
  readonly text: string;
  readonly chance: number;
}

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

/** What may be quoted alone: a table's header only comes with its rows, a heading only when it states something. */
function quotable({ passage }: Evidence, sentence: number, text: string): boolean {
  const kind = passage.sentences[sentence]?.kind;
  return kind !== 'header' && (kind !== 'heading' || countWords(text) >= LEAST_WORDS_OF_A_HEADING);
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

/** The sentences of the evidence that may be quoted, best first, each text once. */
function candidates({ understanding, retrieval }: Ask, language: string, split: Split): Candidate[] {
  const { evidence, questions } = retrieval;
  const expansion = expandQuestion(understanding.question, language);
  const seen = new Set<string>();
  return sentenceRows(understanding, expansion, evidence, questions, split)
    .map(({ rank, sentence, values }) => {
      const found = evidence[rank] as Evidence;
      return {
        evidence: found,
        sentence,
        text: sentenceText(found, sentence),
        chance: chance(model, SENTENCE_FEATURES, values),
      };
    })
    .filter(({ evidence: found, sentence, text }) => quotable(found, sentence, text))
    .sort((a, b) => b.chance - a.chance)
    .filter(({ text }) => !seen.has(sameText(text)) && seen.add(sameText(text)));
}

/** Picks from best to worst while they fit, until they hold enough of the chance. */
function pick(ranked: readonly Candidate[], mostWords: number): Candidate[] {
  const total = ranked.reduce((sum, candidate) => sum + candidate.chance, 0);
  const picked: Candidate[] = [];
  const passages = new Set<string>();
  let words = 0;
  let held = 0;
  for (const candidate of ranked) {
    if (picked.length > 0 && held >= ENOUGH * total) break;
    const length = countWords(candidate.text);
    const { id } = candidate.evidence.passage;
    if (words > 0 && words + length > mostWords) continue;
    if (!passages.has(id) && passages.size === MOST_PASSAGES) continue;
    passages.add(id);
    picked.push(candidate);
    words += length;
    held += candidate.chance;
  }
  return picked;
}

/** In reading order: the passage of the best sentence first, sentences as they stand in their passage. */
function inOrder(picked: readonly Candidate[]): Candidate[] {
  const order = [...new Set(picked.map(({ evidence }) => evidence.passage.id))];
  return [...picked].sort(
    (a, b) => order.indexOf(a.evidence.passage.id) - order.indexOf(b.evidence.passage.id) || a.sentence - b.sentence,
  );
}

/**
 * Yields the claims of an extractive answer; none when there is no evidence. Each of several asks gets its share of
 * the words, and no sentence is quoted twice.
 */
export async function* composeExtractive(asks: readonly Ask[], language: string, split: Split): AsyncGenerator<Claim> {
  const quoted = new Set<string>();
  for (const ask of asks) {
    const picked = pick(candidates(ask, language, split), MOST_WORDS / asks.length);
    for (const { evidence, sentence, text } of inOrder(picked)) {
      if (quoted.has(sameText(text))) continue;
      quoted.add(sameText(text));
      const isRow = evidence.passage.sentences[sentence]?.kind === 'row';
      yield {
        text: isRow ? rowText(evidence, sentence) : text,
        quotes: [{ passage: evidence.passage, sentence, score: evidence.score }],
      };
    }
  }
}
