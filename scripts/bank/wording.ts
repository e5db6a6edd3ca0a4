/** Which entries ask the same, by their wording alone. */
import { type Fingerprint, fingerprint, nearlyEqualAmong } from '../../evals/similarity.ts';
import { lettersAndDigits } from '../../src/corpus/anchors.ts';
import type { BankLine } from '../../src/indexing/corpus-files.ts';
import { contentTerms } from '../../src/language/terms.ts';

/** A line of the bank as its wording is compared. */
export interface Worded extends BankLine {
  readonly plain: string;
  readonly print: Fingerprint;
  readonly numbers: string;
  readonly content: readonly string[];
}

export function worded(bankLine: BankLine): Worded {
  const { question } = bankLine.entry;
  return {
    ...bankLine,
    plain: lettersAndDigits(question),
    print: fingerprint(question),
    numbers: (question.match(/\d+/g) ?? []).sort().join(' '),
    content: contentTerms(question),
  };
}

/**
 * How alike two entries of one language are worded: `equal` but for case, blanks and punctuation; `near` by the rule of
 * evals/similarity.ts (`isNear`); null otherwise. Other figures, or a content word of its own in each ("studenten" for
 * "inburgeraars"), make another question: a gap is often made so on purpose.
 */
function likeness(a: Worded, b: Worded, isNear: boolean): 'equal' | 'near' | null {
  if (a.entry.language !== b.entry.language) return null;
  if (a.plain === b.plain) return 'equal';
  if (a.numbers !== b.numbers || !isNear) return null;
  const own = (one: Worded, other: Worded) => one.content.some((term) => !other.content.includes(term));
  return own(a, b) && own(b, a) ? null : 'near';
}

/** Every pair of entries that are worded alike, the earlier line first. */
export function* alikePairs(lines: readonly Worded[]) {
  const nearTo = nearlyEqualAmong(lines.map(({ print }) => print));
  const byPlain = new Map<string, number[]>();
  for (const [place, { plain }] of lines.entries()) byPlain.set(plain, [...(byPlain.get(plain) ?? []), place]);
  for (const [place, a] of lines.entries()) {
    const near = new Set(nearTo(a.print));
    const others = new Set([...near, ...(byPlain.get(a.plain) ?? [])]);
    for (const other of [...others].sort((one, two) => one - two)) {
      const b = lines[other] as Worded;
      const like = other > place ? likeness(a, b, near.has(other)) : null;
      if (like) yield { a, b, like };
    }
  }
}
