/**
 * Sentences of the corpus put wrong, and put otherwise, by rule: many more cases than a hand can write, of which the
 * right verdict is known. A rule that finds nothing to change gives nothing. Dutch.
 */
import { findNames } from '../../src/language/names.ts';
import { findNumbers } from '../../src/language/numbers.ts';

/** A sentence made of another. */
export interface Mutation {
  /** Which rule made it. */
  readonly rule: string;
  readonly text: string;
  /** Whether it still says what the sentence said. */
  readonly faithful: boolean;
}

const FINITE =
  /(?<!\p{L})(?:is|zijn|was|waren|heeft|hebben|kan|kunnen|moet|moeten|wordt|worden|krijgt|krijgen|mag|mogen|gaat|gaan)(?!\p{L})/iu;
const DENIED = /(?<!\p{L})(?:niet|geen|nooit|zonder)(?!\p{L})/iu;
const LIMIT = /(?<!\p{L})(?:maximaal|minimaal|hoogstens|hooguit|minstens|uitsluitend|alleen|slechts|enkel)\s/iu;
const CONDITION_LAST =
  /,?\s(?:tenzij|mits|behalve|zolang|indien|wanneer|als (?:ze|je|u|zij|er|iemand|hij))\s[^,;.–]{12,}(?=\.$)/iu;
const OPENING =
  /^(?:Daarnaast|Bovendien|Verder|Ook|Daarom|Toch|Daarbij|Uiteindelijk|Daardoor|Hierdoor|Bijvoorbeeld|Inmiddels)\s(\p{Ll}+)\s/u;
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['meer', 'minder'],
  ['hoger', 'lager'],
  ['gestegen', 'gedaald'],
  ['steeg', 'daalde'],
  ['stijging', 'daling'],
  ['toegenomen', 'afgenomen'],
  ['toename', 'afname'],
];

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Another number of as many digits, in the same notation. */
function otherDigits(digits: string): string {
  const at = digits.search(/\d/);
  const digit = Number(digits[at]);
  return replaced(digits, at, at + 1, String(digit === 9 ? 4 : digit + 1));
}

const NUMBER_WORDS = 'twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ');
const NUMBER_WORD = new RegExp(`(?<!\\p{L})(?:${NUMBER_WORDS.join('|')})(?!\\p{L})`, 'u');

/** The sentence with two of its numbers, that are no years, in each other's place. */
function swappedNumbers(sentence: string): string[] {
  const numbers = findNumbers(sentence, 'nl').filter(({ unit, ordinal }) => unit !== 'year' && !ordinal);
  return numbers.flatMap((one, i) =>
    numbers
      .slice(i + 1)
      .filter(({ value }) => value !== one.value)
      .map(
        (other) =>
          sentence.slice(0, one.start) +
          sentence.slice(other.start, other.end) +
          sentence.slice(one.end, other.start) +
          sentence.slice(one.start, one.end) +
          sentence.slice(other.end),
      ),
  );
}

