/**
 * Parts of a question as text: its statement, its subject, and another part put in the place of one of its own.
 */
import { contentTerms } from '../language/terms.ts';
import { hasPeriod, withoutPeriods } from './period-phrases.ts';

/** "En een kopie?" is something else; "en de herkansing?" may be a part of what was asked, which then stays. */
const INDEFINITE = /^(?:een|an?)\s/iu;
const ARTICLE = /^(?:de|het|een|the|an?)\s/iu;
const NOUN_WITH_ARTICLE = /(?<=\s)(?:de|het|een|the|an?)\s[\p{L}-]{3,}/giu;

/** The question words that a question opens with. */
export const ASKING =
  /^(?:(?:en|maar|and|but)\s)?(?:(?:in|op|met|voor|door|aan|bij|van|sinds|tot|per|uit|at|for|by|with|from|since|until|to)\s)?(?:hoeveel(?:\s(?:procent|euro|geld|keer))?|hoe\s(?:vaak|lang|hoog|groot|duur|oud|snel)|how\s(?:many|much|often|long|high|old)|welke?|wat|wie|waar|wanneer|waarom|hoe|what|which|who|where|when|why|how)\s/iu;

/** The question with the fragment in the place of its part that opens with the same preposition, else at its end. */
export function withFragment(question: string, fragment: string): string {
  const part = unended(fragment);
  const preposition =
    /^(?:ook |alleen |also |only )?(in|op|bij|voor|van|met|door|naar|uit|at|on|for|by|with|from|to|of)\s/iu.exec(
      part,
    )?.[1];
  if (preposition !== undefined) {
    const same = new RegExp(
      `(?<=\\s)${preposition}\\s(?:(?:de|het|een|the|a|an|mijn|my)\\s)?(?:\\p{L}+e\\s(?=\\p{Ll}{4}))?[\\p{L}\\p{N}-]+(?:\\s\\p{Lu}[\\p{L}-]*)*`,
      'gu',
    );
    const found = [...question.matchAll(same)].filter((match) => !hasPeriod(match[0]));
    const [only] = found;
    if (only !== undefined && found.length === 1)
      return `${question.slice(0, only.index)}${part}${question.slice(only.index + only[0].length)}`;
  }
  if (preposition === undefined) {
    const counted = /^(?:hoeveel|welke|how many|which)\s([\p{L}-]{3,})(?=\s)/iu.exec(question);
    const article = ARTICLE.test(part);
    if (counted !== null && !article && /^[\p{L}-]+$/u.test(part))
      return question.replace(counted[1] as string, () => part);
    const nouns = [...question.matchAll(NOUN_WITH_ARTICLE)];
    const [noun] = nouns;
    if (
      INDEFINITE.test(part) &&
      noun !== undefined &&
      nouns.length === 1 &&
      contentTerms(withoutPeriods(question)).length <= 2
    )
      return question.replace(noun[0], () => part);
  }
  return `${unended(question)}${preposition === undefined ? ',' : ''} ${part}?`;
}

/** A question without its question words and its end. */
function statement(question: string): string {
  const bare = unended(question);
  const rest = bare.replace(ASKING, '');
  return contentTerms(rest).length > 0 ? rest : bare;
}

/** A question's statement without the verb that it is left with: "is de regeling" is about "de regeling". */
export function subject(question: string): string {
  return statement(question).replace(
    /^(?:is|zijn|was|waren|wordt|worden|doet|doen|heeft|are|were|do|does|did|has|have)\s(?=\p{L})/iu,
    '',
  );
}

/** Question words ("Waarom?") with what `target` asked about: one question where that reads well, else in brackets. */
export function completed(bare: string, target: string): string {
  const words = unended(bare);
  if (/\s(?:is|zijn|was|waren|are|were|do|does|did)(?:\s|$)/iu.test(words)) return `${words} (${subject(target)})?`;
  const rest = statement(target);
  return `${words} ${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}?`;
}

/** A text without its end marks. */
export function unended(text: string): string {
  return text.replace(/[?!.\s]{1,20}$/u, '').trim();
}
