/**
 * Which words of questions go with which words of the quotes that answer them: IBM Model 1 (Brown et al. 1993) over
 * the question bank, by roots. Deterministic.
 */
export interface Pair {
  /** Roots of the question and of its quote, each once. */
  readonly question: readonly string[];
  readonly quote: readonly string[];
}

/** Strength by root of the question and root of the quote. */
export type Associations = Record<string, Record<string, number>>;

const ROUNDS = 8;
/** What any word of a question may come from, so that chance meetings are nobody's. */
const NOTHING = '';
/** Counts below this are chance. */
const LEAST_COUNT = 1.5;
/** From this count on a pair is taken at its full strength. */
const FULL_COUNT = 4;
/** A word that is no more likely beside another than this many times its share says nothing. */
const LEAST_LIFT = 2;
const SMOOTHING = 0.5;
/** Questions added to how often a word is asked. */
const RARE = 5;
const NEGLIGIBLE = 1e-4;

type Table = Map<string, Map<string, number>>;

function add(table: Table, one: string, other: string, value: number): void {
  const own = table.get(one) ?? new Map<string, number>();
  own.set(other, (own.get(other) ?? 0) + value);
  table.set(one, own);
}

/** How often each word of a quote is expected to have brought about each word of a question, given the chances so far. */
function expectedCounts(pairs: readonly Pair[], chances: Table | null): Table {
  const counts: Table = new Map();
  for (const { question, quote } of pairs) {
    const sources = [NOTHING, ...quote];
    for (const word of question) {
      const parts = sources.map((source) => (chances ? (chances.get(source)?.get(word) ?? 0) : 1));
      const sum = parts.reduce((total, part) => total + part, 0);
      if (sum === 0) continue;
      for (const [at, source] of sources.entries()) {
        const share = (parts[at] as number) / sum;
        if (share >= NEGLIGIBLE) add(counts, source, word, share);
      }
    }
  }
  return counts;
}

function chancesOf(counts: Table): Table {
  return new Map(
    [...counts].map(([source, own]) => {
      const sum = [...own.values()].reduce((total, count) => total + count, 0) + SMOOTHING;
      return [source, new Map([...own].map(([word, count]) => [word, count / sum]))];
    }),
  );
}

/** The pairs of different words that go together, with the logarithm of how much more than by chance. */
export function associate(pairs: readonly Pair[]): Associations {
  const asked = new Map<string, number>();
  for (const { question } of pairs) for (const word of question) asked.set(word, (asked.get(word) ?? 0) + 1);
  let counts = expectedCounts(pairs, null);
  for (let round = 1; round < ROUNDS; round++) counts = expectedCounts(pairs, chancesOf(counts));
  const chances = chancesOf(counts);
  const found: [string, string, number][] = [];
  for (const [source, own] of counts) {
    if (source === NOTHING) continue;
    for (const [word, count] of own) {
      const lift = ((chances.get(source)?.get(word) ?? 0) * pairs.length) / ((asked.get(word) ?? 0) + RARE);
      if (word === source || count < LEAST_COUNT || lift <= LEAST_LIFT) continue;
      found.push([word, source, Math.round(Math.log(lift) * Math.min(1, count / FULL_COUNT) * 100) / 100]);
    }
  }
  const associations: Associations = {};
  for (const [word, source, strength] of found.sort())
    associations[word] = { ...associations[word], [source]: strength };
  return associations;
}
