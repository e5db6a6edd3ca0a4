/** Fits the chance that the evidence answers, on answerable cases and near misses, and sets the thresholds. */
import type { Case } from '../../evals/case.ts';
import { ALONG_AXES, DIRECTION, judgementFeatures } from '../../src/judging/features.ts';
import { answerChance, type DirectedModel, featuresOf, type JudgementModel } from '../../src/judging/judge.ts';
import { along, saidAlong } from '../../src/judging/neighbours.ts';
import { portableFeaturesOf } from '../../src/judging/portable.ts';
import type { LogisticModel } from '../../src/language/logistic.ts';
import type { NearQuestion, Retrieval } from '../../src/turn.ts';
import { fitLogistic } from './logistic-regression.ts';
import { fitTellingAxes } from './telling-axes.ts';
import { foldOf, type Workbench } from './workbench.ts';

const FOLDS = 5;
const PENALTY = 33;
/**
 * Share of answerable questions that may be refused: a false "I don't know" is a failure too. Without a bank refusing
 * buys little (half of it hits answers), and the corpus is one that nothing was fitted on.
 */
const FALSE_REFUSALS = { withBank: 0.03, withoutBank: 0.02 };
/** Words alone tell little, and nothing was measured with the embedder they then serve: rather partial than wrong. */
const PORTABLE = { refused: 0.08, partial: 0.5 };
/** Share of answerable questions whose answer may be called partial, those refused among them. */
const PARTIAL = 0.1;

/** The direction: its penalty, and how much a case counts beside a bank entry. */
const DIRECTION_PENALTY = 1000;
const CASE_WEIGHT = 3;

interface Judged {
  readonly item: Case;
  readonly vector: Float32Array;
  readonly label: 0 | 1;
  readonly near: readonly NearQuestion[];
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

const outOf = (judged: readonly Judged[], fold: number) => judged.filter(({ item }) => foldOf(item, FOLDS) !== fold);
const inside = (judged: readonly Judged[], fold: number) => judged.filter(({ item }) => foldOf(item, FOLDS) === fold);
const foldNumbers = Array.from({ length: FOLDS }, (_, fold) => fold);

function fitted(names: readonly string[], some: readonly Judged[]): LogisticModel {
  const samples = some.map(({ features, label }) => ({ values: names.map((name) => features[name] ?? 0), label }));
  return fitLogistic(names, samples, PENALTY);
}

/** Fits on all, prints what each fold's model does on the fold, and sets the thresholds by that. */
function fitAndCheck(
  title: string,
  judged: readonly Judged[],
  names: readonly string[],
  refused: number,
  partial = PARTIAL,
): JudgementModel {
  const held: HeldOut[] = foldNumbers.flatMap((fold) => {
    const model = { ...fitted(names, outOf(judged, fold)), abstainBelow: 0, partialBelow: 0 };
    return inside(judged, fold).map(({ label, features }) => ({ label, chance: answerChance(model, names, features) }));
  });
  console.log(`Judgement ${title}, false refusals → near misses recognised, held out:\n  ${tradeOff(held)}`);
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    ...fitted(names, judged),
    abstainBelow: round(threshold(held, refused)),
    partialBelow: round(threshold(held, partial)),
  };
}

/** The direction in which questions lie that the documents answer, by bank and cases. */
function fitDirection(bank: Workbench['bank'], some: readonly Judged[]): number[] {
  const names = Array.from(bank[0]?.vector ?? [], (_, index) => String(index));
  const model = fitLogistic(
    names,
    [
      ...bank.map(({ vector, isAnswered }) => ({
        values: [...vector],
        label: isAnswered ? (1 as const) : (0 as const),
      })),
      ...some.map(({ vector, label }) => ({ values: [...vector], label, weight: CASE_WEIGHT })),
    ],
    DIRECTION_PENALTY,
  );
  return names.map((name) => model.weights[name] as number);
}

/**
 * The same with the direction and the axes. Each case has the feature from a direction that was fitted without its fold;
 * the axes are fitted on the bank alone.
 */
async function fitDirected(judged: readonly Judged[], workbench: Workbench): Promise<DirectedModel> {
  const { bank, documents } = workbench;
  const axes = await fitTellingAxes(workbench);
  const directed = foldNumbers.flatMap((fold) => {
    const direction = fitDirection(bank, outOf(judged, fold));
    return inside(judged, fold).map((one) => ({
      ...one,
      features: {
        ...one.features,
        [DIRECTION]: along(direction, one.vector),
        [ALONG_AXES]: saidAlong(axes, one.near, one.vector),
      },
    }));
  });
  const title = 'with a bank, its direction and axes';
  const model = fitAndCheck(title, directed, featuresOf(true, true), FALSE_REFUSALS.withBank);
  return { ...model, documents, direction: fitDirection(bank, judged), axes };
}

const withoutBank = (retrieval: Retrieval): Retrieval => ({ ...retrieval, questions: [] });

/** Every case that is answered or abstained from, as the judgement sees it. */
async function judgeCases(
  { cases, split }: Workbench,
  ask: Workbench['ask'],
  strip: (retrieval: Retrieval) => Retrieval = (retrieval) => retrieval,
): Promise<Judged[]> {
  const all: Judged[] = [];
  for (const item of cases.filter(({ expect }) => expect === 'answer' || expect === 'abstain')) {
    const { understanding, retrieval } = await ask(item);
    const features = judgementFeatures(understanding, strip(retrieval), split);
    const label = item.expect === 'answer' ? 1 : 0;
    all.push({ item, vector: retrieval.vector, label, near: retrieval.questions, features });
  }
  return all;
}

/** Fits for these documents with their bank, for any corpus with a bank, and for any without. */
export async function tuneJudgement(workbench: Workbench) {
  const withBank = await judgeCases(workbench, workbench.ask);
  const bare = await judgeCases(workbench, workbench.askWithoutBank, withoutBank);
  return {
    embedder: workbench.embedder.id,
    withThisBank: await fitDirected(withBank, workbench),
    withBank: fitAndCheck('with a bank', withBank, featuresOf(true, false), FALSE_REFUSALS.withBank),
    withoutBank: fitAndCheck('without a bank', bare, featuresOf(false, false), FALSE_REFUSALS.withoutBank),
  };
}

/** Fits what needs no vectors, for embedders that nothing was fitted with. */
export async function tunePortableJudgement(workbench: Workbench) {
  const { refused, partial } = PORTABLE;
  const withBank = await judgeCases(workbench, workbench.ask);
  const bare = await judgeCases(workbench, workbench.askWithoutBank, withoutBank);
  return {
    withBank: fitAndCheck('by words, with a bank', withBank, portableFeaturesOf(true), refused, partial),
    withoutBank: fitAndCheck('by words, without a bank', bare, portableFeaturesOf(false), refused, partial),
  };
}
