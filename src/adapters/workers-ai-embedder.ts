/**
 * Embeddings by Workers AI: bge-m3 (Chen et al. 2024, arXiv 2402.03216), multilingual, 1024 dimensions. It gives no
 * token states, so the sentences of a passage are embedded apart, each as a text of its own; it wants no prefixes.
 */
import type { Embedder } from '../ports.ts';
import type { WorkersAi } from './cloudflare-bindings.ts';

const MODEL = '@cf/baai/bge-m3';
const DIMENSION = 1024;
/** Texts that the model takes in one call. */
const AT_ONCE = 100;

/** @throws Error when the model gave something else than a finite vector of the dimension for each text. */
function vectorsIn(output: unknown, count: number): Float32Array[] {
  const { data } = (output ?? {}) as { data?: unknown };
  if (!Array.isArray(data) || data.length !== count) {
    throw new Error(`${MODEL} gave ${Array.isArray(data) ? data.length : 'no'} vectors for ${count} texts.`);
  }
  return data.map((values: unknown) => {
    const vector = Float32Array.from(Array.isArray(values) ? (values as number[]) : []);
    const norm = Math.hypot(...vector);
    if (vector.length !== DIMENSION || !Number.isFinite(norm) || norm === 0) {
      throw new Error(`${MODEL} gave a vector that is not ${DIMENSION} finite numbers.`);
    }
    return vector.map((value) => value / norm);
  });
}

/** Makes the embedder. Its errors are those of Workers AI, or of a vector that cannot be used; nothing is retried. */
export function createWorkersAiEmbedder(ai: WorkersAi): Embedder {
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += AT_ONCE) {
      const text = texts.slice(at, at + AT_ONCE);
      vectors.push(...vectorsIn(await ai.run(MODEL, { text }), text.length));
    }
    return vectors;
  };
  return {
    id: `workers-ai${MODEL.slice(3)}`,
    dimension: DIMENSION,
    embedQuestions: embed,
    async embedPassage(text, spans) {
      const [passage, ...own] = await embed([text, ...spans.map(({ start, end }) => text.slice(start, end))]);
      return { passage: passage as Float32Array, spans: own };
    },
  };
}
