/**
 * Claims made from claims, to fit the verifier on: nouns swapped for others of the corpus, clauses of other sentences
 * put in, and words put otherwise that the verifier is told not to know. Deterministic.
 */
import type { CorpusDocument } from '../../src/corpus/document.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { readSentence, type Split, type Word } from '../../src/verifying/reading.ts';
import { synonymsIn } from '../../src/verifying/synonyms.nl.ts';
import { kindOf } from '../../src/verifying/word-kinds.ts';

export interface Mutation {
  readonly text: string;
  readonly supported: boolean;
  /** Where the word begins that counts as unknown; null where none does. */
  readonly unknownAt: number | null;
}

const TAIL = /, ((?:omdat|waardoor|zodat|waarbij|die|dat|want|en|maar|bijvoorbeeld|onder meer) [^,:;()–]{15,90})\.$/;
const PLAIN = /^\p{Ll}{4,}$/u;
const DRAWN = 10;

/** Makes mutations of Dutch claims with the words of these documents. */
export function openMutations(documents: readonly CorpusDocument[], split: Split) {
  let seed = 1;
  const draw = <T>(all: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return all[seed % all.length] as T;
  };
  const sentences = documents.flatMap(({ text, blocks }) =>
    blocks.flatMap((block) => {
      const paragraph = text.slice(block.start, block.end);
      return block.kind === 'paragraph'
        ? splitSentences(paragraph).map(({ start, end }) => paragraph.slice(start, end))
        : [];
    }),
  );
  const nounsOf = (sentence: string): Word[] => {
    const reading = readSentence(sentence, 'nl', split);
    const isName = (word: Word) => reading.names.some(({ start, end }) => word.start < end && start < word.end);
    return reading.words.filter(
      (word) => word.content && PLAIN.test(word.text) && !isName(word) && kindOf(word, reading) === 'noun',
    );
  };
  const nouns = [...new Set(sentences.flatMap((sentence) => nounsOf(sentence).map(({ text }) => text)))];
  const tails = sentences.flatMap((sentence) => TAIL.exec(sentence)?.[1] ?? []);
  const put = (text: string, { start, end }: Word, other: string) => text.slice(0, start) + other + text.slice(end);

  return {
    /** Another noun, of some drawn the one that ends most alike; none where there is no noun. */
    swapped(text: string): Mutation[] {
      const own = nounsOf(text);
      if (own.length === 0) return [];
      const word = draw(own);
      const others = Array.from({ length: DRAWN }, () => draw(nouns)).filter((noun) => noun !== word.text);
      const [other] = others.sort((a, b) => sameEnd(b, word.text) - sameEnd(a, word.text));
      return other ? [{ text: put(text, word, other), supported: false, unknownAt: null }] : [];
    },
    /** A clause of another sentence at the end. */
    added(text: string): Mutation[] {
      if (!text.endsWith('.')) return [];
      return [{ text: `${text.slice(0, -1)}, ${draw(tails)}.`, supported: false, unknownAt: null }];
    },
    /** A word put otherwise, as if no list knew it. */
    reworded(text: string): Mutation[] {
      const own = readSentence(text, 'nl', split).words.flatMap((word) =>
        word.content
          ? [{ word, others: synonymsIn(word.roots[0] ?? '') }].filter(({ others }) => others.length > 0)
          : [],
      );
      if (own.length === 0) return [];
      const { word, others } = draw(own);
      return [{ text: put(text, word, draw(others)), supported: true, unknownAt: word.start }];
    },
  };
}

function sameEnd(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one.at(-1 - at) === other.at(-1 - at)) at++;
  return at;
}
