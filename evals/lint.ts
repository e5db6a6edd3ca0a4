/**
 * Lint for cases: what makes a set of questions unfit to measure with.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInputError, type Case } from './case.ts';
import { fold, letters, missingFacts } from './matching.ts';
import type { Sources } from './record.ts';
import { type Fingerprint, fingerprint, nearlyEqualAmong } from './similarity.ts';

/** What is wrong with a case. A notice is for people to look at; an error must not stay. */
export interface Finding {
  readonly id: string;
  readonly rule: 'bank' | 'duplicate' | 'gold' | 'facts' | 'shape' | 'twin';
  readonly level: 'error' | 'notice';
  readonly message: string;
}

const bankLineSchema = z.object({ language: z.string(), question: z.string() });
export type BankQuestion = z.infer<typeof bankLineSchema>;

/** The questions of a question bank (JSONL). @throws BadInputError naming file and line. */
export function readBank(file: string): BankQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [bankLineSchema.parse(JSON.parse(line))];
    } catch (error) {
      throw new BadInputError(`${file}, line ${index + 1}: not a bank question (${(error as Error).message})`);
    }
  });
}

function shapeFindings(item: Case): Finding[] {
  const findings: Finding[] = [];
  const add = (message: string): void => {
    findings.push({ id: item.id, rule: 'shape', level: 'error', message });
  };
  if (item.expect === 'answer' && item.gold.length === 0) add('can be answered, but has no gold');
  if (item.expect === 'answer' && item.lang === 'nl' && item.must.length === 0)
    add('can be answered, but has no key facts');
  if (item.expect !== 'answer' && item.gold.length > 0) add('gets no answer, but has gold');
  if (item.history.length > 0 && item.history.at(-1)?.role !== 'assistant') add('history does not end with an answer');
  return findings;
}

function goldFindings(item: Case, textOf: (document: string) => string | null): Finding[] {
  return item.gold.flatMap(({ doc, quote }): Finding[] => {
    const text = textOf(doc);
    if (text?.includes(letters(quote))) return [];
    const message = text === null ? `gold: there is no document ${doc}` : `gold does not stand in ${doc}: "${quote}"`;
    return [{ id: item.id, rule: 'gold', level: 'error', message }];
  });
}

/** Key facts that no gold quote holds; a yes/no question's "ja" and facts in other words are fine, hence a notice. */
function factFindings(item: Case): Finding[] {
  if (item.lang !== 'nl' || item.expect !== 'answer' || item.gold.length === 0) return [];
  const missing = missingFacts(item.gold.map(({ quote }) => quote).join('\n'), item.must);
  return missing.map((group) => ({
    id: item.id,
    rule: 'facts',
    level: 'notice',
    message: `no gold quote holds one of: ${group.join(' / ')}`,
  }));
}

function twinFindings(item: Case, ids: ReadonlySet<string>): Finding[] {
  if (item.twin === undefined || ids.has(item.twin)) return [];
  return [{ id: item.id, rule: 'twin', level: 'error', message: `its twin ${item.twin} is not among the cases` }];
}

interface Printed {
  readonly item: Case;
  readonly print: Fingerprint;
  readonly past: string;
}

/** Pairs of cases that ask nearly the same of the same conversation; twins are meant to be near. */
function duplicateFindings(cases: readonly Case[]): Finding[] {
  const printed = cases.map(
    (item): Printed => ({
      item,
      print: fingerprint(item.question),
      past: fold(item.history.map(({ content }) => content).join('\n')),
    }),
  );
  const near = nearlyEqualAmong(printed.map(({ print }) => print));
  return printed.flatMap((a, index) =>
    near(a.print).flatMap((place): Finding[] => {
      const b = printed[place] as Printed;
      if (place <= index || a.item.lang !== b.item.lang || a.past !== b.past) return [];
      if (a.item.twin === b.item.id || b.item.twin === a.item.id) return [];
      const message = `nearly equals ${a.item.id}: "${b.item.question}" / "${a.item.question}"`;
      return [{ id: b.item.id, rule: 'duplicate', level: 'error', message }];
    }),
  );
}

/** Cases that ask what the bank already asks, in the same language. */
function bankFindings(cases: readonly Case[], bank: readonly BankQuestion[]): Finding[] {
  const near = nearlyEqualAmong(bank.map(({ question }) => fingerprint(question)));
  return cases.flatMap((item): Finding[] => {
    const same = near(fingerprint(item.question))
      .map((place) => bank[place] as BankQuestion)
      .find(({ language }) => language === item.lang);
    if (same === undefined) return [];
    const message = `nearly equals the bank's "${same.question}": "${item.question}"`;
    return [{ id: item.id, rule: 'bank', level: 'error', message }];
  });
}

/**
 * Every finding, by rule: nothing near a bank question and no duplicates (evals/similarity.ts, same language), gold
 * stands in its document (letters and digits), key facts stand in the gold (Dutch; a notice), shape and twins.
 * That ids are unique is held where cases are read.
 */
export function lintCases(cases: readonly Case[], sources: Sources, bank: readonly BankQuestion[]): Finding[] {
  const ids = new Set(cases.map(({ id }) => id));
  const texts = new Map<string, string | null>();
  const textOf = (document: string): string | null => {
    if (!texts.has(document)) {
      const text = sources.text(document);
      texts.set(document, text === null ? null : letters(text));
    }
    return texts.get(document) ?? null;
  };
  return [
    ...cases.flatMap((item) => [
      ...shapeFindings(item),
      ...goldFindings(item, textOf),
      ...factFindings(item),
      ...twinFindings(item, ids),
    ]),
    ...duplicateFindings(cases),
    ...bankFindings(cases, bank),
  ];
}
