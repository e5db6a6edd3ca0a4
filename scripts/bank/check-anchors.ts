/** Quotes that no longer stand where they stood, and passages that no question leads to. */
import { fingerprint } from '../../evals/similarity.ts';
import { anchorsOf } from '../../src/corpus/anchors.ts';
import type { BankEntry, Passage } from '../../src/corpus/document.ts';
import type { BankLine } from '../../src/indexing/corpus-files.ts';
import { dice } from '../../src/language/overlap.ts';
import { type Finding, finding, shown } from './finding.ts';
import { bodyOf, type DocumentFile, placeOf } from './places.ts';

/** A line of the bank with the ids of the passages its quote stands in. */
export interface AnchoredLine extends BankLine {
  readonly anchors: readonly string[];
}

export function anchored(lines: readonly BankLine[], passages: readonly Passage[]): AnchoredLine[] {
  return lines.map((bankLine) => ({
    ...bankLine,
    anchors: anchorsOf(bankLine.entry, passages).map(({ passage }) => passage),
  }));
}

/** Least likeness (Dice over character trigrams) of a sentence that is offered in place of a lost quote. */
const ALIKE = 0.5;

/** The sentence of the entry's document that is most like its quote; null when none is like it. */
function likestSentence({ document, quote }: BankEntry, passages: readonly Passage[]): string | null {
  const { trigrams } = fingerprint(quote);
  let best = { likeness: ALIKE, text: null as string | null };
  for (const passage of passages.filter((other) => other.document === document)) {
    for (const { start, end } of passage.sentences) {
      const text = passage.text.slice(start, end);
      const likeness = dice(trigrams, fingerprint(text).trigrams);
      if (likeness > best.likeness) best = { likeness, text };
    }
  }
  return best.text;
}

/** Entries without an anchor: they are left out of the index, so they do nothing until they are mended. */
export function anchorFindings(lines: readonly AnchoredLine[], passages: readonly Passage[], file: string): Finding[] {
  const documents = [...new Set(passages.map(({ document }) => document))];
  return lines
    .filter(({ anchors }) => anchors.length === 0)
    .map(({ line, entry }) => {
      if (!documents.includes(entry.document)) {
        const what = `there is no document "${entry.document}".`;
        return finding('anchor', { file, line }, what, `Use one of: ${documents.join(', ')}; or remove the entry.`);
      }
      const what = `the quote does not stand in ${entry.document}: ${shown(entry.quote)}.`;
      const likest = likestSentence(entry, passages);
      const todo = likest
        ? `The likest sentence is now ${shown(likest, 400)}: if it still answers the question, quote that.`
        : 'Nothing like it is left: quote what answers the question now, or remove the entry.';
      return finding('anchor', { file, line }, what, todo);
    });
}

/** Passages with text of their own that no accepted question is anchored to. `files` are by document id. */
export function unaskedFindings(
  lines: readonly AnchoredLine[],
  passages: readonly Passage[],
  files: ReadonlyMap<string, DocumentFile>,
): Finding[] {
  const asked = new Set(
    lines
      .filter(({ entry }) => entry.kind === 'question' && entry.state !== 'proposed')
      .flatMap(({ anchors }) => anchors),
  );
  return passages
    .filter(({ id }) => !asked.has(id))
    .flatMap((passage): Finding[] => {
      const file = files.get(passage.document);
      if (!file) return [];
      const what = `no question leads to ${shown(bodyOf(passage))}.`;
      const todo = 'Write what people would ask about it; leave it when nobody would.';
      return [finding('no-question', placeOf(passage, file), what, todo)];
    });
}
