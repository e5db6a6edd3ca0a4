/** What the check of the question bank found, and how it is shown. */

/** `anchor`, `contradiction` and `target-missing` are errors; the other rules ask for a look. */
export type Rule =
  | 'anchor'
  | 'contradiction'
  | 'target-missing'
  | 'duplicate'
  | 'case'
  | 'answered-gap'
  | 'language'
  | 'target-unchecked'
  | 'nearest'
  | 'no-question';

/** In the order in which they are shown. */
const TITLES: Readonly<Record<Rule, string>> = {
  anchor: 'Quotes that stand in no document',
  contradiction: 'Questions that are both answered (question) and not (gap)',
  'target-missing': 'Targets that are used but do not exist',
  duplicate: 'Entries that say the same',
  case: 'Questions that an evaluation case asks too',
  'answered-gap': 'Gaps that a document seems to answer',
  language: 'Language labels that the words contradict',
  'target-unchecked': 'Targets whose address needs a check',
  nearest: 'Questions for which other passages come first',
  'no-question': 'Passages that no question leads to',
};
const ERRORS: ReadonlySet<Rule> = new Set<Rule>(['anchor', 'contradiction', 'target-missing']);

export interface Finding {
  readonly rule: Rule;
  readonly level: 'error' | 'warning';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly todo: string;
}

/** A finding with the level of its rule. */
export function finding(rule: Rule, place: { file: string; line: number }, what: string, todo: string): Finding {
  const { file, line } = place;
  return { rule, level: ERRORS.has(rule) ? 'error' : 'warning', file, line, what, todo };
}

/** Text between quotation marks, cut to a length that fits a terminal. */
export function shown(text: string, most = 110): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return `"${flat.length > most ? `${flat.slice(0, most - 1)}…` : flat}"`;
}

/** How many findings each rule has, rules without findings among them. */
export function countByRule(findings: readonly Finding[]): Record<Rule, number> {
  const rules = Object.keys(TITLES) as Rule[];
  return Object.fromEntries(
    rules.map((rule) => [rule, findings.filter((found) => found.rule === rule).length]),
  ) as Record<Rule, number>;
}

/** The findings as text, rule after rule, each by file and line; empty when there is none. */
export function renderFindings(findings: readonly Finding[]): string {
  return (Object.keys(TITLES) as Rule[])
    .flatMap((rule) => {
      const found = findings.filter((one) => one.rule === rule);
      if (found.length === 0) return [];
      const level = ERRORS.has(rule) ? 'error' : 'warning';
      const lines = found
        .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
        .map(({ file, line, what, todo }) => `${file}:${line}: ${level}: ${what}\n    ${todo}\n`);
      return [`${TITLES[rule]} (${found.length})\n\n${lines.join('')}\n`];
    })
    .join('');
}
