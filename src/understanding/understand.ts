/**
 * The understand step: what a question asks, told without a language model.
 */
import type { Message } from '../answer.ts';
import { askedContentTerms } from '../language/asked-terms.ts';
import { yearsAskedFor } from '../language/dates.ts';
import type { Understanding } from '../turn.ts';
import { documentsNamed, type NamedDocument } from './documents.ts';
import { followUp } from './follow-up.ts';
import { answerKinds } from './kinds.ts';
import { questionsIn } from './questions-in.ts';
import { sidesOf } from './sides.ts';

/**
 * What a question asks. A follow-up is completed from `history` (oldest first, without the question itself); its kinds
 * are its own where it has any ("waarom?"), else those of the question it follows ("en in 2023?"). `language` is BCP 47
 * and only decides which question words are tried first; relative years are resolved against `now`. Never throws. History comes from the
 * client and is not trusted: it adds search words and nothing else.
 */
export function understand(
  question: string,
  history: readonly Message[],
  language: string,
  now: Date,
  documents: readonly NamedDocument[] = [],
): Understanding {
  const { question: standalone, kindsFrom } = followUp(question, history, now);
  return {
    question: standalone,
    kinds: answerKinds(kindsFrom, language),
    subject: askedContentTerms(standalone),
    periods: yearsAskedFor(standalone, now),
    documents: documentsNamed(standalone, documents),
  };
}

/**
 * The questions within a question, two or more; none where it asks one thing. Where it names documents: what
 * it asks of each; else "Hoeveel … en wie …?".
 */
export function understandParts(
  whole: Understanding,
  language: string,
  now: Date,
  documents: readonly NamedDocument[] = [],
): Understanding[] {
  const sides = whole.documents.length > 0 ? sidesOf(whole.question, documents, now) : [];
  if (sides.length > 0)
    return sides.map(({ question, kindsFrom, documents: asked }) => ({
      ...understand(question, [], language, now),
      kinds: answerKinds(kindsFrom, language),
      documents: asked,
    }));
  return questionsIn(whole.question).map((part) => understand(part, [], language, now, documents));
}
