/**
 * What somebody wants, told from the meaning of the question: a second screen beside the patterns, for wordings that
 * no pattern foresees. Multinomial logistic regression on the question's embedding; `npm run train:intents` fits it.
 */
import { softmax } from '../language/logistic.ts';
import type { Ending } from '../turn.ts';

/** `content` is a question for the documents; every other intent ends the turn. */
export const INTENTS = [
  'content',
  'own_file',
  'out_of_scope',
  'attack',
  'fraud',
  'abuse',
  'threat',
  'crisis',
  'emergency',
  'wants_person',
  'smalltalk',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Somebody in need: seen first, whatever else a message may be. */
const NEEDS: readonly Intent[] = ['crisis', 'emergency'];

/** The fitted model, as it stands in intent-model.json. */
export interface IntentModel {
  /** Id of the embedder whose question vectors it was fitted on; vectors of another mean nothing to it. */
  readonly embedder: string;
  readonly dimension: number;
  readonly intents: readonly string[];
  /** One row an intent, one weight a dimension. */
  readonly weights: readonly (readonly number[])[];
  /** One an intent. */
  readonly bias: readonly number[];
  /** Lowest probability at which each intent counts; that of `content` is not used. */
  readonly thresholds: Readonly<Record<string, number>>;
}

/** An intent and its probability, 0-1, among all intents of the model. */
export interface IntentFound {
  readonly intent: Intent;
  readonly probability: number;
}

export type IntentScreen = (vector: Float32Array) => IntentFound;

/** The probabilities of all intents, in the model's order; together 1. */
export function probabilities(
  { weights, bias }: Pick<IntentModel, 'weights' | 'bias'>,
  vector: ArrayLike<number>,
): number[] {
  const scores = weights.map((row, intent) => {
    let score = bias[intent] as number;
    for (let i = 0; i < row.length; i++) score += (row[i] as number) * (vector[i] as number);
    return score;
  });
  return softmax(scores);
}

/**
 * The verdict on probabilities in the order of `intents`: of the intents that reach their threshold the most probable,
 * but need before all else; `content` where none does.
 */
export function decide(
  intents: readonly string[],
  chances: readonly number[],
  thresholds: IntentModel['thresholds'],
): IntentFound {
  const reached = intents
    .map((intent, i) => ({ intent: intent as Intent, probability: chances[i] as number }))
    .filter(({ intent, probability }) => intent !== 'content' && probability >= (thresholds[intent] ?? 1))
    .sort((a, b) => b.probability - a.probability);
  const found = reached.find(({ intent }) => NEEDS.includes(intent)) ?? reached[0];
  return found ?? { intent: 'content', probability: chances[intents.indexOf('content')] as number };
}

/**
 * Makes the screen of a model. What it returns takes the vector of a question as the embedder of `model.embedder`
 * gives it and throws RangeError on another dimension. It knows nothing of the conversation, so the question must
 * stand alone; encoded and hidden text is the patterns' work.
 *
 * @throws RangeError when the model's parts do not fit together or it knows an intent that is not in INTENTS.
 */
export function createIntentScreen(model: IntentModel): IntentScreen {
  const { dimension, intents, weights, bias, thresholds } = model;
  const known = new Set<string>(INTENTS);
  if (
    !intents.includes('content') ||
    intents.some((intent) => !known.has(intent) || (intent !== 'content' && thresholds[intent] === undefined)) ||
    weights.length !== intents.length ||
    bias.length !== intents.length ||
    weights.some((row) => row.length !== dimension)
  ) {
    throw new RangeError('The intent model is damaged: its intents, weights and thresholds do not fit together.');
  }
  return (vector) => {
    if (vector.length !== dimension) {
      throw new RangeError(`The intent model takes vectors of ${dimension} numbers, not ${vector.length}.`);
    }
    return decide(intents, probabilities(model, vector), thresholds);
  };
}

/** How a turn with an intent ends; as the patterns' verdicts in screen.ts. */
const ENDINGS: Readonly<Record<Exclude<Intent, 'content'>, Ending>> = {
  own_file: { status: 'redirected', reason: 'own_file', message: 'redirected.own_file', target: 'mijn-duo' },
  out_of_scope: { status: 'redirected', reason: 'out_of_scope', message: 'redirected.out_of_scope', target: 'contact' },
  attack: { status: 'refused', reason: 'attack', message: 'refused.attack', target: null },
  fraud: { status: 'refused', reason: 'fraud', message: 'refused.fraud', target: null },
  abuse: { status: 'refused', reason: 'abuse', message: 'refused.abuse', target: null },
  threat: { status: 'redirected', reason: 'threat', message: 'redirected.threat', target: 'complaint' },
  crisis: { status: 'redirected', reason: 'crisis', message: 'redirected.crisis', target: '113' },
  emergency: { status: 'redirected', reason: 'crisis', message: 'redirected.emergency', target: 'emergency' },
  wants_person: { status: 'handover', reason: 'wants_person', message: 'handover.wants_person', target: 'contact' },
  smalltalk: { status: 'redirected', reason: 'out_of_scope', message: 'redirected.smalltalk', target: null },
};
/**
 * Cosine with the nearest question of the bank from which a question is about what the documents are about, however
 * foreign its words sound (a name that only the documents explain): 95 in 100 foreign examples stay below .893.
 */
const KNOWN_SUBJECT = 0.9;

/**
 * How a turn ends on what was found; null where the question goes on.
 *
 * @param nearest cosine of the question with the bank's nearest question; null without a bank.
 */
export function endingFor({ intent }: IntentFound, nearest: number | null): Ending | null {
  if (intent === 'content') return null;
  // What is foreign, or somebody's own, was learned beside one organisation's bank: without one it says nothing.
  if ((intent === 'out_of_scope' || intent === 'own_file') && nearest === null) return null;
  if (intent === 'out_of_scope' && (nearest ?? 0) >= KNOWN_SUBJECT) return null;
  return ENDINGS[intent];
}
