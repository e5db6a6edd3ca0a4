/**
 * Judging the check of sentences: how often it lets through what a quote does not say, and stops what it does.
 */
import { type Figure, figure } from '../bootstrap.ts';
import type { SentenceCase } from './sentence-case.ts';
import type { Verifier } from './verifier.ts';

/** What a verifier said of a case; null when it failed. */
export interface SentenceOutcome {
  readonly id: string;
  readonly said: boolean | null;
}

export interface SentenceJudgement {
  /**
   * `accuracy`: right verdicts; `false-supports`: of the sentences that a quote does not support, those let through;
   * `false-rejections`: of those it does, those stopped; `errors`. A failure is wrong, but neither of the two.
   */
  readonly metrics: Readonly<Record<string, Figure>>;
  /** Accuracy by what was changed: "number", "negation", …; "none" where the quote is only put otherwise. */
  readonly changes: Readonly<Record<string, Figure>>;
  readonly cases: readonly (SentenceOutcome & { readonly right: boolean })[];
}

/** Puts each case's sentence with its quote to the verifier, one at a time. */
export async function askVerifier(verifier: Verifier, cases: readonly SentenceCase[]): Promise<SentenceOutcome[]> {
  const outcomes: SentenceOutcome[] = [];
  for (const { id, text, quote } of cases) {
    const said = await verifier.supported(text, [quote]).catch(() => null);
    outcomes.push({ id, said });
  }
  return outcomes;
}

/** Figures with intervals; a metric without cases is left out. */
export function judgeSentences(
  cases: readonly SentenceCase[],
  outcomes: readonly SentenceOutcome[],
): SentenceJudgement {
  const saidOf = new Map(outcomes.map(({ id, said }) => [id, said]));
  const judged = cases.map((item) => {
    const said = saidOf.get(item.id) ?? null;
    return { ...item, said, right: said === item.supported };
  });
  const figures = (parts: Record<string, readonly boolean[]>): Record<string, Figure> =>
    Object.fromEntries(
      Object.entries(parts)
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => [name, figure(values.map(Number), 'mean', `sentences ${name}`)]),
    );
  const changes: Record<string, boolean[]> = {};
  for (const { change, right } of judged) changes[change] = [...(changes[change] ?? []), right];
  return {
    metrics: figures({
      accuracy: judged.map(({ right }) => right),
      'false-supports': judged.filter(({ supported }) => !supported).map(({ said }) => said === true),
      'false-rejections': judged.filter(({ supported }) => supported).map(({ said }) => said === false),
      errors: judged.map(({ said }) => said === null),
    }),
    changes: figures(changes),
    cases: judged.map(({ id, said, right }) => ({ id, said, right })),
  };
}

/** The figures as lines of text, with the cases that are wrong. */
export function renderSentences({ metrics, changes, cases }: SentenceJudgement): string {
  const line = ([name, { value, n, low, high }]: [string, Figure]): string =>
    `${name.padEnd(24)}${value.toFixed(3)} [${low.toFixed(3)}-${high.toFixed(3)}] n=${n}`;
  const wrong = cases.filter(({ right }) => !right).map(({ id }) => id);
  const byChange = Object.entries(changes).map(([name, one]): [string, Figure] => [`accuracy, ${name}`, one]);
  return [...Object.entries(metrics).map(line), ...byChange.map(line), `wrong: ${wrong.join(', ') || 'none'}`, ''].join(
    '\n',
  );
}
