/**
 * How well each sentence of the evidence answers the question: a weighted sum of its passage's score, its vector's
 * similarity, the nearest bank question anchored to it, and its terms. Scores order the sentences of one question.
 */
import { terms } from '../language/terms.ts';
import type { Evidence, NearQuestion } from '../turn.ts';

type Part = 'passage' | 'vector' | 'bank' | 'terms';
export type SentenceWeights = Readonly<Record<Part, number>>;

export interface ScoredSentence {
  /** Number of the passage in the evidence, best first. */
  readonly rank: number;
  /** Number of the sentence in its passage. */
  readonly sentence: number;
  readonly score: number;
  readonly parts: Readonly<Record<Part, number>>;
}

/** Splits compounds; the same function as the index uses. */
export type Split = (word: string) => readonly string[];

function scale(values: readonly number[]): number[] {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  return values.map((value) => (range > 0 ? (value - lowest) / range : 0));
}

/** Terms shared with the question, weighted by how rare they are among the sentences (BM25 with b = 0.5, k1 = 1.2). */
function termScores(question: readonly string[], sentences: readonly string[][]): number[] {
  const frequency = new Map<string, number>();
  for (const sentence of sentences) {
    for (const term of new Set(sentence)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const mean = sentences.reduce((sum, sentence) => sum + sentence.length, 0) / Math.max(sentences.length, 1);
  const asked = new Set(question);
  return sentences.map((sentence) => {
    let score = 0;
    for (const term of asked) {
      const times = sentence.filter((other) => other === term).length;
      if (times === 0) continue;
      const df = frequency.get(term) ?? 0;
      const idf = Math.log(1 + (sentences.length - df + 0.5) / (df + 0.5));
      score += (idf * times * 2.2) / (times + 1.2 * (0.5 + (0.5 * sentence.length) / mean));
    }
    return score;
  });
}

/** Similarity of the nearest bank question anchored to each sentence, by "passage#sentence". */
function bankScores(questions: readonly NearQuestion[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { entry, similarity } of questions) {
    if (entry.kind !== 'question') continue;
    for (const { passage, sentences } of entry.anchors) {
      for (const sentence of sentences) {
        const key = `${passage}#${sentence}`;
        scores.set(key, Math.max(scores.get(key) ?? 0, similarity));
      }
    }
  }
  return scores;
}

/** Scores every sentence of the evidence, in their order. */
export function scoreSentences(
  question: string,
  evidence: readonly Evidence[],
  questions: readonly NearQuestion[],
  weights: SentenceWeights,
  split: Split,
): ScoredSentence[] {
  const bank = bankScores(questions);
  const least = Math.min(...questions.map((near) => near.similarity));
  const places = evidence.flatMap(({ passage, score, sentenceSimilarity }, rank) =>
    passage.sentences.map((place, sentence) => ({
      rank,
      sentence,
      passage: score,
      vector: sentenceSimilarity[sentence] ?? 0,
      bank: bank.get(`${passage.id}#${sentence}`) ?? least,
      terms: terms(passage.text.slice(place.start, place.end), { split }),
    })),
  );
  const vector = scale(places.map((place) => place.vector));
  const bankScaled = bank.size > 0 ? scale(places.map((place) => place.bank)) : places.map(() => 0);
  const shared = scale(
    termScores(
      terms(question, { split }),
      places.map((place) => place.terms),
    ),
  );
  return places.map(({ rank, sentence, passage }, index) => {
    const parts = { passage, vector: vector[index] ?? 0, bank: bankScaled[index] ?? 0, terms: shared[index] ?? 0 };
    const score =
      weights.passage * parts.passage +
      weights.vector * parts.vector +
      weights.bank * parts.bank +
      weights.terms * parts.terms;
    return { rank, sentence, score, parts };
  });
}
