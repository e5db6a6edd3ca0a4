/** Targets that are used but missing, and addresses that nobody checked for a while. */
import { LineCounter, parseDocument } from 'yaml';
import type { BankLine, Targets } from '../../src/indexing/corpus-files.ts';
import { NEEDED_TARGETS, STALE_AFTER_DAYS, type StaleTarget, staleTargets } from '../../src/indexing/targets.ts';
import { type Finding, finding } from './finding.ts';

export interface TargetFile {
  readonly file: string;
  readonly text: string;
  readonly targets: Targets;
}

/** The line on which each key of a YAML map stands, from 1. */
function keyLines(text: string): Map<string, number> {
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter });
  const items = contents !== null && 'items' in contents ? (contents.items as { key: unknown }[]) : [];
  return new Map(
    items.map(({ key }) => {
      const { value, range } = key as { value: unknown; range: [number, number, number] };
      return [String(value), counter.linePos(range[0]).line];
    }),
  );
}

const WHY: Readonly<Record<StaleTarget['why'], (checked: string | null) => string>> = {
  never: () => 'was never checked',
  stale: (checked) => `was last checked on ${checked}, more than ${STALE_AFTER_DAYS} days ago`,
  future: (checked) => `has a date that has yet to come (${checked})`,
};

/** What is wrong with the targets. One finding where the file is missing or empty: then nothing else can be said. */
export function targetFindings(
  lines: readonly BankLine[],
  bankFile: string,
  { file, text, targets }: TargetFile,
  now: Date,
): Finding[] {
  if (text.trim() === '') {
    const wanted = [...new Set([...NEEDED_TARGETS, ...lines.flatMap(({ entry: { target } }) => target ?? [])])];
    const what = 'the file with the targets is missing or empty: no answer can send people on.';
    const todo = `Make it, with label, url and checked (docs/editors.md) for: ${wanted.join(', ')}.`;
    return [finding('target-missing', { file, line: 1 }, what, todo)];
  }
  const at = keyLines(text);
  const exists = (key: string) => Object.hasOwn(targets, key);
  const used = lines.flatMap(({ line, entry: { target } }): Finding[] => {
    if (target === undefined || exists(target)) return [];
    const what = `the target "${target}" is not in ${file}.`;
    const keys = Object.keys(targets).join(', ');
    return [finding('target-missing', { file: bankFile, line }, what, `Add it there, or use one of: ${keys}.`)];
  });
  const needed = NEEDED_TARGETS.filter((key) => !exists(key)).map((key) => {
    const what = `the target "${key}" is missing; some answers send people there.`;
    const todo = 'Add it with label, url and checked (docs/editors.md): without it those answers point nowhere.';
    return finding('target-missing', { file, line: 1 }, what, todo);
  });
  const stale = staleTargets(targets, now).map(({ key, checked, why }) => {
    const what = `the address of "${key}" (${targets[key]?.url}) ${WHY[why](checked)}.`;
    const todo = `Open it; if it is right, write checked: ${now.toISOString().slice(0, 10)}.`;
    return finding('target-unchecked', { file, line: at.get(key) ?? 1 }, what, todo);
  });
  return [...used, ...needed, ...stale];
}
