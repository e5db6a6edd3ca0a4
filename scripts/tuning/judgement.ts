/** Fits the chance that the evidence answers, on answerable cases and near misses, and sets the thresholds. */
import type { Case } from '../../evals/case.ts';
import { BANK_FEATURES, EVIDENCE_FEATURES, judgementFeatures } from '../../src/judging/features.ts';
import { answerChance, type JudgementModel } from '../../src/judging/judge.ts';
import type { LogisticModel } from '../../src/language/logistic.ts';
import type { Retrieval } from '../../src/turn.ts';
import { fitLogistic } from './logistic-regression.ts';
import { foldOf, type Workbench } from './workbench.ts';

const FOLDS = 5;
const PENALTY = 33;
/**
 * Share of answerable questions that may be refused: a false "I don't know" is a failure too. Without a bank refusing
 * buys little (half of it hits answers), and the corpus is one that nothing was fitted on.
 */
const FALSE_REFUSALS = { withBank: 0.04, withoutBank: 0.02 };
/** Share of answerable questions whose answer may be called partial, those refused among them. */
const PARTIAL = 0.15;

interface Judged {
  readonly item: Case;
  readonly label: 0 | 1;
  readonly features: Readonly<Record<string, number>>;
}

interface HeldOut {
  readonly label: 0 | 1;
  readonly chance: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * sorted.length)] as number;

/** Chance below which the given share of answerable questions lies. */
function threshold(held: readonly HeldOut[], share: number): number {
  const answerable = held.filter(({ label }) => label === 1).map(({ chance }) => chance);
  return quantile(
    answerable.sort((a, b) => a - b),
    share,
  );
}

/** Near misses recognised at some shares of false refusals: the trade-off. */
function tradeOff(held: readonly HeldOut[]): string {
  const misses = held.filter(({ label }) => label === 0);
  return [0.01, 0.02, 0.03, 0.04, 0.05, 0.08, 0.1, 0.15]
    .map((share) => {
      const below = threshold(held, share);
      const recognised = misses.filter(({ chance }) => chance < below).length / misses.length;
      return `${(100 * share).toFixed(0)} % → ${(100 * recognised).toFixed(1)} %`;
    })
    .join(', ');
}

function fitAndCheck(judged: readonly Judged[], hasBank: boolean): JudgementModel {
  const names = hasBank ? [...EVIDENCE_FEATURES, ...BANK_FEATURES] : EVIDENCE_FEATURES;
  const fitted = (some: readonly Judged[]): LogisticModel =>
    fitLogistic(
      names,
      some.map(({ features, label }) => ({ values: names.map((name) => features[name] ?? 0), label })),
      PENALTY,
    );
  const held: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitted(judged.filter(({ item }) => foldOf(item, FOLDS) !== fold));
    for (const { item, label, features } of judged) {
      if (foldOf(item, FOLDS) === fold) held.push({ label, chance: answerChance(model, features, hasBank) });
    }
  }
  console.log(`Judgement ${hasBank ? 'with' : 'without'} a bank, false refusals → near misses recognised, held out:`);
  console.log(`  ${tradeOff(held)}`);
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    ...fitted(judged),
    abstainBelow: round(threshold(held, hasBank ? FALSE_REFUSALS.withBank : FALSE_REFUSALS.withoutBank)),
    partialBelow: round(threshold(held, PARTIAL)),
  };
}

const withoutBank = (retrieval: Retrieval): Retrieval => ({ ...retrieval, questions: [] });

/** Fits both models: for a corpus with a question bank, and for one without. */
export async function tuneJudgement(workbench: Workbench) {
  const cases = workbench.cases.filter(({ expect }) => expect === 'answer' || expect === 'abstain');
  const judged = async (asksOf: (item: Case) => ReturnType<Workbench['ask']>, strip: boolean): Promise<Judged[]> => {
    const all: Judged[] = [];
    for (const item of cases) {
      const { understanding, retrieval } = await asksOf(item);
      const used = strip ? withoutBank(retrieval) : retrieval;
      const features = judgementFeatures(understanding, used, workbench.split);
      all.push({ item, label: item.expect === 'answer' ? 1 : 0, features });
    }
    return all;
  };
  return {
    withBank: fitAndCheck(await judged(workbench.ask, false), true),
    withoutBank: fitAndCheck(await judged(workbench.askWithoutBank, true), false),
  };
}
