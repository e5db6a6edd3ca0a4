/**
 * An embedder for tests: vectors of length 1 from hashed words, the same for the same words; records what it was
 * asked. Texts that share words are near each other, and nothing more is meant by it.
 */
import type { Span } from '../corpus/document.ts';
import type { Embedder, PassageVectors } from '../ports.ts';

export interface FakeEmbedderOptions {
  readonly id?: string;
  readonly dimension?: number;
  /** Milliseconds that each call takes; none by default. */
  readonly delay?: number;
  /** Changes a vector before it is given back, to stand for a model that fails. */
  readonly spoil?: (vector: Float32Array) => Float32Array;
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** The vector of a text; that of a text without words points along the first axis. */
export function hashedVector(text: string, dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const value = hash(word);
    const axis = value % dimension;
    vector[axis] = (vector[axis] as number) + (value & 0x10000 ? 1 : -1);
  }
  const norm = Math.hypot(...vector);
  if (norm === 0) vector[0] = 1;
  return norm === 0 ? vector : vector.map((value) => value / norm);
}

export class FakeEmbedder implements Embedder {
  readonly id: string;
  readonly dimension: number;
  /** Texts of the passages embedded, in order. */
  readonly passages: string[] = [];
  /** Questions embedded, in order. */
  readonly questions: string[] = [];
  readonly #delay: number;
  readonly #spoil: (vector: Float32Array) => Float32Array;

  constructor({ id = 'fake', dimension = 32, delay = 0, spoil = (vector) => vector }: FakeEmbedderOptions = {}) {
    this.id = id;
    this.dimension = dimension;
    this.#delay = delay;
    this.#spoil = spoil;
  }

  async embedQuestions(questions: readonly string[]): Promise<Float32Array[]> {
    this.questions.push(...questions);
    await this.#pause();
    return questions.map((question) => this.#vector(question));
  }

  async embedPassage(text: string, spans: readonly Span[]): Promise<PassageVectors> {
    this.passages.push(text);
    await this.#pause();
    return {
      passage: this.#vector(text),
      spans: spans.map((span) => this.#vector(text.slice(span.start, span.end))),
    };
  }

  #vector(text: string): Float32Array {
    return this.#spoil(hashedVector(text, this.dimension));
  }

  async #pause(): Promise<void> {
    if (this.#delay > 0) await new Promise((resolve) => setTimeout(resolve, this.#delay));
  }
}
