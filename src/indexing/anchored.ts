/** The question bank as it is stored: each entry with the passages that its quote stands in. */
import { anchorsOf } from '../corpus/anchors.ts';
import type { BankEntry, Passage } from '../corpus/document.ts';
import type { StoredQuestion } from '../ports.ts';

/** Anchors every entry; one whose quote stands nowhere is left out. */
export function anchored(bank: readonly BankEntry[], passages: readonly Passage[]): StoredQuestion[] {
  const byDocument = new Map<string, Passage[]>();
  for (const passage of passages) {
    const own = byDocument.get(passage.document);
    if (own) own.push(passage);
    else byDocument.set(passage.document, [passage]);
  }
  return bank.flatMap((entry, number) => {
    const anchors = anchorsOf(entry, byDocument.get(entry.document) ?? []);
    return anchors.length === 0 ? [] : [{ ...entry, id: `q${number}`, anchors }];
  });
}

/**
 * The same entries as they were read from a file, in less memory: those of one quote share its text and its anchors,
 * and the few words that recur are there once.
 */
export function withSharedTexts(questions: readonly StoredQuestion[]): StoredQuestion[] {
  const words = new Map<string, string>();
  const once = <Word extends string>(word: Word): Word => {
    const known = words.get(word);
    if (known === undefined) words.set(word, word);
    return (known ?? word) as Word;
  };
  const places = new Map<string, Pick<StoredQuestion, 'quote' | 'anchors'>>();
  return questions.map((entry) => {
    const { document, language, kind, target } = entry;
    const place = `${document} ${entry.quote}`;
    const first = places.get(place) ?? { quote: entry.quote, anchors: entry.anchors };
    places.set(place, first);
    return {
      ...{ ...entry, ...first, document: once(document), language: once(language), kind: once(kind) },
      ...(target === undefined ? {} : { target: once(target) }),
    };
  });
}
