/**
 * What tells whether a sentence of the evidence answers the question: a row of numbers for each sentence. A logistic
 * regression over them (sentence-model.json, fitted by `npm run tune` on the project's own cases) orders sentences.
 */
import type { Passage } from '../corpus/document.ts';
import { CHECKABLE_KINDS, holdsKind } from '../language/answer-kinds.ts';
import { askedTerms } from '../language/asked-terms.ts';
import { knownTermSet, knownTerms } from '../language/known-terms.ts';
import { overlap } from '../language/overlap.ts';
import { sentenceTexts } from '../language/sentence-texts.ts';
import { terms } from '../language/terms.ts';
import type { Evidence, NearQuestion, Understanding } from '../turn.ts';

/** Names of the features, in the order of a row. */
export const SENTENCE_FEATURES = [
  'passage', // fused score of the passage
  'passageShare', // of the best passage's score
  'firstPassage',
  'vector', // cosine with the question, less the highest
  'vectorScaled', // 0-1 over this question's sentences
  'bank', // nearest bank question anchored here, less the nearest of all
  'bankScaled',
  'bankVotes', // what the near bank questions say that are anchored here
  'terms', // BM25 over the sentences, 0-1
  'coverage', // share of the question's terms
  'expansion', // official terms for the question's words, three at most
  'before', // plain score of the sentence before
  'after',
  'bankBefore',
  'bankAfter',
  'kindChecked', // holds a number, date, amount where one is asked; 0.5 where none is
  'kindHinted', // holds a reason, name, definition where one is asked; 0.5 where none is
  'heading',
  'lead',
  'length', // ln(1 + words) / 3
  'position', // 0-1 in the passage
  'plain', // plain score as a share of the highest
] as const;

/** Those that hold no cosine as it is: what an embedder says only by which sentence is nearer. */
export const PORTABLE_SENTENCE_FEATURES: readonly string[] = SENTENCE_FEATURES.filter(
  (name) => !['vector', 'bank', 'bankBefore', 'bankAfter'].includes(name),
);

/** Splits compounds; the same function as the index uses. */
export type Split = (word: string) => readonly string[];

export interface SentenceRow {
  /** Number of the passage in the evidence, best first. */
  readonly rank: number;
  /** Number of the sentence in its passage. */
  readonly sentence: number;
  readonly values: readonly number[];
}

/** Kinds whose evidence is a hint only: a reason need not say "omdat". */
const HINTED = new Set(['reason', 'comparison', 'definition', 'steps', 'place', 'person']);
/** The plain score, before any fitting: features need a first idea of the neighbours. */
const PLAIN = { passage: 0.4, vector: 0.2, bank: 0.2, terms: 0.2 };

function scale(values: readonly number[]): number[] {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  return values.map((value) => (range > 0 ? (value - lowest) / range : 0));
}

/** Terms shared with the question, weighted by how rare they are among the sentences (BM25 with b = 0.5, k1 = 1.2). */
function termScores(asked: ReadonlySet<string>, sentences: readonly SentenceFacts[]): number[] {
  const frequency = new Map([...asked].map((term) => [term, sentences.filter(({ set }) => set.has(term)).length]));
  const mean = sentences.reduce((sum, { terms }) => sum + terms.length, 0) / Math.max(sentences.length, 1);
  return sentences.map(({ terms: sentence, set }) => {
    let score = 0;
    for (const term of asked) {
      if (!set.has(term)) continue;
      let times = 0;
      for (const other of sentence) if (other === term) times++;
      const df = frequency.get(term) ?? 0;
      const idf = Math.log(1 + (sentences.length - df + 0.5) / (df + 0.5));
      score += (idf * times * 2.2) / (times + 1.2 * (0.5 + (0.5 * sentence.length) / mean));
    }
    return score;
  });
}

/** What the near bank questions say of the sentences of a passage, by their number. */
interface BankSays {
  /** Similarity of the nearest question that is anchored there. */
  readonly similarity: number[];
  /** What the near questions that are anchored there say together. */
  readonly votes: number[];
}

/** What the near bank questions say of the evidence's sentences, by passage, and the similarity of the nearest of all. */
function bankOf(questions: readonly NearQuestion[], evidence: readonly Evidence[]) {
  const said = new Map<string, BankSays>(evidence.map(({ passage }) => [passage.id, { similarity: [], votes: [] }]));
  let nearest = 0;
  for (const { entry, similarity, share: vote } of questions) {
    for (const { passage, sentences } of entry.anchors) {
      const isQuestion = entry.kind === 'question' && sentences.length > 0;
      if (isQuestion && similarity > nearest) nearest = similarity;
      const of = said.get(passage);
      if (of === undefined) continue;
      for (const sentence of sentences) {
        of.votes[sentence] = (of.votes[sentence] ?? 0) + vote;
        if (isQuestion) of.similarity[sentence] = Math.max(of.similarity[sentence] ?? 0, similarity);
      }
    }
  }
  return { said, nearest };
}

