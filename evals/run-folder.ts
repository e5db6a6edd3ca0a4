/**
 * A run folder: answers.jsonl with one outcome a line, added as it comes. A run that broke off goes on from there.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInputError } from './case.ts';
import { type Outcome, outcomeSchema } from './record.ts';

export interface RunFolder {
  readonly path: string;
  /** Outcomes kept so far; of several for one case the last counts. */
  outcomes(): Outcome[];
  /** @throws BadInputError when the outcome comes from another version, corpus or embedder than the first one. */
  add(outcome: Outcome): void;
}

function origin(outcome: Outcome): string | null {
  const provenance = outcome.answer?.provenance;
  return provenance ? [provenance.version, provenance.corpus, provenance.embedder].join(' ') : null;
}

/**
 * Opens a run folder; it is made with the first outcome. A last line that a kill cut short is dropped.
 * @throws BadInputError when another line is not an outcome.
 */
export function openRunFolder(path: string): RunFolder {
  const file = join(path, 'answers.jsonl');
  const outcomes: Outcome[] = [];
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) writeFileSync(file, whole);
    whole.split('\n').forEach((line, index) => {
      if (line === '') return;
      try {
        outcomes.push(outcomeSchema.parse(JSON.parse(line)));
      } catch (error) {
        throw new BadInputError(`${file}, line ${index + 1}: not an outcome (${(error as Error).message})`);
      }
    });
  }
  let first = outcomes.map(origin).find((one) => one !== null) ?? null;
  return {
    path,
    outcomes: () => [...outcomes],
    add(outcome) {
      const own = origin(outcome);
      if (own !== null && first !== null && own !== first) {
        throw new BadInputError(`${file}: holds answers of "${first}", not of "${own}"; give the run another name`);
      }
      first ??= own;
      outcomes.push(outcome);
      mkdirSync(path, { recursive: true });
      appendFileSync(file, `${JSON.stringify(outcome)}\n`);
    },
  };
}
