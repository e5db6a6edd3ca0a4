/**
 * Whether the limits and conditions of a quote are still there in a claim, and no wider claim is made.
 */
import { fold } from '../language/fold.ts';
import { isShortened } from './alignment.ts';
import { type Bound, boundAt } from './bounds.ts';
import { sameValue } from './numbers-agree.ts';
import { type Reading, sameWord, type Word } from './reading.ts';
import type { VerificationReason } from './reasons.ts';

interface Limited {
  readonly key: string;
  readonly unit: string | null;
  readonly bound: Bound;
  readonly hard: boolean;
}

function limits({ text, numbers, dates }: Reading, other: Reading): Limited[] {
  const counted = numbers.map((number) => {
    const same = other.numbers.find((found) => sameValue(number, found) || sameValue(found, number));
    return {
      key: same ? `n${[number.value, same.value].sort((a, b) => a - b).join()}` : `n${number.value}`,
      unit: number.unit,
      ...boundAt(text, number),
    };
  });
  const dated = dates.map((date) => ({
    key: `d${date.year === null || date.month !== null ? '' : date.year}/${date.month}/${date.day}`,
    unit: null,
    ...boundAt(text, date),
  }));
  return [...counted, ...dated];
}

function boundsDiffer(claim: Reading, quote: Reading): boolean {
  const said = limits(quote, claim);
  return limits(claim, quote).some(({ key, unit, bound, hard }) => {
    const all = said.filter((limit) => limit.key === key);
    const ofUnit = all.filter((limit) => limit.unit === unit);
    const same = ofUnit.length > 0 ? ofUnit : all;
    if (same.length === 0) return false;
    if (bound !== null && same.every((limit) => limit.bound !== null && limit.bound !== bound)) return true;
    if (bound === null && same.every((limit) => limit.hard)) return true;
    // A limit that the quote does not have is another statement.
    return hard && key.startsWith('n') && same.every((limit) => limit.bound === null && !roughly(quote, key));
  });
}

function roughly(quote: Reading, key: string): boolean {
  return quote.numbers.some(({ value, approximate }) => approximate !== null && key.includes(String(value)));
}

