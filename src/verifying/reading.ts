/**
 * A sentence taken apart once, for every check: its words, clauses, numbers, dates, names and negations.
 */
import type { Span } from '../corpus/document.ts';
import { type DateFound, findDates } from '../language/dates.ts';
import { fold } from '../language/fold.ts';
import { findNames } from '../language/names.ts';
import { findNegations } from '../language/negation.ts';
import { findNumbers, type NumberFound } from '../language/numbers.ts';
import { rememberingWith } from '../language/remembered.ts';
import { STOP_WORDS } from '../language/stop-words.ts';
import { numbersInWords } from './number-compounds.ts';
import { rootOf, sameRoot } from './roots.ts';
import { synonymsOf } from './synonyms.nl.ts';

export interface Word extends Span {
  /** Folded: lower case, without diacritics. */
  readonly text: string;
  /** Root of the word and of each of its compound parts. */
  readonly roots: readonly string[];
  /** Carries meaning: no stop word, number, month or auxiliary. */
  readonly content: boolean;
  /** Number of the clause it stands in, from 0. */
  readonly clause: number;
}

export interface Reading {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly words: readonly Word[];
  /** Numbers that are neither a year nor part of a date. */
  readonly numbers: readonly NumberFound[];
  readonly dates: readonly DateFound[];
  readonly names: readonly Span[];
  readonly negations: readonly Span[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-&.,’'][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** Between two clauses: a sign, or a word that begins another statement. */
const BREAK =
  /[;:–—?!]|\.(?=\s)|,(?!\d)|\s-\s|\b(?:en|maar|of|terwijl|waarbij|waarvan|waarvoor|waarin|omdat|doordat|zodat|tegen|and|but|while|whereas|or|because|against)\b/giu;
/** Auxiliaries and fillers that say nothing of the subject; the stop words hold the rest. */
const EMPTY = new Set(
  `hoef hoeft hoeven gaat gaan ging gaf komt kwam kwamen blijft betekent sprake geval gevallen keer totaal onder andere
  manier wijze zaken nog reeds alweer zulke zoals gemiddeld gemiddelde respectievelijk staat staan houdt verschillende bestaan bestaat
  brief volgens document jaarbericht bericht rapport beide waren werd zal zullen wordt worden hebben heeft had is zijn was
  circa ruim bijna zowat pakweg waardoor zodat voordat nadat doordat opdat zonder tevens bovendien eveneens vooral sommige bepaalde hele heel
  beetje iets eerder daarvan hiervan waarvan hen hun elkaar betreft betreffen neem neemt nemen nam namen genomen zet zetten zette doe doet deed deden
  gedaan mee geldt gelden gold lukt lukte lukken blijven bleef bleven gebleven kies kiest kiezen koos kozen vindt vinden vond vonden zien ziet zag
  zit zitten zat zaten maakt maken maakte maakten gemaakt gebruikt gebruiken stel stelt stellen stelde stelden krijgt krijgen kreeg kregen gekregen
  valt vallen viel vielen ligt liggen lag lagen loopt lopen liep liepen brengt brengen bracht brachten gebracht houdt hield hielden
  eigen ander andere soort allerlei meerdere diverse aantal deel plaats situatie bijvoorbeeld vindt vooral zomaar alleen uiteindelijk
  samen direct meteen gelijk vervolgens momenteel intussen inmiddels
  hundred thousand million miljoen miljard duizend honderd procent percent euro euros dollar dollars jaar jaren maand maanden week weken dag
  dagen uur uren year years month months weeks days hours`.split(/\s+/),
);

/** Splits a compound into its parts; none where there is nothing to split. */
export type Split = (word: string) => readonly string[];

const UNSPLIT: Split = () => [];
/** Of what is sent, as many texts stay as one sentence meets; of documents, those of some hundred passages. */
export const SENT_KEPT = 64;
export const OF_DOCUMENTS_KEPT = 2000;

const readKey = (key: string, split: Split): Reading => {
  const at = key.indexOf(' ');
  return read(key.slice(at + 1), key.slice(0, at), split);
};
const rememberedLately = rememberingWith(readKey, SENT_KEPT);
const remembered = rememberingWith(readKey, OF_DOCUMENTS_KEPT);

/** Takes a sentence apart. The last few stay: one claim meets many quotes. */
export function readSentence(sentence: string, language: string, split: Split = UNSPLIT): Reading {
  return rememberedLately(`${language} ${sentence}`, split);
}

/** The same for what a document says, which other sentences will meet as well. */
export function readDocument(text: string, language: string, split: Split = UNSPLIT): Reading {
  return remembered(`${language} ${text}`, split);
}

function read(sentence: string, language: string, split: Split): Reading {
  // "72 000" is one number in most languages.
  const text = /^(?:nl|en)$/.test(language)
    ? sentence
    : sentence.replace(/(?<=\p{N})[ \u00a0\u202f](?=\p{N}{3}(?!\p{N}))/gu, '');
  const dates = findDates(text);
  const numbers = [...findNumbers(text, language), ...(language === 'nl' ? numbersInWords(text) : [])]
    .filter(
      (number) => number.unit !== 'year' && !dates.some((date) => number.start < date.end && date.start < number.end),
    )
    .sort((one, other) => one.start - other.start);
  const names = findNames(text);
  const breaks = clauseBreaks(text);
  let clause = 0;
  const words: Word[] = [...text.matchAll(WORD)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    while (clause < breaks.length && (breaks[clause] as number) < start) clause++;
    const plain = fold(match[0]).replace(/[’']s$/, '');
    const measured = [...dates, ...numbers].some((span) => start < span.end && span.start < end);
    // "Friesland" is no land.
    const isName = names.some((name) => start < name.end && name.start < end);
    const content =
      !measured &&
      plain.length > 1 &&
      !/^[\p{N}.,]+$/u.test(plain) &&
      !EMPTY.has(plain) &&
      !STOP_WORDS.has(plain.replace(/[’']/g, ''));
    return {
      start,
      end,
      text: plain,
      roots: content ? rootsOf(plain, isName ? UNSPLIT : split) : [rootOf(plain)],
      content,
      clause,
    };
  });
  const negations = negationsIn(text, language);
  return { text, language, words, numbers, dates, names, negations };
}

/** Words that deny, in languages other than Dutch and English in which many people ask. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:nicht|kein\p{L}{0,2}|nie|niemals|ohne|niemand|nichts)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:ne|n[’'](?=\p{L})|pas|jamais|sans|aucune?|personne|rien)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:no|nunca|sin|ning\p{L}+|nadie|nada)(?!\p{L})/giu,
  it: /(?<!\p{L})(?:non|mai|senza|nessun\p{L}?|niente)(?!\p{L})/giu,
  pt: /(?<!\p{L})(?:não|nunca|sem|nenhum\p{L}?|ninguém|nada)(?!\p{L})/giu,
  pl: /(?<!\p{L})(?:nie|bez|nigdy|nikt|żaden|żadn\p{L}+)(?!\p{L})/giu,
  ro: /(?<!\p{L})(?:nu|n-|fără|niciodată|nici\p{L}*)(?!\p{L})/giu,
  uk: /(?<!\p{L})(?:не|немає|без|ніколи|ніхто)(?!\p{L})/giu,
  ru: /(?<!\p{L})(?:не|нет|без|никогда|никто)(?!\p{L})/giu,
  ar: /(?<!\p{L})(?:لا|لم|لن|ليس|ليست|غير|بدون|دون)(?!\p{L})/giu,
};

/** Whether negations can be found in a language. */
export function knowsNegations(language: string): boolean {
  return language === 'nl' || language === 'en' || language in ELSEWHERE;
}

function negationsIn(text: string, language: string): Span[] {
  const elsewhere = ELSEWHERE[language];
  if (elsewhere)
    return [...text.matchAll(elsewhere)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
  return findNegations(text).filter(({ start, end }) => {
    // "niet-ingezetenen" are people; "No, …" answers a question that is not there; "de No" is no English.
    if (text[end] === '-' || (start === 0 && /^[,:;]/.test(text.slice(end)))) return false;
    return language !== 'nl' || !/^no$/i.test(text.slice(start, end));
  });
}

/** Where clauses part. What stands between two breaks in a word or three is part of an enumeration and no clause. */
function clauseBreaks(text: string): number[] {
  const found = [...text.matchAll(BREAK)].map((match) => ({
    at: match.index,
    weak: /^(?:,|en|of|and|or)$/i.test(match[0]),
  }));
  // "(2,1 miljoen in 2023)" says something of its own; "(vanaf 2007)" does not.
  for (const match of text.matchAll(/\([^()]{0,120}\)/g))
    if (
      (match[0].match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []).length > 1 ||
      (/\p{N}/u.test(match[0]) && (match[0].match(WORD) ?? []).length > 4)
    )
      found.push({ at: match.index, weak: false });
  found.sort((one, other) => one.at - other.at);
  return found
    .filter(({ at, weak }, i) => {
      const piece = text.slice(at + 1, found[i + 1]?.at ?? text.length);
      return !weak || /\p{N}/u.test(piece) || (piece.match(WORD) ?? []).length > 3;
    })
    .map(({ at }) => at);
}

function rootsOf(word: string, split: Split): string[] {
  const pieces = word.split(/[-&]/).filter((piece) => piece.length > 1);
  const parts = pieces.flatMap((piece) => split(piece)).filter((part) => !STOP_WORDS.has(part));
  return [...new Set([word, ...(pieces.length > 1 ? pieces : []), ...parts].map(rootOf))];
}

/** "vragen" in "persvragen": the last part of a compound is what it is. */
const endsIn = (short: string, long: string): boolean =>
  short.length >= 5 && long.length >= short.length + 3 && long.endsWith(short);

/** Whether two words say the same: one root or part of them in common, or a synonym of the whole. */
export function sameWord(one: Word, other: Word): boolean {
  const [whole = ''] = one.roots;
  const same = synonymsOf(whole);
  if (other.roots.some((root) => same.has(root))) return true;
  if (endsIn(one.text, other.text) || endsIn(other.text, one.text)) return true;
  // "basisbeurs" is a kind of "beurs" and not the same as "prestatiebeurs": a part meets a whole, never a part.
  const [own = ''] = other.roots;
  return one.roots.some((root) => sameRoot(root, own)) || other.roots.some((root) => sameRoot(root, whole));
}

/** The first word from `end` on, such as what a number counts. */
export function wordBehind({ words }: Reading, end: number): Word | undefined {
  return words.find(({ start }) => start >= end);
}

/** The content words of a text among which `span` stands, that is those of its clause. */
export function clauseOf(reading: Reading, span: Span): number {
  const word = reading.words.find(({ start, end }) => start < span.end && span.start < end);
  return word?.clause ?? 0;
}
