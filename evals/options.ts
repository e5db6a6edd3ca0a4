/**
 * The options of `npm run evals`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BadInputError } from './case.ts';

export const USAGE = `Usage: npm run evals -- --cases FILE[,FILE] [options]
  --json FILE      write the judgement ("-" for stdout); the table then goes to stderr
  --base URL       evaluate a running server (default: this code, in process)
  --run NAME       keep outcomes in evals/runs/NAME, and go on from what is there
  --judge NAME     judge evals/runs/NAME again; nothing is asked
  --parallel N     cases under way at the same time (default 2)
  --thresholds F   another file than evals/thresholds.json; "none" for no gate
  --report FOLDER  write report.md and report.html
  --last FILE      in the report, compare with this judgement (JSON)
  --compare A B    compare two judgements (JSON); nothing is asked
  --peers          retrieval alone: other search methods on the same questions, one table
  --lint           check the cases themselves; nothing is asked
`;

/** The options as given, with their defaults. @throws BadInputError on an unknown one. */
export function readOptions() {
  try {
    return parseArgs({
      options: {
        cases: { type: 'string', default: join(import.meta.dirname, 'cases', 'dev.jsonl') },
        json: { type: 'string' },
        base: { type: 'string' },
        run: { type: 'string' },
        judge: { type: 'string' },
        parallel: { type: 'string', default: '2' },
        thresholds: { type: 'string', default: join(import.meta.dirname, 'thresholds.json') },
        report: { type: 'string' },
        last: { type: 'string' },
        compare: { type: 'boolean', default: false },
        peers: { type: 'boolean', default: false },
        lint: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new BadInputError(`${(error as Error).message}\n${USAGE}`);
  }
}
export type Options = ReturnType<typeof readOptions>['values'];
