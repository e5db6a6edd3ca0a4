/**
 * The embedded model: multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672) through Transformers.js, read from
 * a local folder; nothing is fetched. Questions get the prefix "query: ", texts "passage: ", as the model was trained.
 */
import { availableParallelism } from 'node:os';
import { AutoModel, env, FeatureExtractionPipeline } from '@huggingface/transformers';
import type { Span } from '../corpus/document.ts';
import type { Embedder, PassageVectors } from '../ports.ts';
import { openTokenizer } from './light-tokenizer.ts';
import { QUIET_SESSION } from './onnx-session.ts';

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

/** Where a model is, and in which weights. */
export interface ModelPlace {
  readonly folder: string;
  readonly name: string;
  readonly dtype: 'q4' | 'q8' | 'fp32';
}

/** Passages from which on opening the model in other threads is worth its half second. */
const WORTH_THREADS = 100;
/** Each thread has some 200 MB of its own. */
const MOST_THREADS = 4;

/**
 * Opens the model in `folder`/`name`.
 * @param threads of the runtime, for one text; all cores unless told.
 * @throws Error naming the folder when the model is not there or cannot be read.
 */
export async function openTransformersEmbedder(
  folder: string,
  name = 'multilingual-e5-small',
  dtype: ModelPlace['dtype'] = 'q4',
  threads?: number,
): Promise<Embedder> {
  env.localModelPath = folder;
  env.allowRemoteModels = false;
  let extract: FeatureExtractionPipeline;
  try {
    const model = await AutoModel.from_pretrained(name, {
      dtype,
      session_options: threads === undefined ? QUIET_SESSION : { ...QUIET_SESSION, intraOpNumThreads: threads },
    });
    const tokenizer = await openTokenizer(folder, name);
    extract = new FeatureExtractionPipeline({ task: 'feature-extraction', model, tokenizer });
  } catch (error) {
    throw new Error(`The embedding model in ${folder}/${name} cannot be opened: ${(error as Error).message}`);
  }
  const probe = await extract('query: ', { pooling: 'mean', normalize: true });
  const dimension = probe.dims.at(-1) as number;
  const tokens = (text: string, special: boolean): number =>
    extract.tokenizer(text, { add_special_tokens: special }).input_ids.dims.at(-1) as number;
  /**
   * How many tokens stand before each place where a span begins or ends; `first` are those before the text. No token
   * runs across white space, so pieces are counted one by one; a place inside a word wants all before it counted.
   */
  const tokensBefore = (text: string, spans: readonly Span[], first: number): Map<number, number> => {
    const counted = new Map<number, number>();
    const places = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
    let sum = first;
    let at = 0;
    for (const place of places) {
      const piece = text.slice(at, place).trim();
      const count = sum + (piece === '' ? 0 : tokens(piece, false));
      counted.set(place, count);
      if (place > 0 && /^\S\S$/.test(text.slice(place - 1, place + 1))) continue;
      sum = count;
      at = place;
    }
    return counted;
  };

  const embedder: Embedder = {
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
      // A span beyond the model's reach gets the vector of the whole.
      const before = tokensBefore(text, spans, 1 + tokens(prefix.trimEnd(), false));
      const spanVectors = spans.map((span) => {
        const from = before.get(span.start) as number;
        const to = before.get(span.end) as number;
        return from < Math.min(to, count - 1) ? pool(states, dimension, from, Math.min(to, count - 1)) : vector;
      });
      return { passage: vector, spans: spanVectors };
    },

    async embedPassages(passages, onDone) {
      const cores = Math.min(availableParallelism(), MOST_THREADS);
      if (passages.length >= WORTH_THREADS && cores > 1) {
        const { embedInThreads } = await import('./embedding-threads.ts');
        return embedInThreads({ folder, name, dtype }, passages, cores, onDone);
      }
      const vectors: PassageVectors[] = [];
      for (const { text, spans } of passages) {
        vectors.push(await embedder.embedPassage(text, spans));
        onDone?.(vectors.length);
      }
      return vectors;
    },
  };
  return embedder;
}
