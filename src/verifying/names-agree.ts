/**
 * Whether each name of a claim is one of the quote's, written out or as an acronym.
 */
import { fold } from '../language/fold.ts';
import { findNames } from '../language/names.ts';
import { acronymsOf, expands, expandsNear, isSpeltOut, JOINT, wordsOf } from './acronyms.ts';
import type { QuoteContext } from './context.ts';
import type { Reading } from './reading.ts';
import type { VerificationReason } from './reasons.ts';
import { rootOf, sameRoot } from './roots.ts';

/** Geography and government in English beside Dutch. */
const TRANSLATED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    north: ['noord'],
    south: ['zuid'],
    east: ['oost'],
    west: ['west'],
    netherlands: ['nederland', 'landelijk', 'land'],
    nederland: ['landelijk', 'land', 'nederlanders'],
    hague: ['haag', 'haagse'],
    haag: ['haagse'],
    eu: ['europees', 'europese'],
    dutch: ['nederland', 'nederlandse', 'nederlands'],
    caribbean: ['caribisch'],
    ministry: ['ministerie', 'minister'],
    minister: ['minister', 'bewindspersoon'],
    education: ['onderwijs'],
    finance: ['financien'],
    social: ['sociale'],
    affairs: ['zaken'],
    employment: ['werkgelegenheid'],
    culture: ['cultuur'],
    science: ['wetenschap'],
    justice: ['justitie'],
    security: ['veiligheid'],
    interior: ['binnenlandse'],
    foreign: ['buitenlandse'],
    secretary: ['staatssecretaris'],
    state: ['staat', 'rijk'],
    office: ['dienst', 'kantoor'],
    agency: ['dienst'],
    tax: ['belastingdienst'],
    administration: ['dienst', 'belastingdienst'],
    authority: ['autoriteit'],
    council: ['raad'],
    house: ['kamer'],
    representatives: ['kamer', 'tweede'],
    parliament: ['kamer'],
    data: ['gegevens'],
    protection: ['bescherming', 'persoonsgegevens'],
    flemish: ['vlaams', 'vlaamse'],
    ukraine: ['oekraine'],
    european: ['europees', 'europese'],
    groningen: ['groningen'],
  }),
);
/** Words that begin a sentence with a capital and may stand before a name. */
const OPENS = new Set(
  `naast zowel mede tijdens vanwege wegens ondanks dankzij behalve namens rond rondom begin eind medio halverwege vooral alleen samen toen
  inmiddels vanuit richting volgens zonder onder boven jaarlijks dagelijks maandelijks nieuwe oude alle enkele sommige beide vele besides
  during under both since together`.split(/\s+/),
);
const ANAPHOR =
  /(?<!\p{L})(?:we|wij|ons|onze|ze|zij|hij|het(?=\s(?:is|was|gaat|ging|heeft|wordt|werd|kan|moet|betreft))|die|dat|dit|deze|zo[’']n|zulke|hiervoor|hierbij|hiervan|daarvoor|daarbij|ervan|er)(?!\p{L})/iu;

/** `name` where a name of the claim is none of the quote's. */
export function nameReasons(
  claim: Reading,
  quote: Reading,
  passage: string,
  context: QuoteContext,
): VerificationReason[] {
  if (claim.names.length === 0) return [];
  const translated = claim.language !== quote.language;
  const anaphoric = ANAPHOR.test(quote.text);
  const around = (context.around ?? []).join('\n');
  const sayable = [
    quote.text,
    ...(anaphoric ? [compoundNames(passage), ...namesBefore(claim, quote, passage)] : []),
  ].join('\n');
  const known = wordsOf(sayable);
  const roots = known.map(rootOf);
  const acronyms = acronymsOf(sayable);
  // Acronyms given beside their expansion anywhere in the passage: "… en Wetenschap (OCW)".
  const given = acronymsOf(passage);
  const isKnown = (word: string): boolean =>
    JOINT.has(word) ||
    known.includes(word) ||
    (word.length > 3 && roots.some((root) => sameRoot(root, rootOf(word)))) ||
    acronyms.has(word) ||
    (given.has(word) && passage.includes(`(${word.toUpperCase()})`) && expandsNear(word, quote.text, passage)) ||
    (translated &&
      word.length > 3 &&
      known.some((other) => other.slice(0, 4) === word.slice(0, 4) || other.endsWith(word))) ||
    (TRANSLATED.get(word) ?? []).some((dutch) => known.includes(dutch));
  const missing = claim.names.some((span) => {
    const name = claim.text.slice(span.start, span.end);
    if (isAround(name, claim.text.slice(span.start, span.end + 5), around)) return false;
    if (expands(name, sayable, passage)) return false;
    // German writes every noun with a capital, and other scripts write names in their own letters.
    if (translated && claim.language === 'de' && !/\p{L}\p{Lu}/u.test(name)) return false;
    if (!/\p{Script=Latin}/u.test(name)) return false;
    // Of "AVG-verzoek" only the capitals are a name.
    const words = name.split(/[\s-]+/).filter((word) => /\p{Lu}/u.test(word));
    // "Zowel DUO", "Verandert DUO": a word that begins the sentence is no name for standing before one.
    if (span.start === 0 && (/^\p{Lu}\p{Ll}+\s\p{Lu}{2,}/u.test(name) || OPENS.has(fold(words[0] ?? ''))))
      words.shift();
    if (isSpeltOut(claim.text.slice(span.start), quote.text)) return false;
    // Of "DUO bij de AP" each part may be known from elsewhere.
    const isOfTitle = (word: string) => /\p{L}\p{Lu}/u.test(word) && isAround(word, word, around);
    return words.some((word) => !isOfTitle(word) && wordsOf(word).some((part) => !isKnown(part)));
  });
  return missing || actsUnsaid(claim, quote) ? ['name'] : [];
}

/** Whether a name that the quote does not say acts in the claim, though the quote says who acts: no "we", no passive. */
function actsUnsaid(claim: Reading, quote: Reading): boolean {
  const actor = claim.names[0];
  if (!actor || actor.start > 5 || claim.language !== quote.language) return false;
  const name = wordsOf(claim.text.slice(actor.start, actor.end));
  const acronyms = acronymsOf(quote.text);
  if (name.some((word) => wordsOf(quote.text).includes(word) || acronyms.has(word))) return false;
  // Another begins the quote, and is left out: one took the other's place.
  const other = quote.names[0];
  const isOther =
    other !== undefined &&
    other.start <= 5 &&
    !wordsOf(quote.text.slice(other.start, other.end)).some((word) => wordsOf(claim.text).includes(word)) &&
    !/(?<!\p{L})(?:we|wij|ons|onze|our|us)(?!\p{L})/iu.test(quote.text);
  if (isOther) return true;
  // What is counted has no actor of its own.
  if (/^(?:het (?:totale )?aantal|the (?:total )?number)(?!\p{L})/iu.test(quote.text)) return false;
  return !/(?<!\p{L})(?:we|wij|ons|onze|er|wordt|worden|werd|werden|is|zijn|was|waren|hij|zij|die|dat|dit|our|us|were|been|be)(?!\p{L})/iu.test(
    quote.text,
  );
}

/** Whether a name is the publisher's, its acronym, or one in title or headings: a whole name, no word of it. */
function isAround(name: string, withYear: string, around: string): boolean {
  const own = fold(name);
  const names = around
    .split('\n')
    .flatMap((line) => [line, ...findNames(line).map(({ start, end }) => line.slice(start, end))]);
  if (names.some((said) => fold(said) === own) || acronymsOf(around).has(own)) return true;
  // "DUO" of "DUO Jaarbericht", and "Jaarbericht 2024" with its year.
  if (/\p{L}\p{Lu}/u.test(name) && new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'u').test(around))
    return true;
  return /\d{4}$/.test(withYear) && around.includes(withYear);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Letters of a passage before a quote that a pronoun of it may point to. */
const POINTED_AT = 400;

/** Names that stand before the quote in its passage: what "het" or "ze" may mean; none where the claim leaves out a name of the quote. */
function namesBefore(claim: Reading, quote: Reading, passage: string): string[] {
  const said = quote.names.map(({ start, end }) => quote.text.slice(start, end));
  // "Basisregistratie Personen (BRP)" is one name.
  if (said.some((name) => !claim.text.includes(name) && !quote.text.includes(`(${name})`))) return [];
  const at = passage.indexOf(quote.text);
  const before = at < 0 ? '' : passage.slice(Math.max(0, at - POINTED_AT), at);
  return findNames(before).map(({ start, end }) => before.slice(start, end));
}

/** Names in compounds ("AVG-verzoek") of the passage: what "zo’n verzoek" may mean. */
function compoundNames(passage: string): string {
  return (passage.match(/(?<!\p{Lu})\p{Lu}{2,}(?=-\p{Ll})/gu) ?? []).join(' ');
}
