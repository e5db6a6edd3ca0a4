/** Entries that say the same twice, contradict each other, ask what a case asks, or carry the wrong language. */
import type { Case } from '../../evals/case.ts';
import { fingerprint, nearlyEqualAmong } from '../../evals/similarity.ts';
import { lettersAndDigits } from '../../src/corpus/anchors.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import { type Finding, finding, shown } from './finding.ts';
import { alikePairs, type Worded } from './wording.ts';

/** Quotes of one document of which one holds the other. */
function sharesQuote(a: Worded, b: Worded): boolean {
  if (a.entry.document !== b.entry.document) return false;
  const [one, other] = [lettersAndDigits(a.entry.quote), lettersAndDigits(b.entry.quote)];
  return one.includes(other) || other.includes(one);
}

/**
 * Duplicates, contradictions and gaps that a document seems to answer. One question with two quotes is no duplicate:
 * two places answer it.
 */
export function alikeFindings(lines: readonly Worded[], file: string): Finding[] {
  const findings: Finding[] = [];
  for (const { a, b, like } of alikePairs(lines)) {
    const same = like === 'equal' ? 'the same as' : 'nearly the same as';
    if (a.entry.kind === b.entry.kind) {
      if (a.entry.kind === 'question' && !sharesQuote(a, b)) continue;
      const what = `${shown(b.entry.question)} asks ${same} line ${a.line}: ${shown(a.entry.question)}.`;
      findings.push(finding('duplicate', { file, line: b.line }, what, 'Keep the better one and remove the other.'));
      continue;
    }
    const [gap, question] = a.entry.kind === 'gap' ? [a, b] : [b, a];
    const what =
      `${shown(gap.entry.question)} is a gap here, and ${same} the question on line ${question.line}: ` +
      `${shown(question.entry.question)}.`;
    const todo = `Read the quote on line ${question.line}: if it answers this, remove the gap; if not, remove the question.`;
    const rule = like === 'equal' ? 'contradiction' : 'answered-gap';
    const reworded = 'If both are right, word them so that the difference shows.';
    findings.push(finding(rule, { file, line: gap.line }, what, like === 'equal' ? todo : `${todo} ${reworded}`));
  }
  return findings;
}

/** A case with the file it stands in. */
export interface PlacedCase {
  readonly file: string;
  readonly item: Pick<Case, 'id' | 'lang' | 'question'>;
}

/** Bank entries of a case's language that ask nearly what it asks; the case's own words are not shown. */
export function caseFindings(lines: readonly Worded[], cases: readonly PlacedCase[], file: string): Finding[] {
  const near = nearlyEqualAmong(cases.map(({ item }) => fingerprint(item.question)));
  return lines.flatMap(({ line, entry, print }): Finding[] => {
    const same = near(print)
      .map((place) => cases[place] as PlacedCase)
      .find(({ item }) => item.lang === entry.language);
    if (!same) return [];
    const what = `${shown(entry.question)} nearly equals evaluation case ${same.item.id} (${same.file}).`;
    const todo = 'Remove this entry, or have the case replaced: a figure measured on a known question says nothing.';
    return [finding('case', { file, line }, what, todo)];
  });
}

/** Labels that the detection is sure are wrong. Keywords and names alone never make it sure. */
export function languageFindings(lines: readonly Worded[], file: string): Finding[] {
  return lines.flatMap(({ line, entry }): Finding[] => {
    const { language, sure } = detectLanguage(entry.question);
    if (!sure || language === entry.language.slice(0, 2)) return [];
    const what = `${shown(entry.question)} is labelled "${entry.language}" and reads as "${language}".`;
    return [finding('language', { file, line }, what, `Write "language": "${language}" if that is right.`)];
  });
}
