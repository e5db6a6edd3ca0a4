/**
 * A follow-up becomes a question that stands alone, by words alone: the former question with its period or a part
 * replaced, or the follow-up with what the former question was about. Made for finding passages, not for reading aloud.
 */
import type { Message } from '../answer.ts';
import { findDates, yearsAskedFor } from '../language/dates.ts';
import { contentTerms } from '../language/terms.ts';
import { namedInAnswer, sentencesOf, whoeverInAnswer } from './follow-up-answer.ts';
import { moveOf } from './follow-up-moves.ts';
import { type Signs, signsOf } from './follow-up-signs.ts';
import { OPENING, PREPOSITIONS, SUBJECT_CHANGE } from './follow-up-words.ts';
import { answerKinds } from './kinds.ts';
import {
  asYearByAnother,
  hasPeriod,
  periodPhrase,
  pointsAtYear,
  withoutPeriods,
  withPeriod,
  withYearSaid,
} from './period-phrases.ts';
import { ASKING, completed, subject, unended, withFragment } from './question-parts.ts';

/** Most former questions looked at; most characters taken from a former message. */
const MOST_FORMER = 8;
const LONGEST_FORMER = 300;
const LONGEST_ANSWER = 800;
/** Words beyond which what was meant is a clause, not a part of one. */
const MOST_OF_A_FRAGMENT = 5;

export interface Completed {
  readonly question: string;
  /** The text whose question words tell the kind of answer asked for. */
  readonly kindsFrom: string;
}

/** What a conversation is about so far. */
interface Topic extends Completed {
  /** The last question that needs nothing before it. */
  readonly root: string;
  /** The last question about it that brought words of its own. */
  readonly between: string | null;
  /** The root before its last part without a preposition came in: another such part takes that one's place. */
  readonly before?: string;
}

/** The question as one that stands alone; see `followUp`. Without `now` relative years of former questions are not resolved. */
export function standAlone(question: string, history: readonly Message[], now?: Date): string {
  return followUp(question, history, now).question;
}

/**
 * The question as one that stands alone, and the text that tells its kind. `history` is oldest first, without the
 * question itself. A question of its own is given back as it is. Never throws; linear in the history's last messages.
 */
export function followUp(question: string, history: readonly Message[], now?: Date): Completed {
  // Without anything before it a question is its own, whatever its words point at.
  if (history.length === 0) return { question, kindsFrom: question };
  let topic: Topic | null = null;
  let answer = '';
  for (const message of recent(history)) {
    if (message.role === 'assistant') answer = message.content.slice(0, LONGEST_ANSWER);
    else topic = next(clipped(message.content), topic, answer, now) ?? topic;
  }
  return next(question, topic, answer, now) ?? { question, kindsFrom: question };
}

/** The topic after a message; null for a message that asks nothing. */
function next(said: string, topic: Topic | null, answer: string, now: Date | undefined): Topic | null {
  const changes = topic !== null && SUBJECT_CHANGE.test(said);
  const opened = topic === null ? said : said.replace(changes ? SUBJECT_CHANGE : OPENING, '');
  const move = topic === null || changes ? null : moveOf(opened);
  const message = move === null ? opened : move.rest;
  const signs = signsOf(topic === null ? message : ofAnotherYear(message, topic, answer, now));
  if (signs.shape === 'nothing') return null;
  const alone: Topic = { question: message, kindsFrom: message, root: message, between: null };
  if (changes || move?.kind === 'announces') return alone;
  if (topic !== null && move?.kind === 'doubts') return doubted(topic, answer);
  if (topic !== null && move?.kind === 'means') return meant(signs, topic);
  if (signs.shape === 'alone')
    return signs.content === 0 && topic !== null ? { ...topic, question: message, kindsFrom: message } : alone;
  if (topic === null) return onAnswer(alone, signs, answer);

  const bare = pointsAtYear(signs.bare) ? withYearSaid(signs.bare, yearsSaid(topic, answer, now)) : signs.bare;
  const target = topic.between === null ? topic.root : topic.question;
  switch (asksAnother(signs.shape, bare, topic) ? 'refers' : signs.shape) {
    case 'period': {
      const own = ownKinds(bare).length > 0;
      const replaced = withPeriod(target, periodPhrase(bare) ?? bare);
      const before = topic.before === undefined ? {} : { before: withPeriod(topic.before, periodPhrase(bare) ?? bare) };
      return { question: replaced, kindsFrom: own ? bare : topic.kindsFrom, root: replaced, between: null, ...before };
    }
    case 'fragment': {
      const isPart = !PREPOSITIONS.has(bare.split(/\s/u)[0]?.toLowerCase() ?? '');
      const base = isPart && topic.between === null ? (topic.before ?? target) : target;
      const changed = withFragment(base, bare);
      const before = isPart ? { before: base } : {};
      return { question: changed, kindsFrom: topic.kindsFrom, root: changed, between: null, ...before };
    }
    case 'more':
      return { ...topic, question: target };
    case 'ellipsis':
      return {
        ...topic,
        question: completed(bare, target),
        kindsFrom: /\b(?:niet|not)\b/u.test(bare) ? bare : kindsOf(bare, topic),
      };
    case 'continues': {
      const former = periodPhrase(topic.root);
      const alike = answerKinds(bare)[0] === answerKinds(topic.kindsFrom)[0];
      if (hasPeriod(bare) || former === null || !alike) return alone;
      const whole = withPeriod(bare, former);
      return { question: whole, kindsFrom: bare, root: whole, between: null };
    }
    default: {
      const elsewhen = hasPeriod(bare) && !answerKinds(bare).includes('comparison');
      const about = [topic.between, topic.root]
        .filter((part) => part !== null)
        .map((part) => subject(elsewhen ? withoutPeriods(part) : part));
      const named = [
        ...namedInAnswer(bare, about.join(' '), answer),
        ...whoeverInAnswer(bare, about.join(' '), answer),
      ];
      const question = `${unended(bare)} (${clipped([...about, ...named].join('; '))})?`;
      return {
        question,
        kindsFrom: kindsOf(bare, topic),
        root: topic.root,
        between: signs.content > 0 ? bare : topic.between,
      };
    }
  }
}

