/**
 * Whether a claim is bound as its quote is: no "alleen" or "meestal" of its own, no "moet" where the quote says "kan",
 * no "mag" where it says "moet". Dropped conditions are another file's: conditions-agree.ts.
 */
import type { Reading } from './reading.ts';

const word = (list: string): RegExp => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');

const ONLY = word('alleen|enkel|uitsluitend|slechts|only|solely|exclusively');
/** What a claim may say "alleen" for: something is needed, all of it is meant, or the quote is bound itself. */
const BOUND = word(
  'alleen|enkel|uitsluitend|slechts|pas|nodig|moet|moeten|vereist|verplicht|voorwaarde|tenzij|behalve|mits|zolang|al|alle|elke?|iedere?|volledig|helemaal|gericht op|bedoeld voor|niet|geen|only|just|must|needed|required|all|every|not|no',
);
const MOSTLY = word(
  'de meeste|meestal|soms|sommige|een deel van|gedeeltelijk|deels|grotendeels|af en toe|most of|mostly|sometimes|partly',
);
const WHOLE = word(
  'al(?=\\s(?:de|het|ons|onze|hun|haar|zijn)\\s)|alle|álle|elke?|iedere?|iedereen|altijd|helemaal|geheel|volledig|automatisch|all|every|everyone|always|fully',
);
const EVERYBODY = word('iedereen|voor alle|allemaal|everyone|everybody|for all');
const MUST = word(
  'moet|moeten|moest|verplicht|verplichten|vereist|dient te|dienen te|hoort te|noodzakelijk|nodig|eisen?|must|required|obliged|mandatory|has to|have to',
);
const HAVE_TO = word('moet|moeten|verplicht|must|obliged|mandatory');
const MAY = word('kan|kunnen|mag|mogen|may|can|is mogelijk');
const AS_THEY_LIKE = word(
  'mag|mogen|hoe(?:ft|ven|fde|fden)(?:\\s\\p{L}+){0,5}?\\s(?:niet|niets|niks|geen)|vrijwillig|vrij om|desgewenst|als (?:hij|zij|ze|u|je|men) dat wil(?:len|t)?|may|voluntary|voluntarily|optional',
);
const CONDITIONAL = word('als|indien|wanneer|mits|tenzij|pas|alleen|eerst|if|when|unless|only|first');

/** `condition` where a claim binds what its quote leaves free, or leaves free what it binds. */
export function restrictionReasons(claim: Reading, quote: Reading): 'condition'[] {
  const says = (pattern: RegExp) => pattern.test(claim.text);
  const said = (pattern: RegExp) => pattern.test(quote.text);
  const invented = says(ONLY) && !/(?:niet|not)\s(?:alleen|only)/iu.test(claim.text) && !said(BOUND);
  const foreclosed = says(ONLY) && said(EVERYBODY) && !said(ONLY) && !says(EVERYBODY);
  const fewer = says(MOSTLY) && !said(MOSTLY) && said(WHOLE) && !says(WHOLE);
  const forced = says(HAVE_TO) && !said(MUST) && said(MAY) && !said(CONDITIONAL);
  const freed = says(AS_THEY_LIKE) && said(HAVE_TO) && !says(MUST) && !said(MAY);
  return invented || foreclosed || fewer || forced || freed ? ['condition'] : [];
}
