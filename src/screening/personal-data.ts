/**
 * Masks personal data in what people type, so that it is not stored, sent on or repeated.
 *
 * Found: citizen service numbers (eleven test, RvIG), IBANs (ISO 13616 check digits), telephone numbers, e-mail
 * addresses, birth dates, addresses, licence plates and customer numbers. Not found: names, and numbers that mean
 * something only to their holder (passports, student numbers). Case numbers, years and amounts stay as they are.
 * How well that goes is measured: evals/personal-data.
 */
import { maskAddresses, maskBirthDates, maskPlates } from './personal-places.ts';
import { maskSpokenEmail, maskSpokenNumbers } from './spoken-data.ts';

/** Kinds of personal data, as the masks name them. */
export const PERSONAL_DATA_KINDS = [
  'BSN',
  'IBAN',
  'telefoonnummer',
  'e-mailadres',
  'geboortedatum',
  'adres',
  'kenteken',
  'klantnummer',
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

export interface Masked {
  readonly text: string;
  /** Kinds found, each once, in the order of PERSONAL_DATA_KINDS. */
  readonly kinds: readonly PersonalDataKind[];
}

const EMAIL =
  /[\p{L}\d._%+-]{1,64}(?:@| ?[[(](?:at|apenstaartje)[\])] ?)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/giu;
const URL_LIKE = /(\b(?:https?:\/\/|www\.)[^\s<>"']{1,500})/giu;
const BSN_WORD =
  /(?<!\[)(?:bsn|burger ?service[ -]?(?:nummer|nr)|sofi-?(?:nummer|nr)?|citizen service number|social security number)/i;
const BSN_AFTER_WORD = new RegExp(
  `(${BSN_WORD.source}[^\\d\\n\\]]{0,25})(?!\\d{1,2}[-. ]\\d{1,2}[-. ]\\d{4})(\\d(?:[ .-]?\\d){7,8})(?!\\d)`,
  'gi',
);
/** Written in one piece, as 4-2-3, as 3-3-3 (with dots that would be an amount) or digit by digit. */
const BSN_ALONE =
  /(?<![\d€$£]|\d[.,/-]|[€$£] |EUR )(?:\d{9}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}[ -]\d{3}[ -]\d{3}|\d(?:[ .-]\d){8})(?![\d]|[.,]\d|%| ?(?:euro|eur|miljoen|mensen)\b)/gi;
const BSN_DOTTED = /(?<![\d€$£]|\d[.,]|[€$£] )\d{3}\.\d{3}\.\d{3}(?![\d]|[.,]\d|%| ?(?:euro|eur)\b)/gi;
/** Before a number that passes the test by chance: numbers of organisations, letters and publications. */
const NO_PERSON =
  /(?:kvk|rsin|btw|kenmerk|referentie|reference|\bref|isbn|issn|doi|kamerstuk|kamerbrief|factuur|zaak|brief|rekenmodel|vestiging)[^\d\n.!?[]{0,30}$/i;
/** Longest stretch before a number that is looked at for such a word. */
const LOOK_BACK = 45;
const CUSTOMER_NUMBER =
  /((?<!\[)(?:klant|debiteur|debiteuren|dossier|aanvraag|relatie|customer|client|applicant)[ -]?(?:nummer|nr\.?|number|no\.?)[^\d\n]{0,15})(\d(?:[ .-]?\d){4,11})(?!\d)/gi;
const IBAN_START = /(?<![\p{L}\d])([a-z]{2}\d{2}(?:[ .-]?[a-z\d]){11,30})/giu;
const PHONE =
  /(?<![\p{L}\d€$£]|\d[.,/-]|[€$£] )(?:(?:\+|00)31(?: ?\(0\))?(?:[ ().-]{0,3}\d){9}|(?:\+\d{1,3}|00[1-9]\d)(?:[ ().-]{0,3}\d){7,12}|\(?0(?:[ ().-]{0,3}\d){9})(?!\d|[.,/-]\d|%)/gu;
/** A slash, or no 0 before the 6, only where the words say that it is a number to call. */
const PHONE_AFTER_WORD =
  /((?<![\p{L}[])(?:mobiel(?:tje)?|gsm|06|tel(?:efoon)?(?:nummer|nr)?|bel(?:len)?|whatsapp|app(?:en)?|phone|mobile|call)(?!\p{L})[^\d\n\]]{0,20}?)(0[1-9]\d{0,2}\/(?:[ -]?\d){6,8}|6(?:[ -]?\d){8})(?![\d/]|[.,]\d)/giu;

/** Lengths of an IBAN by country (ISO 13616 registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  NL: 18,
  BE: 16,
  DE: 22,
  FR: 27,
  ES: 24,
  IT: 27,
  PT: 25,
  AT: 20,
  LU: 20,
  IE: 22,
  GB: 22,
  PL: 28,
  CZ: 24,
  SK: 24,
  HU: 28,
  RO: 24,
  BG: 22,
  HR: 21,
  SI: 19,
  GR: 27,
  DK: 18,
  SE: 24,
  NO: 15,
  FI: 18,
  EE: 20,
  LV: 21,
  LT: 20,
  CH: 21,
  CY: 28,
  MT: 31,
  IS: 26,
  LI: 21,
  MC: 27,
  TR: 26,
  UA: 29,
  MA: 28,
};

/** Whether 8 or 9 digits satisfy the eleven test of the BSN: 9a + 8b + … + 2h - i is a multiple of 11, and not all are 0. */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.padStart(9, '0');
  if (!/^\d{9}$/.test(nine) || /^0+$/.test(nine)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(nine[at]) * (at === 8 ? -1 : 9 - at);
  return sum % 11 === 0;
}

/** Whether letters and digits (upper case, no blanks) have right IBAN check digits (ISO 7064, mod 97). */
export function passesIbanTest(iban: string): boolean {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * The text with personal data replaced by masks such as "[BSN]". Masking twice changes nothing.
 *
 * @param text as cleaned (normalise.ts): ASCII digits, no invisible characters.
 * @param now years after it are no birth years.
 */
export function maskPersonalData(text: string, now: Date): Masked {
  const found = new Set<PersonalDataKind>();
  let masked = text;
  // A mask can bring a word that announces the next one near it ("kenteken AB-12-CD 00-AA-00"): until nothing changes.
  for (let before = ''; before !== masked; ) {
    before = masked;
    const once = maskOnce(masked, now);
    masked = once.text;
    for (const kind of once.kinds) found.add(kind);
  }
  return { text: masked, kinds: PERSONAL_DATA_KINDS.filter((kind) => found.has(kind)) };
}

function maskOnce(text: string, now: Date): { text: string; kinds: ReadonlySet<PersonalDataKind> } {
  const found = new Set<PersonalDataKind>();
  const mask = (kind: PersonalDataKind) => {
    found.add(kind);
    return `[${kind}]`;
  };

  const spoken = maskSpokenNumbers(
    maskSpokenEmail(text, () => mask('e-mailadres')),
    (digits) => {
      if (digits.length === 9 && passesElevenTest(digits)) return mask('BSN');
      return digits.length === 10 && digits.startsWith('0') ? mask('telefoonnummer') : null;
    },
  );
  const announced = spoken
    .replace(EMAIL, () => mask('e-mailadres'))
    .replace(PHONE_AFTER_WORD, (_, word: string) => word + mask('telefoonnummer'))
    .replace(BSN_AFTER_WORD, (_, word: string) => word + mask('BSN'))
    .replace(CUSTOMER_NUMBER, (_, word: string) => word + mask('klantnummer'));

  const bsnWanted = BSN_WORD.test(text);
  const bsnOrNothing = (match: string, at: number, whole: string) =>
    passesElevenTest(digitsOf(match)) && !NO_PERSON.test(whole.slice(Math.max(0, at - LOOK_BACK), at))
      ? mask('BSN')
      : match;
  const maskOutsideUrls = (part: string) => {
    const numbers = part
      .replace(IBAN_START, (match) => maskIban(match, mask))
      .replace(BSN_ALONE, bsnOrNothing)
      .replace(BSN_DOTTED, (match, at: number, whole: string) => (bsnWanted ? bsnOrNothing(match, at, whole) : match))
      .replace(PHONE, (match) => (isPhoneNumber(match) ? mask('telefoonnummer') : match));
    const plates = maskPlates(numbers, () => mask('kenteken'));
    const addresses = maskAddresses(plates, () => mask('adres'));
    return maskBirthDates(addresses, now, () => mask('geboortedatum'));
  };
  // Numbers in an address on the web are pages and files: those parts, the odd ones, stay as they are.
  const parts = announced.split(URL_LIKE).map((part, at) => (at % 2 === 1 ? part : maskOutsideUrls(part)));
  return { text: parts.join(''), kinds: found };
}

function maskIban(match: string, mask: (kind: PersonalDataKind) => string): string {
  const length = IBAN_LENGTHS[match.slice(0, 2).toUpperCase()];
  if (length === undefined) return match;
  // The match may run on into what stands behind the number.
  let count = 0;
  let end = 0;
  while (end < match.length && count < length) if (/[a-z\d]/i.test(match[end++] ?? '')) count += 1;
  const iban = match
    .slice(0, end)
    .replace(/[^a-z\d]/gi, '')
    .toUpperCase();
  if (count < length || !passesIbanTest(iban)) return match;
  return mask('IBAN') + match.slice(end).replace(IBAN_START, (next) => maskIban(next, mask));
}

/** Ten digits from a 0 on, or 9 to 15 international ones; not a date, not an amount, not a free or paid service number. */
function isPhoneNumber(match: string): boolean {
  if (/^\d{1,2}[-. ]\d{1,2}[-. ]\d{4}/.test(match)) return false;
  if (/^\+?\d{1,3}(?:\.\d{3})+$/.test(match)) return false;
  const digits = digitsOf(match);
  if (match.startsWith('+') || digits.startsWith('00')) return digits.length >= 9 && digits.length <= 15;
  return digits.length === 10 && !/^0[89]00/.test(digits);
}
