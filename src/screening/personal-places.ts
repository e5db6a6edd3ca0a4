/**
 * Masks for what is personal by its surroundings: birth dates, addresses and licence plates. The same words and
 * numbers without such surroundings are left alone.
 */

type Mask = () => string;

const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june?|juli?|july?|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE = `(?:\\d{1,2}[-./ ]\\d{1,2}[-./ ](?:\\d{4}|\\d{2})|(?:18|19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}(?:e|th|st|nd|rd)? ${MONTH}\\.? \\d{4}|${MONTH} \\d{1,2},? \\d{4})(?!\\d)`;
const BIRTH =
  '(?:geboren|geboortedatum|geboortedag|geb\\.|verjaardag|born|birthday|birth ?date|date of birth|d\\.?o\\.?b\\.?|geburtsdatum|date de naissance|fecha de nacimiento|dogum tarihi|doğum tarihi(?:m)?|дата народження|data urodzenia)';
const DATE_AFTER_BIRTH = new RegExp(`(?<![\\p{L}[])(${BIRTH}(?!\\p{L})[^\\d\\n]{0,25}?)(${DATE})`, 'giu');
const DATE_BEFORE_BIRTH = new RegExp(`(?<!\\d)(${DATE})([^\\d\\n]{0,12}(?<!\\p{L})(?:geboren|born)(?!\\p{L}))`, 'giu');
/** A full date right beside another mask is taken for a birth date too. */
const DATE_BESIDE_MASK =
  /(\[(?:BSN|IBAN|klantnummer|adres|e-mailadres)\][ ,;:/-]{1,4}(?:en |and )?)(\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)/g;
/** "Geboren na 1 januari 2007" is a rule, not somebody. */
const RULE = /(?<!\p{L})(?:na|voor|vóór|vanaf|tot|tussen|sinds|after|before|since|until|between)(?!\p{L})/iu;

/** Masks dates that stand by a word for being born, and full dates beside another mask. Years after `now` are no birth years. */
export function maskBirthDates(text: string, now: Date, mask: Mask): string {
  const past = (date: string) => Number(/\d{4}/.exec(date)?.[0] ?? 0) <= now.getUTCFullYear();
  return text
    .replace(DATE_AFTER_BIRTH, (all, before: string, date: string) =>
      past(date) && !RULE.test(before) ? before + mask() : all,
    )
    .replace(DATE_BEFORE_BIRTH, (all, date: string, after: string) => (past(date) ? mask() + after : all))
    .replace(DATE_BESIDE_MASK, (all, before: string, date: string) => (past(date) ? before + mask() : all));
}

const NUMBER = '\\d{1,5}(?:[ -]?[a-zA-Z](?![a-zA-Z])|-\\d{1,4})?';
const POSTCODE = '[1-9]\\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\\p{L}\\d])';
const STREET_POSTCODE = new RegExp(
  `(?<!\\p{L})(?:\\p{Lu}[\\p{L}'.-]{1,30} (?:(?:van|de|den|der|het|ter|ten) ){0,2}){0,2}[\\p{L}'.-]{3,40} ${NUMBER}[, \\n]{1,3}${POSTCODE}(?:[, ]{1,2}\\p{Lu}[\\p{L}-]{2,30})?`,
  'gu',
);
const POSTCODE_NUMBER = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?!(?:19|20)\\d{2} )${POSTCODE}[ ,]{1,2}(?:(?:huisnummer|nummer|nr\\.?) )?${NUMBER}(?!\\d|[.,]\\d|%)`,
  'gu',
);
const POSTCODE_AFTER_WORD =
  /((?:postcode|postal code|zip code)(?: (?:is|=))?[: ]{1,3})[1-9]\d{3} ?[a-z]{2}(?![\p{L}\d])(?:[ ,]{1,2}(?:(?:en |and )?(?:huisnummer|house number|nummer|nr\.?) )?\d{1,5}[a-z]?(?![\p{L}\d]))?/giu;
const STREET_AFTER_WORD =
  /((?<!\p{L})(?:ik woon (?:nu |nog )?(?:op|aan|in) (?:de |het )?|woonachtig (?:op|aan) (?:de |het )?|(?:mijn|m'n) (?:huis|woon)?adres (?:is|:) ?|(?:mijn|my) (?:home )?address (?:is|:) ?|i live (?:at|on) )(?:de |the )?)(\p{L}[\p{L}'.-]{1,40}(?: \p{L}[\p{L}'.-]{1,30}){0,3} \d{1,5}[a-z]?|\d{1,5} \p{L}[\p{L}'.-]{1,40} (?:street|road|lane|avenue))(?![\p{L}\d]|[.,]\d)/giu;

/** Masks a street with house number and postcode, a postcode with house number, and either behind "mijn adres is", "ik woon op", "postcode". */
export function maskAddresses(text: string, mask: Mask): string {
  return text
    .replace(STREET_POSTCODE, mask)
    .replace(POSTCODE_NUMBER, mask)
    .replace(POSTCODE_AFTER_WORD, (_, word: string) => word + mask())
    .replace(STREET_AFTER_WORD, (_, word: string) => word + mask());
}

const PLATE_AFTER_WORD =
  /((?<!\[)(?:kenteken|nummerplaat|licen[cs]e plate|number ?plate|kennzeichen)(?:nummer)?[^\d\n-]{0,20}?[ :])((?=[a-z\d-]{0,9}\d)(?=[\d-]{0,9}[a-z])(?:[a-z\d]{1,3}-[a-z\d]{1,3}-[a-z\d]{1,3}|[a-z\d]{6}))(?![a-z\d-])/gi;

/** Masks a licence plate behind a word that announces one. */
export function maskPlates(text: string, mask: Mask): string {
  return text.replace(PLATE_AFTER_WORD, (_, word: string) => word + mask());
}
