/** The sentences of a passage as texts: the same strings each time, so that what is remembered of them is found at once. */
import type { Passage } from '../corpus/document.ts';

type Sentences = Pick<Passage, 'text' | 'sentences'>;

const known = new WeakMap<Sentences, readonly string[]>();

/** The text of each sentence, in order. */
export function sentenceTexts(passage: Sentences): readonly string[] {
  let texts = known.get(passage);
  if (texts === undefined) {
    texts = passage.sentences.map(({ start, end }) => passage.text.slice(start, end));
    known.set(passage, texts);
  }
  return texts;
}
