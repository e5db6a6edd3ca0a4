/**
 * `npm run train:intents`: fits the second screen (src/screening/intents.ts) on src/screening/intent-examples.jsonl and
 * the question bank, chooses its thresholds by cross-validation, prints what was measured and writes intent-model.json.
 * No chance in it: the same examples give the same model. Fitting takes about half a minute in all (six fits), embedding
 * the rest of a minute or two. This file is longer than most because the fitting is of use nowhere else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { decide, INTENTS, type IntentModel, probabilities } from '../src/screening/intents.ts';
import { screen } from '../src/screening/screen.ts';
import { refuseArguments } from './arguments.ts';

refuseArguments('train:intents');

/** L2 penalty on standardised vectors; .02 did best of .0003-.02 in cross-validation. */
const PENALTY = 0.02;
const FOLDS = 5;
/** Examples of one intent that are nearer than this are one wording and stay in one fold. */
const SAME_WORDING = 0.94;
/** Share of the questions for the documents that each intent may take away. */
const MOST_LOST = 0.005;
/** Thresholds never go below these: need is noticed early; what stands nearest to the documents must be likelier than not. */
const LOWEST: Readonly<Record<string, number>> = {
  crisis: 0.2,
  emergency: 0.3,
  own_file: 0.45,
  out_of_scope: 0.45,
  // A refusal for fraud accuses: it must be surer than a redirection.
  fraud: 0.6,
};
const LOWEST_OTHERWISE = 0.4;
/** Hand-written questions for the documents stand near the border, and there are fewer of them. */
const BORDER_WEIGHT = 2;
/**
 * The bank counts as this many examples, however large it grows: by its size alone it would make every other intent
 * unlikely. With 13,247 entries at full weight, recall of fraud fell to .09.
 */
const WEIGHT_OF_THE_BANK = 4000;
const NOW = new Date('2025-01-01T00:00:00Z');

interface Example {
  readonly intent: number;
  readonly question: string;
  /** What the patterns say of it: an intent, or null. */
  readonly pattern: string | null;
  readonly weight: number;
  /** Examples with the same source stay in one fold. */
  readonly source: string | null;
}
type Fitted = Pick<IntentModel, 'weights' | 'bias'>;

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const lines = (name: string): Record<string, string>[] =>
  readFileSync(path(name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

function example(intent: string, text: string, weight: number, source: string | null): Example {
  const { question, verdict } = screen({ messages: [{ role: 'user', content: text }], language: 'nl' }, NOW);
  const said = verdict?.message.split('.')[1] ?? null;
  const index = INTENTS.indexOf(intent as (typeof INTENTS)[number]);
  if (index < 0) throw new Error(`"${intent}" is not an intent ("${text}").`);
  return { intent: index, question, pattern: said, weight, source };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The fold of each example: near-duplicates together, the intents spread evenly. */
function foldsOf(examples: readonly Example[], vectors: readonly Float32Array[]): number[] {
  const parent = examples.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  examples.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      const other = examples[j] as Example;
      if (one.intent !== other.intent || (one.source === null) !== (other.source === null)) continue;
      const same = one.source
        ? one.source === other.source
        : dot(vectors[i] as Float32Array, vectors[j] as Float32Array) > SAME_WORDING;
      if (same) parent[root(i)] = root(j);
    }
  });
  const groups = Map.groupBy(parent.keys(), root);
  const sizes = INTENTS.map(() => new Array<number>(FOLDS).fill(0));
  const folds = new Array<number>(examples.length);
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length)) {
    const filled = sizes[examples[group[0] as number]?.intent as number] as number[];
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] as number) + group.length;
    for (const i of group) folds[i] = fold;
  }
  return folds;
}