const word = (list: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${list})(?![\\p{L}])`, 'iu');
/** Words that widen a claim to everything. */
const UNIVERSAL = word(
  'altijd|alle|allemaal|allen|iedereen|(?:elke?|iedere?)(?!\\s(?:jaar|kwartaal|maand|week|dag|keer))|onbeperkt|overal|volledig|helemaal(?!\\s(?:niet|geen))|geheel|automatisch|zonder uitzondering|ongeacht|hoe \\p{L}+ (?:\\p{L}+ )?ook|welk \\p{L}+ (?:dan )?ook|always|all|everyone|everybody|(?:every|each)(?!\\s(?:year|quarter|month|week|day|time))|any|unlimited|anyone|automatically|regardless',
);
/** Words that narrow it to nothing. */
const NEVER = word(
  'nooit|niemand|nergens|geen enkele?|er (?:is|was|zijn|waren|bestaat|bestaan) (?:\\p{L}+ )?geen \\p{L}+ die|never|nobody|no one|nowhere|not a single',
);
const DENIED_UNIVERSAL = word(
  '(?:niet|not)\\s(?:\\p{L}+\\s)?(?:alle|elke?|iedere?|iedereen|altijd|all|every|everyone|always)|(?:van|of)\\s(?:alle|al|all)(?=\\s)',
);
/** Words that narrow a statement, by what they do; one of a group may stand for another of it. */
const RESTRICTIONS: readonly RegExp[] = [
  word(
    'alleen|enkel|uitsluitend|slechts|maar(?=\\s(?:in\\s)?(?:één|een|twee|drie|vier|\\d)(?!\\p{L}))|pas(?=\\s(?:als|na|wanneer|vanaf|in|op|om|bij|sinds|dan|daarna|later|\\d))|only|just|solely|merely|niet eerder dan|not until|exclusively',
  ),
  word('tenzij|behalve|uitgezonderd|met uitzondering van|unless|except|except for|apart from|other than'),
  word(
    'vaak|meestal|doorgaans|af en toe|nu en dan|regelmatig|geregeld|dikwijls|soms|sommige|veelal|in principe|in beginsel|incidentele?|grotendeels|misschien|waarschijnlijk|often|usually|sometimes|some|mostly|in principle|generally|many|probably|bepaalde|certain|gedeeltelijk|deels|partly',
  ),
];
/** A condition, from its first word to the end of the clause. */
const CONDITION =
  /(?<![\p{L}])(?:tenzij|mits|indien|wanneer|zolang|zodra|behalve(?: als)?|op voorwaarde dat|onder (?:de )?voorwaarde dat|voor zover|alleen (?:als|voor|wanneer|bij|in)|pas (?:als|na|wanneer|vanaf)|uitsluitend|unless|provided(?: that)?|only (?:if|when|for)|als(?=\s(?:de|het|een leerling|ik|je|jij|u|we|wij|ze|zij|hij|iemand|er|dit|dat|deze|die|zo|mensen|studenten|klanten|\p{L}{4,}en)\s)|met toestemming|na toestemming|with permission|if)(?![\p{L}])([^,;.()–]{3,160})/giu;
const CONDITIONED =
  /(?<!\p{L})(?:als|indien|wanneer|mits|tenzij|zolang|zodra|if|when|unless|provided)(?!\p{L})|,\sdan\s/iu;
const CONDITIONAL_CLAIM =
  /(?<![\p{L}])(?:als|indien|wanneer|mits|tenzij|zolang|zodra|bij|wie|die|dan|behalve|alleen|uitsluitend|pas|met|na|if|when|who|unless|provided|as long as|with|only|that)(?![\p{L}])/iu;

function contentWordsIn({ words }: Reading, start: number, end: number): Word[] {
  return words.filter((one) => one.content && one.start >= start && one.end <= end);
}

const BINDS =
  /(?<!\p{L})(?:als|indien|wanneer|mits|tenzij|zolang|zodra|wie|pas|alleen|uitsluitend|behalve|if|when|unless|provided|only)(?!\p{L})|,\sdan\s/giu;

/** Whether a claim has as many conditions as its quote, in whatever words: "Lukt dat niet, dan …". */
function bindsAsOften(claim: Reading, quote: Reading): boolean {
  const count = ({ text }: Reading) => (text.match(BINDS) ?? []).length;
  return count(claim) >= count(quote);
}

function dropsCondition(claim: Reading, quote: Reading): boolean {
  const said = claim.words.filter(({ content }) => content);
  const conditions = [...quote.text.matchAll(CONDITION)];
  // Where words were left out and nothing was put otherwise, no other word stands for what is missing.
  const isLiteral = conditions.length > 0 && isShortened(claim, quote);
  const isSaid = (one: Word) => said.some((found) => (isLiteral ? found.text === one.text : sameWord(found, one)));
  return conditions.some(({ index, 0: found }) => {
    if (/(?:zowel|zelfs|even|zo\p{L}{0,8}|net)\s$/iu.test(quote.text.slice(Math.max(0, index - 8), index)))
      return false;
    const inside = contentWordsIn(quote, index, index + found.length);
    const outside = quote.words.filter((one) => one.content && !inside.includes(one));
    if (inside.length === 0) return false;
    if (claim.language !== quote.language) return !CONDITIONAL_CLAIM.test(claim.text);
    if (inside.filter(isSaid).length * 3 >= inside.length || bindsAsOften(claim, quote)) return false;
    return outside.filter(isSaid).length * 2 >= outside.length && outside.length > 0;
  });
}

/** Words that make a part of a whole. */
const PART = word('sommige|bepaalde|enkele|some(?!\\s\\d)|certain');
/** A date with a limit, in a clause that tells which people are meant. */
const WHO_BY_DATE = /(?<!\p{L})(?:die|wie|who)\s([^,;.()–]{8,120})/giu;
const BOUND_DATE = /(?<!\p{L})(?:voor|vóór|na|tot|vanaf|sinds|tussen|before|after|until|since|between)\s/iu;

/** "wie vóór 1 februari stopt" is not everyone who stops. */
function dropsBoundDate(claim: Reading, quote: Reading): boolean {
  if (claim.dates.length > 0 || claim.language !== quote.language) return false;
  return [...quote.text.matchAll(WHO_BY_DATE)].some(({ index, 0: found }) => {
    const end = index + found.length;
    if (!quote.dates.some((date) => date.start > index && date.end <= end) || !BOUND_DATE.test(found)) return false;
    const inside = contentWordsIn(quote, index, end);
    const said = inside.filter((one) => claim.words.some((other) => other.content && sameWord(one, other)));
    return inside.length > 0 && said.length * 2 >= inside.length;
  });
}

function dropsRestriction(claim: Reading, quote: Reading): boolean {
  return RESTRICTIONS.some((restriction) => {
    const found = restriction.exec(quote.text);
    if (found === null || /niet$/iu.test(quote.text.slice(0, found.index).trimEnd())) return false;
    if (restriction.test(claim.text) || DENIED_UNIVERSAL.test(claim.text)) return false;
    // "alleen als" and "als … dan" both bind; a question put first does as well: "Heeft een lid …, dan".
    if (CONDITIONED.test(claim.text)) return false;
    // It narrows what follows; where the claim says nothing of that, nothing was dropped.
    const next = contentWordsIn(quote, found.index + found[0].length, found.index + found[0].length + 60).slice(0, 3);
    if (claim.language !== quote.language) return next.length > 0 && restriction !== RESTRICTIONS[2];
    return (
      next.length > 0 &&
      next.filter((one) => claim.words.some((other) => other.content && sameWord(other, one))).length * 2 > next.length
    );
  });
}

/** `condition` where a limit is turned round, dropped or added, a condition left out, or a claim made for all. */
export function conditionReasons(claim: Reading, quote: Reading): VerificationReason[] {
  const wider =
    UNIVERSAL.test(claim.text) &&
    !DENIED_UNIVERSAL.test(claim.text) &&
    !UNIVERSAL.test(fold(quote.text)) &&
    !/(?<!\p{L})(?:generieke?|algemene?|algeheel|hele|gehele|totale|dekkende?|ongeacht|overal|universele?|wereldwijde?|onmogelijk)(?!\p{L})/iu.test(
      quote.text,
    ) &&
    !/(?<!\p{L})al\s(?:de|het|onze|hun|haar|zijn)\s/iu.test(quote.text);
  // Of a translation into another language than English only numbers, dates, names and negations can be compared.
  if (claim.language !== quote.language && claim.language !== 'en' && claim.language !== 'nl') return [];
  const fewer =
    PART.test(claim.text) &&
    !RESTRICTIONS[2]?.test(quote.text) &&
    /(?<!\p{L})(?:al\s(?:de|het|onze|hun|haar|zijn)|alle|elke?|iedere?|iedereen|all|every)(?!\p{L})/iu.test(quote.text);
  const never =
    NEVER.test(claim.text) &&
    !NEVER.test(quote.text) &&
    !/als geen ander|niet duidelijk|onduidelijk|onbekend|de vraag|unclear|unknown/iu.test(quote.text);
  return wider ||
    fewer ||
    never ||
    dropsBoundDate(claim, quote) ||
    boundsDiffer(claim, quote) ||
    dropsRestriction(claim, quote) ||
    dropsCondition(claim, quote)
    ? ['condition']
    : [];
}
