/**
 * Masks for what is personal by its surroundings: birth dates, addresses and licence plates. The same words and
 * numbers without such surroundings are left alone.
 */

type Mask = () => string;

const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june?|juli?|july?|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE = `(?:\\d{1,2}[-./ ]\\d{1,2}[-./ ](?:\\d{4}|\\d{2})|(?:18|19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}(?:e|th|st|nd|rd)? ${MONTH}\\.? \\d{4}|${MONTH} \\d{1,2},? \\d{4})(?!\\d)`;
const BIRTH =
  '(?:geboren|geboortedatum|geboortedag|geb[.:]|verjaardag|born|birthday|birth ?date|date of birth|d\\.?o\\.?b\\.?|geburtsdatum|date de naissance|fecha de nacimiento|dogum tarihi|doğum tarihi(?:m)?|дата народження|data urodzenia)';
const DATE_AFTER_BIRTH = new RegExp(`(?<![\\p{L}[])(${BIRTH}(?!\\p{L})[^\\d\\n]{0,25}?)(${DATE})`, 'giu');
const DATE_BEFORE_BIRTH = new RegExp(`(?<!\\d)(${DATE})([^\\d\\n]{0,12}(?<!\\p{L})(?:geboren|born)(?!\\p{L}))`, 'giu');
/** "Mijn dochter is van 3 april 2007". */
const DATE_OF_PERSON = new RegExp(
  `((?<!\\p{L})(?:ik ben|ben ik|(?:mijn|m'n|onze|zijn|haar) (?:\\p{L}{3,14} )?\\p{L}{3,14} is) van (?:de )?)(${DATE})`,
  'giu',
);
/** A full date right beside another mask is taken for a birth date too, before it or behind it. */
const DATE_BEFORE_MASK =
  /(?<![\d.-])(\d{1,2}[-./]\d{1,2}[-./]\d{4})([ ,;:/-]{1,4}(?:en |and )?\[(?:BSN|IBAN|klantnummer|adres|e-mailadres)\])/g;
const DATE_BESIDE_MASK =
  /(\[(?:BSN|IBAN|klantnummer|adres|e-mailadres)\][ ,;:/-]{1,4}(?:en |and )?)(\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)/g;
/** "Geboren na 1 januari 2007" is a rule, not somebody. */
const RULE = /(?<!\p{L})(?:na|voor|vóór|vanaf|tot|tussen|sinds|after|before|since|until|between)(?!\p{L})/iu;
const RULE_JUST_BEFORE = new RegExp(`${RULE.source} $`, 'iu');

/** Masks dates that stand by a word for being born, and full dates beside another mask. Years after `now` are no birth years. */
export function maskBirthDates(text: string, now: Date, mask: Mask): string {
  const past = (date: string) => Number(/\d{4}/.exec(date)?.[0] ?? 0) <= now.getUTCFullYear();
  return text
    .replace(DATE_AFTER_BIRTH, (all, before: string, date: string) =>
      past(date) && !RULE.test(before) ? before + mask() : all,
    )
    .replace(DATE_BEFORE_BIRTH, (all, date: string, after: string, at: number, whole: string) =>
      past(date) && !RULE_JUST_BEFORE.test(whole.slice(Math.max(0, at - 12), at)) ? mask() + after : all,
    )
    .replace(DATE_OF_PERSON, (all, before: string, date: string) => (past(date) ? before + mask() : all))
    .replace(DATE_BEFORE_MASK, (all, date: string, after: string) => (past(date) ? mask() + after : all))
    .replace(DATE_BESIDE_MASK, (all, before: string, date: string) => (past(date) ? before + mask() : all));
}

const NUMBER = '\\d{1,5}(?:[ -]?(?:[a-zA-Z]|bis|hs|I{2,3}|IV)(?![a-zA-Z])|-\\d{1,4})?';
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
  /((?:postcode|postal code|zip code)(?: (?:is|=))?[: ]{1,3})[1-9]\d{3} ?[a-z]{2}(?![\p{L}\d])(?:[ ,]{1,2}(?:(?:en |and )?(?:huisnummer|huisnr\.?|house number|nummer|nr\.?):? )?\d{1,5}[a-z]?(?![\p{L}\d]))?/giu;