/** Kinds that say what is asked for, past what any short question seems to ask. */
function ownKinds(bare: string): string[] {
  return answerKinds(bare).filter((kind) => !['other', 'definition', 'yesno', 'comparison'].includes(kind));
}

/** "How many are there now?" after a question that counted nothing is another question about it. */
function asksAnother(shape: Signs['shape'], bare: string, topic: Topic): boolean {
  const [kind] = ownKinds(bare);
  return shape === 'period' && kind !== undefined && !answerKinds(topic.kindsFrom).some((former) => former === kind);
}

/** "Dat klopt niet, het was toch …": the former question, beside what was answered to it, so that the same is found. */
function doubted(topic: Topic, answer: string): Topic {
  const said = sentencesOf(answer)[0];
  return said === undefined ? topic : { ...topic, question: `${unended(topic.question)} (${clipped(unended(said))})?` };
}

/** "Bedoel je in Groningen?", "nee, van het mbo bedoel ik": the former question with what was meant. */
function meant({ bare }: Signs, topic: Topic): Topic {
  const target = topic.between === null ? topic.root : topic.question;
  if (hasPeriod(bare) && contentTerms(withoutPeriods(bare)).length === 0) {
    const replaced = withPeriod(target, periodPhrase(bare) ?? bare);
    return { ...topic, question: replaced, root: replaced, between: null };
  }
  const isClause = bare.split(/\s+/u).length > MOST_OF_A_FRAGMENT;
  const question = isClause ? `${unended(bare)} (${clipped(subject(target))})?` : withFragment(target, bare);
  return {
    question,
    kindsFrom: topic.kindsFrom,
    root: isClause ? topic.root : question,
    between: isClause ? bare : null,
  };
}

/** "En daarvoor?" after a figure of a year asks for the year before; elsewhere it may mean something else. */
function ofAnotherYear(message: string, topic: Topic, answer: string, now: Date | undefined): string {
  const whole = asYearByAnother(message.replace(/^(?:en|and)\s/iu, ''));
  const [kind] = answerKinds(topic.kindsFrom);
  const isFigure = kind === 'count' || kind === 'amount' || kind === 'percentage';
  return pointsAtYear(whole) && isFigure && yearsSaid(topic, answer, now).length > 0 ? whole : message;
}

/** Without a former question the antecedent can only be in what the assistant said. */
function onAnswer(alone: Topic, signs: Signs, answer: string): Topic {
  const said = sentencesOf(answer)[0];
  if (said === undefined || signs.shape === 'continues') return alone;
  const question = `${unended(signs.bare)} (${unended(said)})?`;
  return { ...alone, question, root: question };
}

/** A message with question words of its own asks for its own kind, even where that is no particular one. */
function kindsOf(bare: string, topic: Topic): string {
  if (ASKING.test(bare) && contentTerms(bare).length > 0) return bare;
  return answerKinds(bare).every((kind) => kind === 'other') ? topic.kindsFrom : bare;
}

/** Years of the former question, else the first year that the answer names. */
function yearsSaid(topic: Topic, answer: string, now: Date | undefined): number[] {
  const asked = [topic.question, topic.root].map((text) =>
    now === undefined ? findDates(text).flatMap((date) => date.year ?? []) : yearsAskedFor(text, now).map(Number),
  );
  const years =
    asked.find((found) => found.length > 0) ??
    findDates(answer)
      .flatMap((date) => date.year ?? [])
      .slice(0, 1);
  return [...years].sort((one, other) => one - other);
}

function recent(history: readonly Message[]): readonly Message[] {
  const users = history.flatMap((message, i) => (message.role === 'user' ? [i] : []));
  return history.slice(users.at(-MOST_FORMER) ?? 0);
}

function clipped(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length <= LONGEST_FORMER ? plain : plain.slice(0, LONGEST_FORMER).replace(/\s\S*$/u, '');
}
