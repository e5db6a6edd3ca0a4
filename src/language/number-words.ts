/**
 * Numbers written out in Dutch and English: "tweeënveertig", "drieduizend", "twenty-one", and ordinals of both.
 */
import { fold } from './fold.ts';
import { remembering } from './remembered.ts';

export interface NumberWord {
  readonly value: number;
  readonly ordinal: boolean;
}

const DUTCH_UNITS = values('nul een twee drie vier vijf zes zeven acht negen');
const DUTCH_TEENS = values('tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien', 10);
const DUTCH_TENS = values('twintig dertig veertig vijftig zestig zeventig tachtig negentig', 20, 10);
const DUTCH_ORDINALS: ReadonlyMap<string, number> = new Map([
  ['eerste', 1],
  ['derde', 3],
  ['achtste', 8],
]);
/** Indefinite amounts: about so many. */
export const INDEFINITE: ReadonlyMap<string, number> = new Map([
  ['tientallen', 10],
  ['honderden', 100],
  ['duizenden', 1000],
  ['miljoenen', 1e6],
  ['dozens', 12],
  ['hundreds', 100],
  ['thousands', 1000],
  ['millions', 1e6],
]);
/** Words and signs after a number that multiply it. */
export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['honderd', 100],
  ['duizend', 1000],
  ['miljoen', 1e6],
  ['mln', 1e6],
  ['miljard', 1e9],
  ['mld', 1e9],
  ['biljoen', 1e12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
]);

/** No number word has more letters; what is longer is not kept in memory either. */
const LONGEST = 60;

/** Reads words of that length at most, each once. */
function rememberingShort(read: (word: string) => NumberWord | null): (word: string) => NumberWord | null {
  const remembered = remembering(read);
  return (word) => (word.length > LONGEST ? null : remembered(word));
}

/**
 * The value of one Dutch number word, cardinal or ordinal, below a million; null when it is none. "een" is an
 * article and null; "één" is 1, "anderhalf" 1.5 and "tweeënhalf" 2.5.
 */
export const dutchNumberWord = rememberingShort((word) => {
  const lower = word.normalize('NFC').toLowerCase();
  if (lower === 'een') return null;
  const plain = fold(lower);
  if (plain === 'anderhalf' || plain === 'anderhalve') return { value: 1.5, ordinal: false };
  const [, whole] = /^(.+)enhal(?:f|ve)$/.exec(plain) ?? [];
  const halved = whole === undefined ? undefined : DUTCH_UNITS.get(whole);
  if (halved !== undefined) return { value: halved + 0.5, ordinal: false };
  const cardinal = belowMillion(plain);
  if (cardinal !== null) return { value: cardinal, ordinal: false };
  const special = [...DUTCH_ORDINALS].find(([ending]) => plain.endsWith(ending));
  if (special !== undefined) {
    const before = plain.slice(0, -special[0].length).replace(/en$/, '');
    const base = before === '' ? 0 : belowMillion(before);
    if (base !== null && (base === 0 || base >= 100)) return { value: base + special[1], ordinal: true };
  }
  const stem = plain.endsWith('ste') ? plain.slice(0, -3) : plain.endsWith('de') ? plain.slice(0, -2) : null;
  const value = stem === null || stem === 'een' || stem === 'drie' || stem === 'acht' ? null : belowMillion(stem);
  return value === null ? null : { value, ordinal: true };
});

function belowMillion(word: string): number | null {
  return scaled(word, 'duizend', 1000, belowThousand);
}

/** "tweeëntwintighonderd" counts too, so what stands before "honderd" may be below a hundred. */
function belowThousand(word: string): number | null {
  return scaled(word, 'honderd', 100, belowHundred);
}

function scaled(word: string, name: string, factor: number, smaller: (word: string) => number | null): number | null {
  const at = word.indexOf(name);
  if (at < 0) return smaller(word);
  const head = word.slice(0, at);
  const tail = word.slice(at + name.length);
  const high = head === '' ? 1 : smaller(head);
  const low = tail === '' ? 0 : (smaller(tail) ?? (tail.startsWith('en') ? smaller(tail.slice(2)) : null));
  return high === null || high === 0 || low === null ? null : high * factor + low;
}

function belowHundred(word: string): number | null {
  const whole = DUTCH_UNITS.get(word) ?? DUTCH_TEENS.get(word) ?? DUTCH_TENS.get(word);
  if (whole !== undefined) return whole;
  for (const [tens, value] of DUTCH_TENS) {
    if (!word.endsWith(`en${tens}`)) continue;
    const unit = DUTCH_UNITS.get(word.slice(0, -tens.length - 2));
    if (unit !== undefined && unit > 0) return value + unit;
  }
  return null;
}

const ENGLISH = values(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const ENGLISH_TENS = values('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10);
const ENGLISH_ORDINALS = values(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  1,
);

/** The value of one English number word ("twenty-one" too), or null. "one" is mostly a pronoun: the caller decides. */
export const englishNumberWord = rememberingShort((word) => {
  const [tens, unit, ...more] = word.toLowerCase().split('-');
  if (tens === undefined || more.length > 0) return null;
  if (unit === undefined) {
    const value = ENGLISH.get(tens) ?? ENGLISH_TENS.get(tens);
    if (value !== undefined) return { value, ordinal: false };
    const ordinal = ENGLISH_ORDINALS.get(tens);
    return ordinal === undefined ? null : { value: ordinal, ordinal: true };
  }
  const high = ENGLISH_TENS.get(tens);
  const low = ENGLISH.get(unit);
  const last = ENGLISH_ORDINALS.get(unit);
  if (high === undefined) return null;
  if (low !== undefined && low > 0 && low < 10) return { value: high + low, ordinal: false };
  return last !== undefined && last < 10 ? { value: high + last, ordinal: true } : null;
});

function values(words: string, first = 0, step = 1): ReadonlyMap<string, number> {
  return new Map(words.split(' ').map((word, i) => [word, first + i * step]));
}
