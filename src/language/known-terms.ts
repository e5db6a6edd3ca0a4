/** Terms of texts that come again: sentences and passages of the documents, questions of the bank. */
import { remembering, rememberingWith } from './remembered.ts';
import { contentTerms, terms } from './terms.ts';

type Split = (word: string) => readonly string[];

/** `terms(text, { split })`, remembered. */
export const knownTerms: (text: string, split: Split) => readonly string[] = rememberingWith((text, split: Split) =>
  terms(text, { split }),
);

/** The same, each once. */
export const knownTermSet: (text: string, split: Split) => ReadonlySet<string> = rememberingWith(
  (text, split: Split) => new Set(knownTerms(text, split)),
);

/** `contentTerms(text)`, remembered. */
export const knownContentTerms: (text: string) => readonly string[] = remembering(contentTerms);
