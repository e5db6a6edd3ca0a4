/**
 * Words that turn a statement round or bind it: negations, and conditions and limits, Dutch and English. An answer
 * that leaves one out says something else than its source.
 */
import type { Span } from '../corpus/document.ts';
import { findAll, phrasePattern } from './phrases.ts';

const NEGATIONS = phrasePattern(
  `niet,geen,geenszins,nooit,zonder,niemand,niets,nergens,noch,nimmer,evenmin,geen enkele,geen enkel,niet meer,nog niet,
  nog geen,not,no,never,without,nobody,no one,none,nothing,nowhere,neither,nor,cannot,no longer,not yet`
    .split(',')
    .map((phrase) => phrase.trim()),
);
/** "don’t", "can't", "isn`t". */
const CONTRACTED = /(?<!\p{L})\p{Ll}{1,8}n['’`]t(?!\p{L})/giu;

const CONDITIONS = phrasePattern(
  `tenzij,mits,maximaal,minimaal,hoogstens,hooguit,ten hoogste,ten minste,tenminste,minstens,op zijn minst,alleen,alleen als,
  alleen voor,alleen wanneer,enkel,enkel als,uitsluitend,slechts,vanaf,tot,tot en met,t/m,totdat,behalve,met uitzondering van,
  uitgezonderd,pas als,pas na,pas vanaf,pas wanneer,op voorwaarde dat,onder voorwaarden,onder de voorwaarde,voor zover,indien,
  zolang,zodra,als,wanneer,in principe,in beginsel,niet meer dan,niet langer dan,niet later dan,uiterlijk,meer dan,minder dan,
  ongeacht,afhankelijk van,zonder toestemming,unless,provided,provided that,only if,only when,only,at most,at least,up to,
  no more than,no later than,from,until,except,except for,as long as,if,on condition that,subject to,more than,less than,
  fewer than,depending on,regardless of,maximum,minimum`
    .split(',')
    .map((phrase) => phrase.trim()),
);

/** The negations in a text, in order. "onmogelijk" and other words with a negative prefix are not among them. */
export function findNegations(text: string): Span[] {
  return [...findAll(text, NEGATIONS), ...findAll(text, CONTRACTED)]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((span, i, all) => i === 0 || span.start >= (all[i - 1] as Span).end);
}

/**
 * The conditions and limits in a text, in order; the longest form where several begin at one place. "als" and "if"
 * count although "als" also compares ("zo groot als"); "tot" although it also means "to".
 */
export function findConditions(text: string): Span[] {
  return findAll(text, CONDITIONS);
}
