/**
 * The embedded model: multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672) through Transformers.js, read from
 * a local folder; nothing is fetched. Questions get the prefix "query: ", texts "passage: ", as the model was trained.
 */
import { env, type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers';
import type { Span } from '../corpus/document.ts';
import type { Embedder, PassageVectors } from '../ports.ts';
import { lightenTokenizer } from './light-tokenizer.ts';

/** Tokens the model reads; what is longer is cut off. */
const MOST_TOKENS = 512;
const QUESTIONS_AT_ONCE = 4;

/** Mean of some rows of a (tokens × dimension) matrix, scaled to length 1. @throws Error when the result is not finite. */
function pool(states: Float32Array, dimension: number, from: number, to: number): Float32Array {
  const mean = new Float32Array(dimension);
  for (let token = from; token < to; token++) {
    for (let i = 0; i < dimension; i++) mean[i] = (mean[i] as number) + (states[token * dimension + i] as number);
  }
  let norm = 0;
  for (const value of mean) norm += value * value;
  norm = Math.sqrt(norm);
  if (!Number.isFinite(norm) || norm === 0) throw new Error('The embedding model gave a vector that is not finite.');
  for (let i = 0; i < dimension; i++) mean[i] = (mean[i] as number) / norm;
  return mean;
}

/**
 * Opens the model in `folder`/`name`.
 * @throws Error naming the folder when the model is not there or cannot be read.
 */
export async function openTransformersEmbedder(
  folder: string,
  name = 'multilingual-e5-small',
  dtype: 'q4' | 'q8' | 'fp32' = 'q4',
): Promise<Embedder> {
  env.localModelPath = folder;
  env.allowRemoteModels = false;
  let extract: FeatureExtractionPipeline;
  try {
    extract = await pipeline('feature-extraction', name, { dtype });
  } catch (error) {
    throw new Error(`The embedding model in ${folder}/${name} cannot be opened: ${(error as Error).message}`);
  }
  lightenTokenizer(extract.tokenizer);
  const probe = await extract('query: ', { pooling: 'mean', normalize: true });
  const dimension = probe.dims.at(-1) as number;
  const tokens = (text: string, special: boolean): number =>
    extract.tokenizer(text, { add_special_tokens: special }).input_ids.dims.at(-1) as number;

  return {
    id: `${name}/${dtype}/mean`,
    dimension,

    async embedQuestions(questions) {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < questions.length; at += QUESTIONS_AT_ONCE) {
        const batch = questions.slice(at, at + QUESTIONS_AT_ONCE).map((question) => `query: ${question}`);
        const output = await extract(batch, { pooling: 'mean', normalize: true });
        const data = output.data as Float32Array;
        for (let row = 0; row < batch.length; row++) vectors.push(data.slice(row * dimension, (row + 1) * dimension));
      }
      return vectors;
    },

    async embedPassage(text: string, spans: readonly Span[]): Promise<PassageVectors> {
      const prefix = 'passage: ';
      const output = await extract([prefix + text], { pooling: 'none' } as never);
      const states = output.data as Float32Array;
      const count = Math.min(output.dims.at(-2) as number, MOST_TOKENS);
      const vector = pool(states, dimension, 0, count);
      // Which tokens are a span's: the tokenizer counts what stands before its start and before its end. One token
      // is the model's opening mark. A span beyond the model's reach gets the vector of the whole.
      // Most spans begin where the one before ended: each such place is counted once.
      const counted = new Map<string, number>();
      const tokensBefore = (place: number): number => {
        const before = (prefix + text.slice(0, place)).trimEnd();
        const known = counted.get(before) ?? 1 + tokens(before, false);
        counted.set(before, known);
        return known;
      };
      const spanVectors = spans.map((span) => {
        const from = tokensBefore(span.start);
        const to = tokensBefore(span.end);
        return from < Math.min(to, count - 1) ? pool(states, dimension, from, Math.min(to, count - 1)) : vector;
      });
      return { passage: vector, spans: spanVectors };
    },
  };
}