/** Minimises `loss` (which fills its second argument with the gradient) by L-BFGS, Liu & Nocedal 1989. */
function minimise(size: number, loss: (at: Float64Array, gradient: Float64Array) => number): Float64Array {
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = loss(at, gradient);
  const steps: { moved: Float64Array; turned: Float64Array; rho: number }[] = [];
  for (let round = 0; round < 80; round++) {
    const direction = gradient.slice();
    const add = (other: Float64Array, factor: number) => {
      for (let k = 0; k < size; k++) direction[k] = (direction[k] as number) + factor * (other[k] as number);
    };
    const alphas = new Map<object, number>();
    for (const step of steps.toReversed()) {
      const alpha = step.rho * dot(step.moved, direction);
      alphas.set(step, alpha);
      add(step.turned, -alpha);
    }
    const last = steps.at(-1);
    const scale = last ? 1 / (last.rho * dot(last.turned, last.turned)) : 1;
    for (let k = 0; k < size; k++) direction[k] = (direction[k] as number) * scale;
    for (const step of steps) add(step.moved, (alphas.get(step) as number) - step.rho * dot(step.turned, direction));
    const slope = -dot(gradient, direction);
    let length = 1;
    let next = at;
    let nextGradient = gradient;
    let nextValue = value;
    for (let attempt = 0; attempt < 20; attempt++, length /= 2) {
      next = at.map((x, k) => x - length * (direction[k] as number));
      nextGradient = new Float64Array(size);
      nextValue = loss(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    const moved = next.map((x, k) => x - (at[k] as number));
    const turned = nextGradient.map((x, k) => x - (gradient[k] as number));
    const curvature = dot(moved, turned);
    if (curvature > 1e-12) steps.push({ moved, turned, rho: 1 / curvature });
    if (steps.length > 8) steps.shift();
    const gained = value - nextValue;
    at = next;
    gradient = nextGradient;
    value = nextValue;
    if (gained < 2e-5 * Math.abs(value)) break;
  }
  return at;
}

/** Fits on some of the examples. The vectors are centred and scaled for it; the weights are for them as they are. */
function fitOn(examples: readonly Example[], vectors: readonly Float32Array[], rows: readonly number[]): Fitted {
  const dimension = vectors[0]?.length as number;
  const width = dimension + 1;
  const mean = new Float64Array(dimension);
  for (const row of rows)
    vectors[row]?.forEach((x, k) => {
      mean[k] = (mean[k] as number) + x / rows.length;
    });
  let spread = 0;
  for (const row of rows)
    vectors[row]?.forEach((x, k) => {
      spread += (x - (mean[k] as number)) ** 2;
    });
  spread = Math.sqrt(spread / rows.length / dimension);
  const scaled = rows.map((row) =>
    Float64Array.from(vectors[row] as Float32Array, (x, k) => (x - (mean[k] as number)) / spread),
  );
  const total = rows.reduce((sum, row) => sum + (examples[row]?.weight as number), 0);
  const found = minimise(INTENTS.length * width, (at, gradient) => {
    const weights = INTENTS.map((_, c) => at.subarray(c * width, c * width + dimension) as unknown as number[]);
    const bias = INTENTS.map((_, c) => at[c * width + dimension] as number);
    let loss = 0;
    scaled.forEach((x, r) => {
      const { intent, weight } = examples[rows[r] as number] as Example;
      const chances = probabilities({ weights, bias }, x);
      loss -= (weight / total) * Math.log(Math.max(chances[intent] as number, 1e-12));
      chances.forEach((chance, c) => {
        const error = (weight / total) * (chance - (c === intent ? 1 : 0));
        if (Math.abs(error) < 1e-9) return;
        const start = c * width;
        for (let k = 0; k < dimension; k++)
          gradient[start + k] = (gradient[start + k] as number) + error * (x[k] as number);
        gradient[start + dimension] = (gradient[start + dimension] as number) + error;
      });
    });
    for (let k = 0; k < at.length; k++) {
      if (k % width === dimension) continue;
      const w = at[k] as number;
      loss += (PENALTY / 2) * w * w;
      gradient[k] = (gradient[k] as number) + PENALTY * w;
    }
    return loss;
  });
  const weights = INTENTS.map((_, c) =>
    Array.from(found.subarray(c * width, c * width + dimension), (w) => w / spread),
  );
  const bias = weights.map((row, c) => (found[c * width + dimension] as number) - dot(row, mean));
  return { weights, bias };
}

const embedder = await openTransformersEmbedder(path('models'));
const bankEntries = lines('corpus/questions.jsonl');
const bankWeight = Math.min(1, WEIGHT_OF_THE_BANK / bankEntries.length);
const examples = [
  ...lines('src/screening/intent-examples.jsonl').map(({ intent = '', text = '' }) =>
    example(intent, text, intent === 'content' ? BORDER_WEIGHT : 1, null),
  ),
  ...bankEntries.map(({ question = '', quote = '' }) => example('content', question, bankWeight, quote)),
];
// The shortest first: texts embedded together are then about as long, which saves padding.
const order = [...examples.keys()].sort(
  (a, b) => (examples[a]?.question.length as number) - (examples[b]?.question.length as number),
);
const vectors = new Array<Float32Array>(examples.length);
const embedded = await embedder.embedQuestions(order.map((i) => examples[i]?.question as string));
order.forEach((i, at) => {
  vectors[i] = embedded[at] as Float32Array;
});

const folds = foldsOf(examples, vectors);
const rows = [...examples.keys()];
const chances: number[][] = new Array(examples.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const fitted = fitOn(
    examples,
    vectors,
    rows.filter((i) => folds[i] !== fold),
  );
  for (const i of rows.filter((i) => folds[i] === fold)) chances[i] = probabilities(fitted, vectors[i] as Float32Array);
  console.error(`fold ${fold + 1} of ${FOLDS}`);
}
const content = rows.filter((i) => examples[i]?.intent === 0);
const thresholds = Object.fromEntries(
  INTENTS.slice(1).map((intent, c) => {
    const taken = content.map((i) => chances[i]?.[c + 1] as number).sort((a, b) => b - a);
    const enough = taken[Math.floor(content.length * MOST_LOST)] as number;
    return [intent, Math.ceil(Math.max(enough, LOWEST[intent] ?? LOWEST_OTHERWISE) * 1000) / 1000];
  }),
);

/** Rows: what an example is; columns: what was found; then precision and recall. */
function report(title: string, found: (i: number) => string): void {
  const table = INTENTS.map((intent, c) => {
    const mine = rows.filter((i) => examples[i]?.intent === c);
    const counts = Object.fromEntries(INTENTS.map((name) => [name, mine.filter((i) => found(i) === name).length]));
    const all = rows.filter((i) => found(i) === intent).length;
    const right = counts[intent] as number;
    return [intent, { ...counts, precision: +(right / all).toFixed(3), recall: +(right / mine.length).toFixed(3) }];
  });
  const bank = content.filter((i) => examples[i]?.source !== null);
  const lost = (some: readonly number[]): string =>
    `${some.filter((i) => found(i) !== 'content').length} of ${some.length}`;
  console.log(
    `\n${title}: questions lost: bank ${lost(bank)}, border ${lost(content.filter((i) => !bank.includes(i)))}`,
  );
  console.table(Object.fromEntries(table));
}
const byPattern = (i: number): string => examples[i]?.pattern ?? 'content';
const byModel = (i: number): string => decide(INTENTS, chances[i] as number[], thresholds).intent;
report('Patterns alone', byPattern);
report('Model alone, cross-validated', byModel);
report('Patterns, then model', (i) => examples[i]?.pattern ?? byModel(i));
console.log('Thresholds', thresholds);

const { weights, bias } = fitOn(examples, vectors, rows);
const round = (value: number): number => Number(value.toPrecision(4));
const model: IntentModel = {
  embedder: embedder.id,
  dimension: embedder.dimension,
  intents: INTENTS,
  thresholds,
  bias: bias.map(round),
  weights: weights.map((row) => row.map(round)),
};
const list = (values: readonly unknown[]): string => values.map((value) => `\n    ${JSON.stringify(value)}`).join(',');
const { weights: rowsOfWeights, ...rest } = model;
const head = JSON.stringify(rest, null, 2).slice(0, -2);
writeFileSync(path('src/screening/intent-model.json'), `${head},\n  "weights": [${list(rowsOfWeights)}\n  ]\n}\n`);
