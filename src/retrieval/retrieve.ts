/**
 * Finds the passages that may answer a question: nearest passages and sentences (dense), passages whose bank
 * questions are nearest (bank), and BM25 over passages with their bank questions (lexical), fused.
 */
import { cosine } from '../language/cosine.ts';
import { remembering } from '../language/remembered.ts';
import type { Embedder, Hit, PassageStore, StoredQuestion } from '../ports.ts';
import type { Evidence, NearQuestion, Retrieval } from '../turn.ts';
import { normalise, type PartScores, renormalise } from './fusion.ts';

/** Candidates that each part contributes. */
const CANDIDATES = { passage: 100, sentence: 300, question: 150, lexical: 100 };
/** Bank entries handed on to the judgement. */
const NEAR_QUESTIONS = 60;
/** How fast a near question's say fades, in cosine below the nearest. */
const FADE = 0.02;
/** Of the bank's part of a score: the nearest question of a passage, and what all near questions of it say together. */
const BANK_SHARES = { nearest: 0.64, votes: 0.36 };

/** What a passage of a document that the question names gains; the fused score runs from 0 to 1. */
const NAMED_DOCUMENT = 0.17;

type Part = 'dense' | 'bank' | 'lexical';

/** What each part weighs, and the shares within the lexical part. The expansion is official terms for everyday or foreign ones. */
export interface Weights {
  readonly parts: Readonly<Record<Part, number>>;
  readonly lexical: Readonly<Record<'words' | 'grams' | 'expansion', number>>;
}

/** Found by trying out weights on the project's own cases and the development questions (docs/quality.md). */
const PARTS = { dense: 0.21, bank: 0.46, lexical: 0.33 };
const WEIGHTS: { readonly dutch: Weights; readonly other: Weights } = {
  dutch: { parts: PARTS, lexical: { words: 0.4, grams: 0.6, expansion: 0.15 } },
  other: { parts: PARTS, lexical: { words: 0.3, grams: 0.7, expansion: 0.7 } },
};
/** Without a question bank; measured on pages of other organisations (docs/quality.md). */
const WITHOUT_BANK: Weights['parts'] = { dense: 0.65, bank: 0, lexical: 0.35 };

export interface RetrieveOptions {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  /** Most passages returned. */
  readonly k: number;
  readonly weights?: Weights;
  /** Words that are matched beside the question's own, such as official terms for everyday ones. */
  readonly expansion?: readonly string[];
  /** Documents that the question names: their passages come first where they are near. */
  readonly documents?: readonly string[];
  /** The question's vector where it was made already; otherwise the embedder makes it. */
  readonly vector?: Float32Array | undefined;
}

function keepHighest(scores: Map<string, number>, id: string, score: number): void {
  const known = scores.get(id);
  if (known === undefined || score > known) scores.set(id, score);
}

/** The passage in a sentence's id. */
const passageOf = remembering((sentence) => sentence.slice(0, sentence.lastIndexOf('#')));

/** A passage's dense score: its own or its best sentence's, whichever is higher. */
function denseScores(passages: readonly Hit[], sentences: readonly Hit[]): Map<string, number> {
  const scores = new Map(passages.map((hit) => [hit.id, hit.score]));
  for (const { id, score, passage = passageOf(id) } of sentences) keepHighest(scores, passage, score);
  return scores;
}

/** The document in a passage's id: what stands before its last dash. Only the passages shown are fetched. */
const documentOf = remembering((passage) => passage.slice(0, passage.lastIndexOf('-')));

/** The bank's part: a passage's nearest question, and what all near questions of it say together. */
function bankScores(near: readonly NearQuestion[]): PartScores {
  const nearest = new Map<string, number>();
  const votes = new Map<string, number>();
  for (const { entry, similarity, share } of near) {
    if (entry.kind !== 'question') continue;
    for (const { passage } of entry.anchors) {
      keepHighest(nearest, passage, similarity);
      votes.set(passage, (votes.get(passage) ?? 0) + share);
    }
  }
  return new Map(
    [...normalise(nearest)].map(([id, score]) => [
      id,
      BANK_SHARES.nearest * score + BANK_SHARES.votes * (votes.get(id) ?? 0),
    ]),
  );
}

