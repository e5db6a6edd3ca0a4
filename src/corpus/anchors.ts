/**
 * Where the question bank's quotes stand: letters and digits are compared, so that repaired white space, hyphens and
 * quotation marks do not matter.
 */
import type { BankEntry, Passage } from './document.ts';

export interface Anchor {
  readonly passage: string;
  readonly sentences: readonly number[];
}

/** Shortest piece of a quote that may stand for it, in letters and digits. */
const LEAST_OVERLAP = 25;

/** Letters and digits in lower case, accents kept. */
export function lettersAndDigits(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Letters and digits of each sentence; kept, because a bank holds thousands of quotes. */
const known = new WeakMap<Passage, readonly string[]>();

function sentencesOf(passage: Passage): readonly string[] {
  let sentences = known.get(passage);
  if (!sentences) {
    sentences = passage.sentences.map(({ start, end }) => lettersAndDigits(passage.text.slice(start, end)));
    known.set(passage, sentences);
  }
  return sentences;
}

/**
 * Finds the sentences that hold a quote or that the quote holds. A quote over a passage's border is found in both;
 * one that stands nowhere (its text changed) has no anchors.
 */
export function anchorsOf(entry: BankEntry, passages: readonly Passage[]): Anchor[] {
  const quote = lettersAndDigits(entry.quote);
  if (quote === '') return [];
  const anchors: Anchor[] = [];
  for (const passage of passages) {
    if (passage.document !== entry.document) continue;
    const sentences = sentencesOf(passage).flatMap((text, number) => {
      const held = text.length >= LEAST_OVERLAP ? quote.includes(text) : false;
      return text.includes(quote) || held ? [number] : [];
    });
    if (sentences.length > 0) anchors.push({ passage: passage.id, sentences });
  }
  // A heading alone is no anchor where the sentence itself was found too.
  const isHeading = (anchor: Anchor) => {
    const passage = passages.find((other) => other.id === anchor.passage);
    return anchor.sentences.every((number) => passage?.sentences[number]?.kind === 'heading');
  };
  return anchors.every(isHeading) ? anchors : anchors.filter((anchor) => !isHeading(anchor));
}
