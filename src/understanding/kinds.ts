/**
 * Which kind of answer a question asks for, told by its question words.
 */

import type { AnswerKind } from '../language/answer-kinds.ts';
import { detectLanguage } from '../language/detect.ts';
import { fold } from '../language/fold.ts';
import { matchesOf } from '../language/phrases.ts';
import { DUTCH, ENGLISH, type KindRule, type KindTable } from './kind-patterns.ts';
import { ABROAD, VERB_FIRST } from './kind-patterns-abroad.ts';

/** A question is looked at no further than this, in characters. */
const LONGEST = 2000;
/** What people say before the question itself; it is removed, again and again. */
const OPENERS: readonly RegExp[] = [
  /^(?:hallo|hoi|hi|hello|hey|beste|dag|goede?(?:morgen|middag|navond|nmiddag)|good (?:morning|afternoon|evening)|en|maar|dus|oke|ok|okay|ja|nee|sorry|nou|want|eh|and|but|so|well|yes|no|vraag(?:je)?|question|duo|bedankt|thanks|thank you|dank (?:je|u)(?: wel)?|aub|please)\b[ ,:!.-]{1,4}/u,
  /^(?:kunt|kun|kan|zou|wil|kunnen) (?:u|je|jij|jullie|iemand)(?: (?:mij|me|ons))?(?: (?:misschien|even|ook|eens))?(?: willen)? (?:zeggen|vertellen|uitleggen|aangeven|laten weten)[ ,]{1,2}/u,
  /^(?:weet|weten) (?:u|je|jij|jullie|iemand)(?: (?:misschien|ook|toevallig))?[ ,]{1,2}/u,
  /^ik (?:wil|wilde|zou|ben)(?: (?:graag|wel|even))?(?: (?:willen weten|weten|benieuwd))[ ,]{1,2}/u,
  /^(?:ik vraag me af|mag ik (?:vragen|weten)|mijn vraag is|ik heb een vraag|vertel(?: me| mij)?|leg(?: me)? uit|zeg(?: me)?)[ ,:]{1,2}/u,
  /^(?:can|could|would|will) (?:you|someone)(?: please)? (?:tell|explain|say|let)(?: to)?(?: me| us)?(?: know)?[ ,]{1,2}/u,
  /^(?:do you know|i (?:would|'d) like to know|i want to know|i wonder|i was wondering|may i ask|my question is|tell me|please tell me)[ ,:]{1,2}/u,
  /^(?:als|indien|toen|omdat|if|because|stel dat)\b[^,?]{3,160}, (?:dan )?/u,
  /^(?:when|wanneer) (?:i|we|you|ik|je|u|we)\b[^,?]{3,160}, (?:dan )?/u,
  /^(?:volgens|in|op|bij|voor|according to|at|for) [^,?]{3,60}, /u,
];
/** A verb before "I" inside a longer sentence: "Als ik ziek ben krijg ik dan geld?". */
const VERB_INSIDE =
  /^(?!(?:wat|wie|waar|welke?|hoe|what|who|how|which|up)\b).{0,160}?\b(?:kan|mag|moet|krijg|heb|ben|hoef|kom|word|can|do|am|must|may|will) (?:ik|i)\b/u;

/**
 * The kinds of answer a question asks for, most specific first, each once, never empty: "other" when its words tell nothing. Several
 * questions in one text give the kinds of each, in their order. `language` (BCP 47; told from the text when absent)
 * decides which question words are tried first. It looks at words alone: a question put as a statement is "other".
 */
export function answerKinds(question: string, language?: string): AnswerKind[] {
  const folded = fold(question.slice(0, LONGEST))
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  const first = (language ?? detectLanguage(question).language).slice(0, 2);
  for (const candidate of new Set([first, 'nl', 'en', ...ABROAD.keys()])) {
    const kinds = kindsIn(folded, candidate);
    if (kinds.length > 0) return kinds;
  }
  for (const table of [DUTCH, ENGLISH]) {
    const kinds = places(folded, table.keywords).flatMap((place) => place.kinds);
    if (kinds.length > 0) return [...new Set(kinds)];
  }
  return ['other'];
}

function kindsIn(folded: string, language: string): AnswerKind[] {
  const table = language === 'nl' ? DUTCH : language === 'en' ? ENGLISH : undefined;
  const clauses = questionsOf(folded);
  return [
    ...new Set(clauses.flatMap((clause) => (table === undefined ? abroad(clause, language) : ofClause(clause, table)))),
  ];
}

/** The parts that end in a question mark; all sentences where none does. Without their ends. */
function questionsOf(folded: string): string[] {
  const parts = folded.match(/[^?!.؟]+(?:[.](?=\S)[^?!.؟]+)*[?!.؟]*/gu) ?? [];
  const asked = parts.filter((part) => /[?؟]/u.test(part));
  return (asked.length > 0 ? asked : parts)
    .map((part) => part.replace(/^[\s¿¡"'(]+/u, '').replace(/[?!.؟\s)"']{1,40}$/u, ''))
    .filter((part) => part !== '');
}

interface Place {
  readonly at: number;
  readonly kinds: readonly AnswerKind[];
}

function ofClause(clause: string, table: KindTable): AnswerKind[] {
  const bare = withoutOpeners(clause);
  const found = places(bare, table.rules);
  const kinds = found.flatMap((place) => place.kinds);
  const verbFirst = table.yesno.test(bare);
  if (verbFirst || (kinds.length === 0 && VERB_INSIDE.test(bare))) kinds.unshift('yesno');
  // A rule that says "other" only keeps a later rule from a wrong guess.
  const telling = kinds.filter((kind) => kind !== 'other');
  if (table.comparison.test(bare)) {
    const general = telling[0] === undefined || telling[0] === 'yesno' || telling[0] === 'definition';
    return general ? ['comparison', ...telling] : [...telling, 'comparison'];
  }
  return telling.length === 0 && kinds.length > 0 ? ['other'] : telling;
}

function withoutOpeners(clause: string): string {
  let bare = clause;
  // Openers are few; the bound keeps a text of openers alone from costing much.
  for (let round = 0; round < 4; round++) {
    const before = bare;
    for (const opener of OPENERS) {
      const rest = bare.replace(opener, '');
      if (rest.trim() !== '') bare = rest.trim();
    }
    if (bare === before) break;
  }
  return bare;
}

/** The first rule that matches at each place, in the order of the text. */
function places(clause: string, rules: readonly KindRule[]): Place[] {
  const found = new Map<number, Place & { readonly end: number }>();
  for (const { pattern, kinds } of rules) {
    for (const match of matchesOf(clause, pattern)) {
      const at = match.index;
      const inside = [...found.values()].some((place) => at >= place.at && at < place.end);
      if (!inside) found.set(at, { at, kinds, end: at + match[0].length });
    }
  }
  return [...found.values()].sort((one, other) => one.at - other.at);
}

function abroad(clause: string, language: string): AnswerKind[] {
  const lines = ABROAD.get(language);
  if (lines === undefined) return [];
  const padded = ` ${clause.replace(/[,;:"«»()]/gu, ' ')} `;
  const found = new Map<number, AnswerKind>();
  for (const [kind, phrases] of lines) {
    for (const phrase of phrases) {
      const at = padded.indexOf(` ${phrase} `);
      if (at >= 0 && !found.has(at)) found.set(at, kind);
    }
  }
  if (found.size === 0) return VERB_FIRST[language]?.test(clause) ? ['yesno'] : [];
  return [...found].sort(([one], [other]) => one - other).map(([, kind]) => kind);
}
