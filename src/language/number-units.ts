/**
 * What stands beside a number: units, fractions, and words that make it approximate.
 */

/** "ongeveer 40", "ruim 40", "bijna 40"; null where the number is exact. */
export type Approximation = 'about' | 'at_least' | 'almost' | null;

/** Words and signs beside a number, by unit. */
export const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    percent: '% procent percent procenten',
    euro: '€ euro eur',
    dollar: '$ dollar dollars usd',
    pound: '£ pond pound pounds gbp',
    times: 'keer maal times x',
    years: 'jaar jaren year years jarige jarig',
    months: 'maand maanden month months',
    weeks: 'week weken weeks',
    days: 'dag dagen day days werkdagen',
    hours: 'uur uren hour hours',
    minutes: 'minuut minuten minute minutes',
  }).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
);
/** Words after "een", "twee", "three". */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['derde', 1 / 3],
  ['vierde', 1 / 4],
  ['kwart', 1 / 4],
  ['vijfde', 1 / 5],
  ['zesde', 1 / 6],
  ['achtste', 1 / 8],
  ['tiende', 1 / 10],
  ['third', 1 / 3],
  ['thirds', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['fifth', 1 / 5],
  ['fifths', 1 / 5],
  ['tenth', 1 / 10],
]);
/** Fractions in one word. */
export const WHOLE_FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['helft', 1 / 2],
  ['half', 1 / 2],
  ['driekwart', 3 / 4],
  ['tweederde', 2 / 3],
]);

const APPROXIMATE: readonly (readonly [Approximation, RegExp])[] = [
  ['almost', /(?:^|[^\p{L}])(?:bijna|nagenoeg|net geen|een kleine|almost|nearly|just under)$/iu],
  [
    'at_least',
    /(?:^|[^\p{L}])(?:ruim|meer dan|minstens|minimaal|ten ?minste|op zijn minst|zeker|over|more than|at least|a minimum of)$/iu,
  ],
  [
    'about',
    /(?:^|[^\p{L}])(?:ongeveer|circa|ca\.?|zo['’]n|rond(?: de)?|om en nabij(?: de)?|naar schatting|pakweg|grofweg|gemiddeld ongeveer|about|around|approximately|roughly|some|circa)$/iu,
  ],
];

/** What the words before a number at `start` say about it; looks back 32 characters. */
export function approximation(text: string, start: number): Approximation {
  const before = text.slice(Math.max(0, start - 32), start).replace(/[€$£\s]{1,6}$/u, '');
  return APPROXIMATE.find(([, words]) => words.test(before))?.[0] ?? null;
}