/** What each of the nearest questions says among them: a softmax of their similarities (`FADE`). */
function sharesOf(near: readonly { readonly entry: StoredQuestion; readonly similarity: number }[]): number[] {
  const asked = near.slice(0, NEAR_QUESTIONS);
  const nearest = asked.find(({ entry }) => entry.kind === 'question')?.similarity ?? 0;
  const weights = asked.map(({ entry, similarity }) =>
    entry.kind === 'question' ? Math.exp((similarity - nearest) / FADE) : 0,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return near.map((_, index) => (total > 0 ? (weights[index] ?? 0) / total : 0));
}

/** One lexical score of the three rankings, each normalised. */
async function lexicalScores(
  question: string,
  expansion: readonly string[],
  store: PassageStore,
  shares: Weights['lexical'],
): Promise<PartScores> {
  const [words, grams, expanded] = await Promise.all([
    store.matching('words', question, CANDIDATES.lexical),
    store.matching('grams', question, CANDIDATES.lexical),
    expansion.length > 0 ? store.matching('words', expansion.join(' '), CANDIDATES.lexical) : [],
  ]);
  const scores = new Map<string, number>();
  const add = (hits: readonly Hit[], share: number) => {
    for (const [id, score] of normalise(new Map(hits.map((hit) => [hit.id, hit.score])))) {
      scores.set(id, (scores.get(id) ?? 0) + share * score);
    }
  };
  add(words, shares.words);
  add(grams, shares.grams);
  add(expanded, shares.expansion);
  return scores;
}

function fuse(parts: Readonly<Record<Part, PartScores>>, weights: Weights['parts']) {
  const share = renormalise(weights, (part) => parts[part].size > 0);
  const scaled = {
    dense: normalise(parts.dense),
    bank: parts.bank,
    lexical: normalise(parts.lexical),
  };
  const ids = new Set([...parts.dense.keys(), ...parts.bank.keys(), ...parts.lexical.keys()]);
  return [...ids]
    .map((id) => {
      const of = {
        dense: scaled.dense.get(id) ?? 0,
        bank: scaled.bank.get(id) ?? 0,
        lexical: scaled.lexical.get(id) ?? 0,
      };
      return { id, of, score: share.dense * of.dense + share.bank * of.bank + share.lexical * of.lexical };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/**
 * Whether the bank asks anything near about the document of the best passage. Where it does not, a document that came
 * without questions for instance, its silence says nothing: the question is judged as in a corpus without a bank.
 */
function knows(near: readonly NearQuestion[], best: Evidence | undefined): boolean {
  if (!best) return true;
  return near.some(({ entry }) => entry.anchors.some(({ passage }) => documentOf(passage) === best.passage.document));
}

/**
 * Retrieves evidence for a question that stands alone.
 * @throws RangeError when embedder and index do not fit together.
 */
export async function retrieve(question: string, language: string, options: RetrieveOptions): Promise<Retrieval> {
  const { store, embedder, k } = options;
  const weights = options.weights ?? (language.startsWith('nl') ? WEIGHTS.dutch : WEIGHTS.other);
  const vector = options.vector ?? ((await embedder.embedQuestions([question]))[0] as Float32Array);
  const [passageHits, sentenceHits, questionHits, lexical] = await Promise.all([
    store.nearest('passage', vector, CANDIDATES.passage),
    store.nearest('sentence', vector, CANDIDATES.sentence),
    store.nearest('question', vector, CANDIDATES.question),
    lexicalScores(question, options.expansion ?? [], store, weights.lexical),
  ]);
  const handedOn = questionHits.slice(0, NEAR_QUESTIONS).map((hit) => hit.id);
  const [stored, among] = await Promise.all([
    store.questions(questionHits.map((hit) => hit.id)),
    store.amongQuestions(handedOn),
  ]);
  const entries = new Map<string, StoredQuestion>(stored.map((entry) => [entry.id, entry]));
  const count = handedOn.length;
  const found = questionHits.flatMap((hit, place) => {
    const entry = entries.get(hit.id);
    // Places are those of the hits: were an entry missing, they would be of others.
    const isKnown = among !== null && place < count && entries.size === questionHits.length;
    const alike = isKnown ? among.cosines.subarray(place * count, place * count + place) : null;
    const vector = isKnown ? (among.vectors[place] ?? null) : null;
    return entry ? [{ entry, similarity: hit.score, vector, alike }] : [];
  });
  const shares = sharesOf(found);
  const near: NearQuestion[] = found.map((one, index) => ({ ...one, share: shares[index] as number }));
  const dense = denseScores(passageHits, sentenceHits);
  const parts = near.length === 0 && !options.weights ? WITHOUT_BANK : weights.parts;
  const fused = fuse({ dense, bank: bankScores(near), lexical }, parts);
  const named = new Set(options.documents);
  const gain = (id: string) => (named.has(documentOf(id)) ? NAMED_DOCUMENT : 0);
  const ranked =
    named.size === 0
      ? fused.slice(0, k)
      : fused
          .map((candidate) => ({ ...candidate, score: (candidate.score + gain(candidate.id)) / (1 + NAMED_DOCUMENT) }))
          .sort((a, b) => b.score - a.score)
          .slice(0, k);
  const passages = new Map((await store.passages(ranked.map(({ id }) => id))).map((passage) => [passage.id, passage]));
  const similarity = new Map(passageHits.map((hit) => [hit.id, hit.score]));
  const evidence: Evidence[] = ranked.flatMap(({ id, of, score }) => {
    const passage = passages.get(id);
    if (!passage) return [];
    const sentenceSimilarity = passage.vectors.map((sentence) => cosine(vector, sentence));
    return [{ passage, score, parts: of, sentenceSimilarity, similarity: similarity.get(id) ?? 0 }];
  });
  const questions = near.slice(0, NEAR_QUESTIONS);
  return { vector, evidence, questions: knows(questions, evidence[0]) ? questions : [] };
}
