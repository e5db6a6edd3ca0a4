/**
 * Whether a message goes on from the one before it, and how. Told by its words alone.
 */
import { fold } from '../language/fold.ts';
import { contentTerms } from '../language/terms.ts';
import {
  ACKNOWLEDGED,
  BEFORE_PRONOUN,
  EXPLETIVE,
  FINITE,
  JOINS,
  MORE,
  PREPOSITIONS,
  PRONOMINAL_ADVERB,
  PRONOUNS,
  QUESTION_WORDS,
  RELATIONAL,
  VERBS_AND_PARTICLES,
} from './follow-up-words.ts';
import { hasPeriod, pointsAtYear, withoutPeriods } from './period-phrases.ts';

/**
 * - `alone`: a question of its own. `nothing`: thanks, a greeting.
 * - `period`: the former question, for another time ("en in 2023?").
 * - `fragment`: the former question with something else in it ("en voor ouders?").
 * - `ellipsis`: question words about what was asked ("waarom?"). `more`: asks for more of the same.
 * - `refers`: a question of its own with words that stand for something said before ("wie betaalt dat?").
 * - `continues`: a whole question that a joining word ties to the former one; its period may be the former one's.
 */
export type Shape = 'alone' | 'nothing' | 'period' | 'fragment' | 'ellipsis' | 'more' | 'refers' | 'continues';

export interface Signs {
  readonly shape: Shape;
  /** The message without the words that join it to the former one. */
  readonly bare: string;
  /** How many content words it has of its own, periods aside. */
  readonly content: number;
}

/** More content words than this before a pronoun, and its antecedent is most likely among them. */
const OWN_ANTECEDENT = 3;
const TIME_NOUN =
  /^(?:jaar|studiejaar|schooljaar|kalenderjaar|moment|maand|week|zomer|najaar|voorjaar|year|month|week|moment|time|summer)$/u;
const INDEFINITE =
  /^(?:iemand|iedereen|degenen?|diegenen?|niemand|iets|alles|allen|mensen|personen|people|someone|anyone|those|everyone|something|anything)$/u;