const share = (asked: ReadonlySet<string>, there: ReadonlySet<string>): number =>
  asked.size === 0 ? 0 : overlap(asked, there) / asked.size;

/** What a sentence holds, whatever is asked. */
interface SentenceFacts {
  readonly terms: readonly string[];
  readonly set: ReadonlySet<string>;
  /** The feature of that name. */
  readonly length: number;
}

const known = new WeakMap<Passage, { readonly split: Split; readonly facts: readonly SentenceFacts[] }>();

/** What each sentence of a passage holds, in order: found at once, where each text would be looked up by itself. */
function factsOf(passage: Passage, split: Split): readonly SentenceFacts[] {
  const found = known.get(passage);
  if (found?.split === split) return found.facts;
  const facts = sentenceTexts(passage).map((text) => ({
    terms: knownTerms(text, split),
    set: knownTermSet(text, split),
    length: Math.log(1 + text.split(/\s+/).length) / 3,
  }));
  known.set(passage, { split, facts });
  return facts;
}

/** A row for each sentence of the evidence, in order. */
export function sentenceRows(
  understanding: Pick<Understanding, 'question' | 'kinds'>,
  expansion: readonly string[],
  evidence: readonly Evidence[],
  questions: readonly NearQuestion[],
  split: Split,
): SentenceRow[] {
  const { said, nearest } = bankOf(questions, evidence);
  const places = evidence.flatMap(({ passage, score, sentenceSimilarity }, rank) => {
    const [texts, facts, bank] = [sentenceTexts(passage), factsOf(passage, split), said.get(passage.id)];
    return passage.sentences.map((place, sentence) => {
      const text = texts[sentence] as string;
      return {
        rank,
        sentence,
        place,
        text,
        passage,
        score,
        vector: sentenceSimilarity[sentence] ?? 0,
        bank: bank?.similarity[sentence] ?? 0,
        votes: bank?.votes[sentence] ?? 0,
        facts: facts[sentence] as SentenceFacts,
      };
    });
  });
  const asked = askedTerms(understanding.question, split);
  const official = new Set(expansion.flatMap((word) => terms(word, { split })));
  const vector = scale(places.map((place) => place.vector));
  const bankScaled = scale(places.map((place) => place.bank));
  const shared = scale(
    termScores(
      asked,
      places.map(({ facts }) => facts),
    ),
  );
  const highest = Math.max(...places.map((place) => place.vector));
  const best = Math.max(...places.map((place) => place.score), Number.EPSILON);
  const plain = places.map(
    ({ score }, index) =>
      PLAIN.passage * score +
      PLAIN.vector * (vector[index] as number) +
      PLAIN.bank * (bankScaled[index] as number) +
      PLAIN.terms * (shared[index] as number),
  );
  const plainest = Math.max(...plain, Number.EPSILON);
  const kind = understanding.kinds[0] ?? 'other';
  return places.map(({ rank, sentence, place, text, passage, score, facts, ...of }, index) => {
    const before = sentence > 0 ? index - 1 : null;
    const after = sentence < passage.sentences.length - 1 ? index + 1 : null;
    const there = facts.set;
    const at = (values: readonly number[], other: number | null) => (other === null ? 0 : (values[other] ?? 0));
    const row: Record<(typeof SENTENCE_FEATURES)[number], number> = {
      passage: score,
      passageShare: score / best,
      firstPassage: rank === 0 ? 1 : 0,
      vector: of.vector - highest,
      vectorScaled: at(vector, index),
      bank: of.bank - nearest,
      bankScaled: at(bankScaled, index),
      bankVotes: of.votes,
      terms: at(shared, index),
      coverage: share(asked, there),
      expansion: Math.min(overlap(official, there), 3),
      before: at(plain, before),
      after: at(plain, after),
      bankBefore: at(bankScaled, before),
      bankAfter: at(bankScaled, after),
      kindChecked: CHECKABLE_KINDS.has(kind) ? Number(holdsKind(kind, text)) : 0.5,
      kindHinted: HINTED.has(kind) ? Number(holdsKind(kind, text)) : 0.5,
      heading: place.kind === 'heading' ? 1 : 0,
      lead: place.kind === 'lead' ? 1 : 0,
      length: facts.length,
      position: sentence / passage.sentences.length,
      plain: at(plain, index) / plainest,
    };
    return { rank, sentence, values: SENTENCE_FEATURES.map((name) => row[name]) };
  });
}
