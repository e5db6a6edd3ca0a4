/**
 * Where a question's own passage would stand if the bank did not hold that question: each entry is left out in turn and
 * asked as a person would.
 */
import { LexicalIndex } from '../../src/adapters/lexical-index.ts';
import type { Split } from '../../src/adapters/matched-terms.ts';
import type { BankEntry, Passage } from '../../src/corpus/document.ts';
import { expandQuestion } from '../../src/language/lexicon.ts';
import type { Embedder, PassageStore, PointKind } from '../../src/ports.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import type { Evidence } from '../../src/turn.ts';
import { understand } from '../../src/understanding/understand.ts';
import type { AnchoredLine } from './check-anchors.ts';

export interface Ranked {
  readonly line: AnchoredLine;
  /** Rank from 1 of the best of its anchors, by vectors alone. */
  readonly dense: number;
  /** The same in all of the retrieval. */
  readonly retrieval: number;
  /** The passage that comes first. */
  readonly first: Passage;
}

export interface RankOptions {
  readonly store: PassageStore;
  /** Any questions' vectors; those of the bank are known from the index, so they need no model. */
  readonly embedder: Embedder;
  readonly split: Split;
  readonly passages: readonly Passage[];
  readonly now: Date;
  readonly onProgress?: (done: number, total: number) => void;
}

const isOf = (entry: BankEntry) => (other: BankEntry) =>
  other.question === entry.question && other.quote === entry.quote && other.document === entry.document;

/** The store as if it never held the entry: its vector is passed over, and words are matched in another index. */
function without(store: PassageStore, entry: BankEntry, lexical: LexicalIndex): PassageStore {
  return {
    manifest: store.manifest,
    documents: () => store.documents(),
    passages: (ids) => store.passages(ids),
    questions: (ids) => store.questions(ids),
    amongQuestions: (ids) => store.amongQuestions(ids),
    async nearest(kind: PointKind, vector, k) {
      const hits = await store.nearest(kind, vector, k);
      if (kind !== 'question') return hits;
      const own = new Set((await store.questions(hits.map(({ id }) => id))).filter(isOf(entry)).map(({ id }) => id));
      return hits.filter(({ id }) => !own.has(id));
    },
    matching: async (by, text, k) => lexical.search(by, text, k),
    close: () => store.close(),
  };
}

/**
 * Parts questions into rounds in which no passage loses more than one: each round takes one lexical index, and what a
 * passage is ranked by is all of its questions but the one asked. Rivals lose at most one each, which hardly counts.
 */
export function rounds(lines: readonly AnchoredLine[]): AnchoredLine[][] {
  const taken: Set<string>[] = [];
  const parted: AnchoredLine[][] = [];
  for (const line of lines) {
    let round = taken.findIndex((passages) => !line.anchors.some((id) => passages.has(id)));
    if (round === -1) round = taken.push(new Set()) - 1;
    for (const id of line.anchors) taken[round]?.add(id);
    parted[round] = [...(parted[round] ?? []), line];
  }
  return parted;
}

function lexicalWithout(
  left: readonly AnchoredLine[],
  lines: readonly AnchoredLine[],
  { passages, split }: RankOptions,
): LexicalIndex {
  const leftOut = new Set(left);
  const asked = new Map<string, string[]>(passages.map(({ id }) => [id, []]));
  for (const line of lines) {
    if (line.entry.state === 'proposed' || leftOut.has(line)) continue;
    for (const id of line.anchors) asked.get(id)?.push(line.entry.question);
  }
  return LexicalIndex.build(
    passages.map(({ id, text }) => ({ id, text, questions: asked.get(id) ?? [] })),
    split,
  );
}

const rankOf = (anchors: readonly string[], ranking: readonly Evidence[]): number => {
  const at = ranking.findIndex(({ passage }) => anchors.includes(passage.id));
  return at === -1 ? ranking.length + 1 : at + 1;
};

/** Ranks every entry of kind `question` that has an anchor, in the order of the file. */
export async function rankQuestions(lines: readonly AnchoredLine[], options: RankOptions): Promise<Ranked[]> {
  const { store, embedder, passages, now, onProgress } = options;
  const questions = lines.filter(({ entry, anchors }) => entry.kind === 'question' && anchors.length > 0);
  const documents = await store.documents();
  const ranked: Ranked[] = [];
  for (const round of rounds(questions)) {
    const lexical = lexicalWithout(round, questions, options);
    for (const line of round) {
      const { question, language } = line.entry;
      const { evidence } = await retrieve(question, language, {
        store: without(store, line.entry, lexical),
        embedder,
        k: passages.length,
        expansion: expandQuestion(question, language),
        documents: understand(question, [], language, now, documents).documents,
      });
      const byVectors = [...evidence].sort((a, b) => b.parts.dense - a.parts.dense);
      const [first] = evidence;
      if (!first) continue;
      const { anchors } = line;
      ranked.push({
        line,
        dense: rankOf(anchors, byVectors),
        retrieval: rankOf(anchors, evidence),
        first: first.passage,
      });
    }
    onProgress?.(ranked.length, questions.length);
  }
  return ranked.sort((a, b) => a.line.line - b.line.line);
}
