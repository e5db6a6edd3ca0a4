/**
 * Limits: "maximaal 30", "vanaf 1 mei", "16 jaar of ouder".
 */
import type { Span } from '../corpus/document.ts';

export type Bound = 'upper' | 'lower' | null;
const UPPER =
  /(?<!\p{L})(?:tot|t\/m|tot en met|maximaal|max\.?|maximum(?: van)?|hoogstens|hooguit|ten hoogste|niet meer dan|niet langer dan|niet later dan|uiterlijk(?: op)?|minder dan|korter dan|jonger dan|lager dan|voor|vóór|binnen|onder|up to|until|at most|no more than|no later than|less than|fewer than|under|before|within|by)\s(?:de |het |een |the |€ ?|ze |u |je |op |uw |zijn |haar |hun |their |your )?$/iu;
const LOWER =
  /(?<!\p{L})(?:vanaf|sinds|minimaal|minimum(?: van)?|minstens|ten minste|tenminste|op zijn minst|meer dan|langer dan|ouder dan|hoger dan|boven|na|ná|pas na|from|since|at least|more than|over|after)\s(?:de |het |een |the |€ ?|ze |u |je |op |uw |zijn |haar |hun |their |your )?$/iu;
/** A limit that may not be left out: without it a statement is about another quantity. */
const HARD =
  /(?<!\p{L})(?:maximaal|max\.?|hoogstens|hooguit|ten hoogste|niet meer dan|niet langer dan|uiterlijk(?: op)?|minimaal|minstens|ten minste|tenminste|op zijn minst|vanaf|tot en met|t\/m|minder dan|binnen|at most|at least|up to|no more than|from|less than)\s(?:de |het |een |the |€ ?|op )?$/iu;

/** "drie keer of vaker", "16 jaar of ouder": a limit behind its number. */
const MORE_BEHIND =
  /^\s(?:\p{L}+\s)?of\s(?:meer|vaker|langer|ouder|hoger|later)(?!\p{L})|^\s(?:\p{L}+\s)?or\s(?:more|older|longer|later)/iu;
const LESS_BEHIND =
  /^\s(?:\p{L}+\s)?of\s(?:minder|korter|jonger|lager|eerder)(?!\p{L})|^\s(?:\p{L}+\s)?or\s(?:less|fewer|younger|earlier)/iu;

/** The limit that the words beside a number or date make of it, and whether it may not be left out. */
export function boundAt(text: string, { start, end }: Span): { bound: Bound; hard: boolean } {
  const behind = text.slice(end, end + 30);
  if (MORE_BEHIND.test(behind)) return { bound: 'lower', hard: false };
  if (LESS_BEHIND.test(behind)) return { bound: 'upper', hard: false };
  const before = text.slice(Math.max(0, start - 26), start).replace(/[€$£]\s?$/, '');
  // "in twaalf maanden" says "binnen".
  if (
    /(?<!\p{L})in\s$/iu.test(before) &&
    /^\s(?:jaar|maand|week|weken|dag|uur|year|month|week|day|hour)/iu.test(behind)
  )
    return { bound: 'upper', hard: false };
  const range = /(?<!\p{L})(?:van|tussen|from|between)\s[^,;]{0,24}$/iu.test(before) && !/vanaf/i.test(before);
  const bound: Bound = range ? null : LOWER.test(before) ? 'lower' : UPPER.test(before) ? 'upper' : null;
  return { bound, hard: !range && HARD.test(before) };
}