const REMAINDER =
  /\b(?:(?:de|het) (?:rest|andere|anderen|overige|eerste|tweede|laatste|volgende)|the (?:rest|others?|second|former|latter)|(?:which|the other) ones?|that one|zo'n|nog meer|welke dan|such an?)(?:\s\p{L}+)?$/u;

/** What says itself what the noun is of: "het verschil tussen", "the number of". */
const OF = /^(?:tussen|van|between|of|in|bij|per|voor|for|among)$/u;
/** "Hoeveel zijn er afgewezen?", "how many were rejected?": counted is something that is not named. */
const COUNTED_UNNAMED =
  /^(?:(?:met|bij|van|aan|voor|op|in|door) )?hoeveel \p{L}+ er\b|^how many (?:are|were|have|had|of|came|went|got)\b(?! you\b)/u;
/** "… hoeveel geld was dat?": a demonstrative that ends a clause after its verb. */
const ENDS_POINTING =
  /(?<!\p{L})(?:is|was|zijn|waren|kost|kostte|doet|deed|betekent|are|were)\s(?:dat|dit|die|deze|that|this|those|these)(?:\s(?:dan|nu|eigenlijk|precies|then|now|exactly))?$/u;
/** After these "that" is no conjunction: "who decides that, then?" */
const CLOSING = /^(?:dan|nu|nou|ook|eigenlijk|precies|then|now|too|anyway|exactly)$/u;
/** "Hoeveel mensen doen er in het land aan mee?": a pronominal adverb in two parts, the second at a clause's end. */
const SPLIT_ADVERB =
  /(?<!\p{L})(?:er|daar)(?:\s[\p{L}\p{N}-]+){0,6}?\s(?:(?:aan\s)?mee|(?:aan|over|van|voor|uit|in|op|bij)(?=\s(?:ge|be|ver|in|aan|op|uit|af)\p{L}+[dt](?:$|,)|$|,))(?!\p{L})/u;

/** The signs of a message that stands after others. */
export function signsOf(message: string): Signs {
  const text = message.trim();
  const join = JOINS.exec(text)?.[0] ?? '';
  const bare = text.slice(join.length).trim();
  const words = wordsOf(bare);
  const content = contentTerms(withoutPeriods(bare)).length;
  const signs = (shape: Shape): Signs => ({ shape, bare: bare === '' ? text : bare, content });

  const all = wordsOf(text);
  if (all.every((word) => ACKNOWLEDGED.has(word)) && !hasPeriod(text)) return signs('nothing');
  const asks = words.some((word) => QUESTION_WORDS.has(word));
  const verb = words.some((word) => FINITE.has(word));
  const timed = hasPeriod(bare) || pointsAtYear(bare);
  const compares = words.some((word) => /^(?:dan|than|vergeleken|compared)$/u.test(word));
  if (content === 0 && timed && compares) return signs('refers');
  if (content === 0 && timed && !words.some((word) => /^(?:waarom|why|wie|who|waar|where)$/u.test(word)))
    return signs('period');
  if (
    words.every(
      (word) =>
        MORE.has(word) ||
        /^(?:me|mij|er|je|u|kun|kunt|kan|can|could|you|eens|the|de|een|a|an|some|wat|geven|give)$/u.test(word),
    )
  ) {
    return signs(words.some((word) => /^(?:waarom|why|hoezo)$/u.test(word)) ? 'ellipsis' : 'more');
  }
  const ofSomething =
    content === 1 && asks && words.some((word) => RELATIONAL.has(word)) && !words.some((word) => OF.test(word));
  const refers =
    ofSomething ||
    pointsAtYear(bare) ||
    hasAnaphor(bare) ||
    ENDS_POINTING.test(ended(bare)) ||
    COUNTED_UNNAMED.test(fold(bare)) ||
    (content <= 2 && REMAINDER.test(ended(bare)));
  if (content === 0) {
    if (words.some((word) => /^(?:jullie|je|jij|u|you|your)$/u.test(word)) && !refers) return signs('alone');
    return signs(refers ? 'refers' : asks || /\?$/u.test(text) ? 'ellipsis' : 'alone');
  }
  if (/\b(?:met|over|voor|about)\s$/iu.test(join) && !asks && !verb)
    return signs(content <= OWN_ANTECEDENT ? 'fragment' : 'alone');
  if (refers) return signs('refers');
  const joined = join !== '';
  if (!verb && words.length <= 7) {
    if (asks) return signs((words.length <= 3 || joined) && content < OWN_ANTECEDENT ? 'refers' : 'alone');
    if (joined || (PREPOSITIONS.has(words[0] ?? '') && content <= 2)) return signs('fragment');
  }
  if (!joined) return signs('alone');
  // "En wat is de hardheidsclausule?" brings its own subject.
  const defines = /^(?:wat (?:is|zijn|betekent|houdt)|what (?:is|are|does))\b/u.test(fold(bare));
  return signs(content === 1 && !defines ? 'refers' : 'continues');
}

function ended(text: string): string {
  return fold(text).replace(/[?.!\s]{1,20}$/u, '');
}

/** Whether a word of the text stands for something that the text itself does not name. */
function hasAnaphor(text: string): boolean {
  const folded = fold(text).replace(/[’`´]/gu, "'");
  const words = wordsOf(folded);
  const expletive = EXPLETIVE.test(folded);
  const verb = verbPlace(words);
  let before = 0;
  if (SPLIT_ADVERB.test(ended(folded))) return true;
  for (const [i, word] of words.entries()) {
    const previous = words[i - 1] ?? '';
    const next = words[i + 1];
    if (before >= OWN_ANTECEDENT) return false;
    if (standsForSomething(word, i - 1 === verb ? '' : previous, next, before, expletive)) return true;
    if (contentTerms(word).length > 0 && !FINITE.has(word)) before++;
  }
  return false;
}

/** Where the finite verb stands after the question words of a Dutch question: what follows it is no relative clause. -1 without question words. */
function verbPlace(words: readonly string[]): number {
  const from = PREPOSITIONS.has(words[0] ?? '') ? 1 : 0;
  const [asking = '', after = ''] = words.slice(from);
  if (/^(?:hoeveel|welke?)$/u.test(asking)) return from + 2;
  if (asking === 'hoe') return from + (/^(?:vaak|lang|hoog|groot|snel|duur|oud)$/u.test(after) ? 2 : 1);
  return /^(?:wat|wie|waar|wanneer|waarom)$/u.test(asking) ? from + 1 : -1;
}

function standsForSomething(
  word: string,
  previous: string,
  next: string | undefined,
  before: number,
  expletive: boolean,
): boolean {
  const light = next === undefined || VERBS_AND_PARTICLES.has(next);
  const relative =
    INDEFINITE.test(previous) ||
    (contentTerms(previous).length > 0 && !BEFORE_PRONOUN.has(previous) && !FINITE.has(previous));
  const timed = next !== undefined && TIME_NOUN.test(next);
  if (PRONOMINAL_ADVERB.test(word)) return next !== 'dat' && next !== 'zorgen';
  if (word === 'het' || word === 'it')
    return !expletive && before < 2 && light && (word === 'it' || next !== 'aan' || before === 0);
  if (word === 'daar' || word === 'there') return next === undefined || (word === 'daar' && !timed);
  if (word === 'dit' || word === 'deze' || word === 'this' || word === 'these') return !timed;
  if (word === 'die') return !relative && !timed;
  if (word === 'those') return next === undefined || !/^(?:who|with|that|which)$/u.test(next);
  if (word === 'dat' || word === 'that') {
    if (timed || (relative && next !== undefined && !CLOSING.test(next))) return false;
    return light || BEFORE_PRONOUN.has(previous) || previous === '';
  }
  if (/^(?:hun|their|its|hen)$/u.test(word)) return before < 1;
  return PRONOUNS.has(word) && word !== 'it' && before < 2;
}

function wordsOf(text: string): string[] {
  return fold(text).match(/\p{L}[\p{L}\p{N}-]*/gu) ?? [];
}