function wrong(sentence: string, otherName: string): Mutation[] {
  const found: Mutation[] = [];
  const add = (rule: string, text: string | null) => {
    if (text !== null && text !== sentence) found.push({ rule, text, faithful: false });
  };
  for (const { start, end, unit } of findNumbers(sentence, 'nl')) {
    const written = sentence.slice(start, end);
    if (/^[\d.,]+$/.test(written)) {
      add(
        unit === 'year' ? 'year changed' : 'number changed',
        replaced(sentence, start, end, unit === 'year' ? String(Number(written) - 1) : otherDigits(written)),
      );
    }
    if (unit === 'percent' && /^\sprocent/.test(sentence.slice(end)))
      add('unit changed', replaced(sentence, end, end + 8, ' euro'));
    if (unit === 'months') add('unit changed', sentence.replace(/maanden/, 'weken'));
    if (/\smiljoen$/.test(written))
      add('unit changed', replaced(sentence, start, end, written.replace('miljoen', 'miljard')));
  }
  for (const text of swappedNumbers(sentence)) add('numbers swapped', text);
  const word = NUMBER_WORD.exec(sentence);
  if (word) {
    const other = NUMBER_WORDS[(NUMBER_WORDS.indexOf(word[0]) + 3) % NUMBER_WORDS.length] as string;
    add('number word changed', replaced(sentence, word.index, word.index + word[0].length, other));
  }
  const finite = FINITE.exec(sentence);
  if (finite && !DENIED.test(sentence)) {
    const end = finite.index + finite[0].length;
    add('negation inserted', replaced(sentence, end, end, ' niet'));
  }
  const denied = /(?<!\p{L})(?:niet|geen)\s/u.exec(sentence);
  if (
    denied &&
    !/niet alleen|of niet|niet meer dan/.test(sentence) &&
    (sentence.match(new RegExp(DENIED, 'giu')) ?? []).length === 1
  ) {
    add('negation removed', replaced(sentence, denied.index, denied.index + denied[0].length, ''));
  }
  for (const [one, other] of OPPOSITES) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const pattern = new RegExp(`(?<!\\p{L})${from}(?!\\p{L})`, 'u');
      if (
        pattern.test(sentence) &&
        !new RegExp(`(?<!\\p{L})${to}(?!\\p{L})`, 'u').test(sentence) &&
        !DENIED.test(sentence) &&
        !/onder meer/i.test(sentence)
      )
        add('opposite', sentence.replace(pattern, to));
    }
  }
  const limit = LIMIT.exec(sentence);
  if (limit && !/niet (?:alleen|enkel|slechts)/i.test(sentence))
    add('limit dropped', replaced(sentence, limit.index, limit.index + limit[0].length, ''));
  const condition = CONDITION_LAST.exec(sentence);
  if (condition)
    add('condition dropped', replaced(sentence, condition.index, condition.index + condition[0].length, ''));
  const name = findNames(sentence).find(({ start }) => start > 0);
  if (name && !sentence.includes(otherName)) add('name swapped', replaced(sentence, name.start, name.end, otherName));
  return found;
}

function otherwise(sentence: string): Mutation[] {
  const found: Mutation[] = [];
  const add = (rule: string, text: string) => {
    if (text !== sentence) found.push({ rule, text, faithful: true });
  };
  found.push({ rule: 'unchanged', text: sentence, faithful: true });
  const opening = OPENING.exec(sentence);
  if (opening && /^(?:is|zijn|heeft|hebben|kunnen|kan|wordt|worden|werken|willen|moeten)$/.test(opening[1] ?? '')) {
    // "Daarnaast heeft DUO …" is "DUO heeft …"; what opens a sentence carries nothing.
    const rest = /^([A-Z]+|we|de \p{L}+|het \p{L}+)\s/u.exec(sentence.slice(opening[0].length));
    if (rest)
      add(
        'opening dropped',
        `${rest[1]?.replace(/^./, (letter) => letter.toUpperCase())} ${opening[1]} ${sentence.slice(opening[0].length + rest[0].length)}`,
      );
  }
  const first =
    /^((?:In|Op|Per|Sinds|Tussen|Eind|Begin|Vanaf)\s[^,;.]{2,24}?\d{4})\s(\p{Ll}+)\s((?:[A-Z]{2,}|we|de \p{L}+|het \p{L}+|er))\s/u.exec(
      sentence,
    );
  if (first)
    add(
      'clauses reordered',
      `${first[3]?.replace(/^./, (letter) => letter.toUpperCase())} ${first[2]} ${first[1]?.replace(/^./, (letter) => letter.toLowerCase())} ${sentence.slice(first[0].length)}`,
    );
  add('percent sign', sentence.replace(/(\d)\sprocent/g, '$1%'));
  add('euro written', sentence.replace(/€\s?([\d.,]+\d(?:\s(?:miljoen|miljard))?)/g, '$1 euro'));
  const tail = /\s\([^()\d]{4,60}\)/.exec(sentence);
  if (tail) add('remark dropped', replaced(sentence, tail.index, tail.index + tail[0].length, ''));
  add('plain quotes', sentence.replace(/[‘’]/g, "'"));
  add(
    'adverb dropped',
    sentence.replace(/\s(?:ook|dan|daarom|verder|daarnaast|overigens|inmiddels|namelijk|echter)\s/, ' '),
  );
  return found;
}

/** Every mutation of a sentence; `otherName` is a name that its document does not have in this place. */
export function mutationsOf(sentence: string, otherName: string): Mutation[] {
  return [...wrong(sentence, otherName), ...otherwise(sentence)];
}
