/**
 * The oracle that other passage stores are held against: every vector compared, and BM25+ (Lv and Zhai 2011) counted
 * out over all texts as its formula stands, with nothing indexed. Right by being plain; slow.
 */
import { cosine } from '../language/cosine.ts';
import { characterGrams, terms } from '../language/terms.ts';
import type { Hit, LexicalField, PassageStore, PointKind } from '../ports.ts';
import { checkVector, type IndexContents, pointIds } from './index-contents.ts';
import type { Split } from './matched-terms.ts';

const K = 1.2;
const B = 0.7;
const D = 0.5;

const best = (hits: readonly Hit[], k: number): Hit[] =>
  hits.toSorted((a, b) => b.score - a.score).slice(0, Math.max(0, k));

/** A text's length is the number of its different terms, as MiniSearch has it; that of an empty text is 1. */
const lengthOf = (text: readonly string[]): number => Math.max(1, new Set(text).size);

/** Scores of texts for terms: of each text the BM25+ of the terms in it. */
function bm25(texts: readonly (readonly string[])[], asked: readonly string[]): Map<string, number>[] {
  const average = texts.reduce((sum, text) => sum + lengthOf(text), 0) / texts.length;
  const scores = texts.map(() => new Map<string, number>());
  for (const term of asked) {
    const frequencies = texts.map((text) => text.filter((other) => other === term).length);
    const having = frequencies.filter((frequency) => frequency > 0).length;
    const inverse = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
    for (const [number, frequency] of frequencies.entries()) {
      if (frequency === 0) continue;
      const length = lengthOf(texts[number] as readonly string[]) / average;
      scores[number]?.set(term, inverse * (D + (frequency * (K + 1)) / (frequency + K * (1 - B + B * length))));
    }
  }
  return scores;
}

/** Opens contents as a store. */
export function openMemoryPassageStore(contents: IndexContents, split: Split): PassageStore {
  const { embedder, dimension, corpus, documents, passages, questions, vectors } = contents;
  const ids = pointIds(contents);
  const row = (kind: PointKind, number: number) => vectors[kind].subarray(number * dimension, (number + 1) * dimension);
  const ask = (id: string) =>
    questions.filter(({ kind, anchors }) => kind === 'question' && anchors.some(({ passage }) => passage === id));
  const analyse = (by: LexicalField, text: string) => (by === 'words' ? terms(text, { split }) : characterGrams(text));
  const analysed: Partial<Record<LexicalField, Record<'own' | 'bank', string[][]>>> = {};

  return {
    manifest: {
      ...{ format: 0, generation: 'memory', embedder, dimension, corpus },
      ...{ passages: passages.length, sentences: ids.sentence.length, questions: questions.length },
    },
    async documents() {
      return documents.map(({ meta }) => meta);
    },
    async passages(wanted) {
      return wanted.flatMap((id) => {
        const found = passages.filter((passage) => passage.id === id);
        return found.map((passage) => {
          const first = ids.sentence.indexOf(`${id}#0`);
          return { ...passage, vectors: passage.sentences.map((_, number) => row('sentence', first + number)) };
        });
      });
    },
    async questions(wanted) {
      return wanted.flatMap((id) => questions.filter((question) => question.id === id));
    },
    async amongQuestions(wanted) {
      const vectors = wanted.map((id) => {
        const number = ids.question.indexOf(id);
        return number < 0 ? null : row('question', number);
      });
      const cosines = vectors.flatMap((one, at) =>
        vectors.map((other, place) => (place > at || one === null || other === null ? 0 : cosine(one, other))),
      );
      return { vectors, cosines: Float32Array.from(cosines) };
    },
    async nearest(kind, vector, k) {
      checkVector(vector, dimension);
      const hits = ids[kind].map((id, number) => {
        const score = row(kind, number).reduce((sum, value, axis) => sum + value * (vector[axis] as number), 0);
        return { id, score };
      });
      return best(hits, k);
    },
    async matching(by, text, k) {
      const asked = [...new Set(analyse(by, text))];
      analysed[by] ??= {
        own: passages.map(({ text: own }) => analyse(by, own)),
        bank: passages.map(({ id }) => ask(id).flatMap(({ question }) => analyse(by, question))),
      };
      const own = bm25(analysed[by].own, asked);
      const bank = bm25(analysed[by].bank, asked);
      const hits = passages.map(({ id }, number) => {
        const scores = [own[number] as Map<string, number>, bank[number] as Map<string, number>];
        const sum = scores.flatMap((one) => [...one.values()]).reduce((total, score) => total + score, 0);
        return { id, score: sum * new Set(scores.flatMap((one) => [...one.keys()])).size };
      });
      return best(
        hits.filter(({ score }) => score > 0),
        k,
      );
    },
    async close() {},
  };
}
