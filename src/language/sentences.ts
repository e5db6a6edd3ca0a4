/**
 * Where the sentences of running text begin and end, for Dutch and English. One pass over the text, in linear time.
 */
import type { Span } from '../corpus/document.ts';

/** A full stop after these never ends a sentence: something always follows. */
const NEVER_LAST = words(`
  bijv bv dhr mw mevr mr mrs ms dr drs ir ing prof ds incl excl evt zgn zogen resp vgl ong tel gem min max ca circa
  jhr fam aant m.n e.g i.e cf vs approx st div oorspr zg alg plv wnd hr gen
`);
/** These are abbreviations only before a number: "nr. 3", "no. 4", "1 jan. 2024"; "no" and "vol" are also words. */
const BEFORE_NUMBER = words(`
  nr nrs no nos art artt blz p pp pag fig par hfst vol lid sub afl jg ed sec sect ch vs bijl tab
  jan feb febr mrt mar apr jun jul aug sep sept okt oct nov dec
`);
/** Abbreviations with full stops inside that may well end a sentence. */
const MAY_BE_LAST = words('e.d e.a c.s a.u.b s.v.p n.v.t m.i n.chr v.chr a.s j.l p.m a.m u.s u.k e.v');
/** Words that open a sentence and no surname: "categorie A. De rest …" against "A. Jansen". */
const OPENERS = words(`
  de het een dit dat deze die we wij ze zij hij er ook daarna daarom dan als in op voor bij met om toch maar en
  the a an this that these those it they he she there also then if for with but and in on
`);

const CLOSING = new Set('’”\'")]»›');
const OPENING = new Set('‘“\'"([«‹„¿¡');
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']' };
/** A remark between brackets longer than this is split like other text. */
const LONGEST_REMARK = 400;
const BLANK = /\s/;
const UPPER_OR_DIGIT = /[\p{Lu}\p{Lt}\p{Lo}\p{N}€$£]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;
const BULLET = /[•▪◦●\uF0B7]/;
const DOTTED = /^(?:\p{L}{1,2}\.)+\p{L}{1,4}$/u;

/**
 * The sentences of a text: ordered, not overlapping, without white space at their ends, and together covering
 * every character that is not white space. A blank line always splits, a bullet at the start of a line too;
 * a remark of several sentences between brackets stays with its sentence. Does not split at colons or semicolons
 * and does not repair a full stop without a space after it (it may be a domain name).
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    const span = trimmed(text, start, end);
    if (span !== null) spans.push(span);
    start = end;
  };
  let at = 0;
  let remarkEnd = -1;
  while (at < text.length) {
    const char = text[at] as string;
    if (char === '\n') {
      const next = skipBlank(text, at);
      const between = text.slice(at + 1, next);
      if (between.includes('\n') || BULLET.test(text[next] ?? '')) close(at);
      at = next;
      continue;
    }
    const closer = BRACKETS[char];
    if (closer !== undefined && at > remarkEnd) remarkEnd = closingBracket(text, at, char, closer);
    if (!isStop(char)) {
      at++;
      continue;
    }
    const stop = at;
    while (at < text.length && isStop(text[at] as string)) at++;
    const stops = at;
    while (at < text.length && CLOSING.has(text[at] as string)) at++;
    if (at - 1 < remarkEnd) continue;
    if (at < text.length && !BLANK.test(text[at] as string)) continue;
    if (endsSentence(text, start, stop, stops, at)) close(at);
  }
  close(text.length);
  return spans;
}

/**
 * The statements of a text: its sentences, a question together with the sentence behind it, which answers it and often says
 * nothing without it ("Moet dat? Nee, dat hoeft niet.").
 */
export function splitStatements(text: string): Span[] {
  const statements: Span[] = [];
  let isAsked = false;
  for (const { start, end } of splitSentences(text)) {
    const asked = isAsked ? statements.pop() : undefined;
    statements.push({ start: asked?.start ?? start, end });
    isAsked = /\?[\p{Pe}\p{Pf}"']*$/u.test(text.slice(Math.max(start, end - 4), end));
  }
  return statements;
}

/** Whether the stop at [stop, stops), with its closing quotes and brackets up to `end`, ends the sentence. */
function endsSentence(text: string, start: number, stop: number, stops: number, end: number): boolean {
  const next = skipBlank(text, end);
  if (next >= text.length) return true;
  if (!opensSentence(text, next)) return false;
  const before = text[stop - 1] ?? '';
  // "(...)" and "[…]" mark an omission inside a sentence.
  if (end > stops && (before === '(' || before === '[')) return false;
  if (stops - stop > 1 || text[stop] !== '.' || end > stops) return true;
  const from = wordStart(text, stop, start);
  const word = text.slice(from, stop).toLowerCase();
  const digitNext = /[\p{N}]/u.test(text[next] as string);
  if (NEVER_LAST.has(word)) return false;
  if (BEFORE_NUMBER.has(word)) return !digitNext;
  if (DOTTED.test(word)) return MAY_BE_LAST.has(word) && !digitNext;
  // "1. Ga naar …": the number of a list item stands at the start of its sentence.
  if (/^\p{N}{1,3}$/u.test(word)) return text.slice(start, from).trim() !== '';
  // "diploma’s." ends in no initial.
  if (/^\p{L}$/u.test(word) && !/['’]/.test(text[from - 1] ?? ''))
    return OPENERS.has(wordAt(text, next)) && /\p{Ll}\s*$/u.test(text.slice(Math.max(0, from - 2), from));
  return true;
}

/** Whether a sentence can begin here: a capital, a digit, a bullet, or "’s Avonds", "eHerkenning". */
function opensSentence(text: string, index: number): boolean {
  let at = index;
  while (OPENING.has(text[at] ?? '') || text[at] === '’') at++;
  const char = String.fromCodePoint(text.codePointAt(at) ?? 32);
  // "(5.800 kijkers)" belongs to what stands before it.
  if (/[\p{N}]/u.test(char) && BRACKETS[text[index] ?? ''] !== undefined) return false;
  if (UPPER_OR_DIGIT.test(char) || BULLET.test(char)) return true;
  const rest = text.slice(at, at + 4);
  return (/^[stn] \p{L}/u.test(rest) && at > index) || /^\p{Ll}\p{Lu}/u.test(rest);
}

function isStop(char: string): boolean {
  return char === '.' || char === '!' || char === '?' || char === '…';
}

/** Index of the bracket that closes the one at `from`, or -1 when none does within a short remark. */
function closingBracket(text: string, from: number, open: string, close: string): number {
  const limit = Math.min(text.length, from + LONGEST_REMARK);
  let depth = 0;
  for (let at = from; at < limit; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
    else if (text[at] === '\n' && text[at + 1] === '\n') return -1;
  }
  return -1;
}

/** Start of the word, with its inner full stops, that ends at `end`; looks back 24 characters at most. */
function wordStart(text: string, end: number, start: number): number {
  let at = end;
  const limit = Math.max(start, end - 24);
  while (at > limit && (LETTER_OR_DIGIT.test(text[at - 1] as string) || text[at - 1] === '.')) at--;
  return at;
}

function wordAt(text: string, index: number): string {
  return /^\p{L}+/u.exec(text.slice(index, index + 24))?.[0].toLowerCase() ?? '';
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && BLANK.test(text[at] as string)) at++;
  return at;
}

function trimmed(text: string, from: number, to: number): Span | null {
  const start = skipBlank(text, from);
  let end = to;
  while (end > start && BLANK.test(text[end - 1] as string)) end--;
  return end > start ? { start, end } : null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
