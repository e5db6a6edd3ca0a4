/** Terms of what is asked: each step of an answer needs them, so they are worked out once for the questions under way. */
import { rememberingLately, rememberingLatelyWith } from './remembered.ts';
import { contentTerms, terms } from './terms.ts';

/** The terms of a question, each once: `terms(question, { split })`. */
export const askedTerms: (question: string, split: (word: string) => readonly string[]) => ReadonlySet<string> =
  rememberingLatelyWith((question, split) => new Set(terms(question, { split })));

/** `contentTerms(question)`. */
export const askedContentTerms: (question: string) => readonly string[] = rememberingLately(contentTerms);