const STREET_AFTER_WORD = new RegExp(
  `((?<!\\p{L})(?:(?:ik|wij|we) (?:woon|wonen|woonde|woonden) (?:nu |nog |toen )?(?:op|aan|in) |woonachtig (?:op|aan) |verhuis(?:d|de|t|en)? naar |(?:mijn|m'n|ons) (?:oude |nieuwe |huidige )?(?:huis|woon)?adres(?: is| was| wordt|:) ?|(?:my|our) (?:old |new |home )?address(?: is| was|:) ?|(?:i|we) live (?:at|on) |mov(?:ed|ing) to )(?:de |het |the )?)(\\p{L}[\\p{L}'.-]{1,40}(?: \\p{L}[\\p{L}'.-]{1,30}){0,3}) (${NUMBER})(?![\\p{L}\\d]|[.,]\\d)`,
  'giu',
);
const NUMBER_FIRST_AFTER_WORD =
  /((?<!\p{L})(?:(?:my|our) (?:home )?address(?: is|:) ?|(?:i|we) live (?:at|on) ))(\d{1,5} \p{L}[\p{L}'.-]{1,40} (?:street|road|lane|avenue))(?!\p{L})/giu;
/** No street ends in these: "op kamers met 3", "naar Utrecht in 2025". */
const NO_STREET_END =
  /(?<!\p{L})(?:in|op|met|van|sinds|vanaf|tot|na|voor|over|om|per|en|of|de|het|een|is|was|al|nu|nog|ruim|bijna|ongeveer|laatste|from|since|for|with|at|the|about|over|only|pas|maar|samen)$/iu;
/** What is counted is no house number. */
const COUNTED =
  /^ ?(?:%|(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|minuten|km|kilometer|keer|mensen|personen|huisgenoten|studenten|kinderen|euro|years?|months?|weeks?|days?|hours?|minutes|people|times)(?!\p{L}))/iu;

/** Whether words and a number behind "ik woon op" are a street and a house number. */
function isHouse(words: string, number: string, after: string): boolean {
  return !NO_STREET_END.test(words) && !/^(?:19|20)\d{2}$/.test(number) && !COUNTED.test(after);
}

/** Masks a street with house number and postcode, a postcode with house number, and either behind "mijn adres is", "ik woon op", "postcode". */
export function maskAddresses(text: string, mask: Mask): string {
  return text
    .replace(STREET_POSTCODE, (all) => (/^(?:postbus|antwoordnummer|p\.?o\.? box) /i.test(all) ? all : mask()))
    .replace(POSTCODE_NUMBER, mask)
    .replace(POSTCODE_AFTER_WORD, (_, word: string) => word + mask())
    .replace(NUMBER_FIRST_AFTER_WORD, (_, word: string) => word + mask())
    .replace(STREET_AFTER_WORD, (all, word: string, street: string, number: string, at: number, whole: string) =>
      isHouse(street, number, whole.slice(at + all.length, at + all.length + 20)) ? word + mask() : all,
    );
}

/** Three groups of letters or digits, six signs in all, as on Dutch plates. */
const PLATE =
  '(?!(?:is|was|van|nr|en|of) )(?=[a-z\\d -]{0,9}\\d)(?=[\\d -]{0,9}[a-z])(?:[a-z]{1,3}|\\d{1,3})(?<gap>[- ])(?:[a-z]{1,3}|\\d{1,3})\\k<gap>(?:[a-z]{1,3}|\\d{1,3})';
const PLATE_AFTER_WORD = new RegExp(
  `((?<!\\[)(?:kenteken|nummerplaat|licen[cs]e plate|number ?plate|kennzeichen)(?:nummer|nr)?[^\\d\\n\\]-]{0,20}?[ :(])(${PLATE}|(?=[a-z\\d]{0,5}\\d)(?=\\d{0,5}[a-z])[a-z\\d]{6})(?![a-z\\d-])`,
  'gi',
);
/** Near a vehicle only what looks like a plate in every respect, with dashes. */
const PLATE_NEAR_VEHICLE =
  /((?<!\p{L})(?:mijn|m'n|onze|my|our) (?:auto|wagen|bus|busje|scooter|brommer|motor|car|van|motorbike)(?!\p{L})[^\d\n\]-]{0,15}?[ :(])((?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3}))(?![\p{L}\d-])/giu;

/** Masks a licence plate behind a word that announces one, or behind "mijn auto". */
export function maskPlates(text: string, mask: Mask): string {
  const isPlate = (plate: string) =>
    plate.replace(/[^a-z\d]/gi, '').length === 6 && /\d/.test(plate) && /[a-z]/i.test(plate);
  const plateOrNothing = (all: string, word: string, plate: string) => (isPlate(plate) ? word + mask() : all);
  return text.replace(PLATE_AFTER_WORD, plateOrNothing).replace(PLATE_NEAR_VEHICLE, plateOrNothing);
}
