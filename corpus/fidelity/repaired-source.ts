/**
 * A source as its document should read it. Listed omissions and repairs are applied first; what every source
 * needs follows by rule: bullets at the start of a line go, a hyphen at the end of a line joins with the next
 * line that is not blank, white space becomes one blank. A hyphen that belongs to the word is a listed repair.
 */
import type { Omission, Repair } from './lists.ts';

/** The repaired text on one line, and a message for every listed entry that changed nothing or did not fit. */
export interface RepairedSource {
  readonly text: string;
  readonly problems: readonly string[];
}

const BULLET_AT_LINE_START = /^[ \t]*[•\u{F0B7}][ \t]*/gmu;
const HYPHEN_AT_LINE_END = /[ \t]?-[ \t]*\n\s*/g;

/** White space of any length becomes one blank; none at the ends. */
export function collapse(text: string): string {
  return text.trim().split(/\s+/u).join(' ');
}

/** Repairs one source. The entries must all be of this source; each is applied to the lines it names only. */
export function repairSource(
  source: string,
  repairs: readonly Repair[],
  omissions: readonly Omission[],
): RepairedSource {
  const lines = source.split('\n');
  const problems: string[] = [];
  const range = (entry: Repair | Omission) => lines.slice(entry.lines[0] - 1, entry.lines[1]).join('\n');
  const replace = (entry: Repair | Omission, was: string, becomes: string) => {
    const [from, to] = entry.lines;
    const parts = range(entry).split(was);
    const label = `${entry.file}:${from}-${to}`;
    if (was === becomes || collapse(was) === '') problems.push(`${label}: the entry changes nothing`);
    else if (parts.length !== 2) problems.push(`${label}: "${was}" occurs ${parts.length - 1} times`);
    else lines.splice(from - 1, to - from + 1, parts.join(becomes), ...Array<string>(to - from).fill(''));
  };
  for (const omission of omissions) replace(omission, omission.text ?? range(omission), '');
  for (const repair of repairs) replace(repair, repair.was, repair.becomes);
  const joined = lines.join('\n').replace(BULLET_AT_LINE_START, '').replace(HYPHEN_AT_LINE_END, '');
  return { text: collapse(joined), problems };
}
