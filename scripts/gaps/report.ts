/** What went unanswered or did not help, clustered by meaning, each cluster with the passage nearest to it. */
import { expandQuestion } from '../../src/language/lexicon.ts';
import type { AnswerStore, Embedder, PassageStore } from '../../src/ports.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { cluster } from './cluster.ts';

/** One question as people asked it, personal data masked. */
export interface Gap {
  /** Id of its answer. */
  readonly id: string;
  readonly question: string;
  readonly language: string;
  readonly at: string;
  readonly channel: string;
  readonly status: string;
  readonly helpful: boolean | null;
  readonly comment: string | null;
}

/** The passage nearest to a question; `quote` is its nearest sentence. */
export interface Nearest {
  readonly document: string;
  readonly title: string;
  readonly section: string;
  readonly passage: string;
  readonly quote: string;
  /** Cosine of question and quote. */
  readonly similarity: number;
}

export interface GapCluster {
  /** Newest first. */
  readonly gaps: readonly Gap[];
  /** Nearest to the newest of them; null in an index without passages. */
  readonly nearest: Nearest | null;
}

export interface GapReport {
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly questions: number;
  readonly clusters: readonly GapCluster[];
}

interface Sources {
  readonly answers: AnswerStore;
  readonly passages: PassageStore;
  readonly embedder: Embedder;
}

/** The passage nearest to a question, and the question's vector. */
export async function nearestTo(
  question: string,
  language: string,
  { passages, embedder }: Pick<Sources, 'passages' | 'embedder'>,
): Promise<{ nearest: Nearest | null; vector: Float32Array }> {
  const expansion = expandQuestion(question, language);
  const { vector, evidence } = await retrieve(question, language, { store: passages, embedder, k: 1, expansion });
  const [best] = evidence;
  if (!best) return { nearest: null, vector };
  const similarity = Math.max(...best.sentenceSimilarity);
  const place = best.passage.sentences[best.sentenceSimilarity.indexOf(similarity)];
  const documents = await passages.documents();
  return {
    vector,
    nearest: {
      document: best.passage.document,
      title: documents.find(({ id }) => id === best.passage.document)?.title ?? best.passage.document,
      section: best.passage.path.join(' › '),
      passage: best.passage.text,
      quote: place ? best.passage.text.slice(place.start, place.end) : best.passage.text,
      similarity,
    },
  };
}

/** Makes the report of everything since a moment. */
export async function reportGaps(since: string, sources: Sources): Promise<GapReport> {
  const records = await sources.answers.gaps(since);
  const gaps = records.toReversed().map(
    ({ answer, question, at, channel, feedback }): Gap => ({
      id: answer.id,
      question: question ?? '',
      language: answer.language,
      at,
      channel,
      status: answer.status,
      helpful: feedback?.helpful ?? null,
      comment: feedback?.comment ?? null,
    }),
  );
  const found: Awaited<ReturnType<typeof nearestTo>>[] = [];
  for (const { question, language } of gaps) found.push(await nearestTo(question, language, sources));
  const clusters = cluster(found.map(({ vector }) => vector)).map((members) => ({
    gaps: members.map((member) => gaps[member] as Gap),
    nearest: found[members[0] as number]?.nearest ?? null,
  }));
  return { since, questions: gaps.length, clusters };
}
