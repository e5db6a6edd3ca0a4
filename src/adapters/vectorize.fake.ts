/**
 * Vectorize for tests and for development without an account: its limits, and its way of showing what was written
 * only later. Scores are rounded as those of a search over compressed vectors are; everything is in memory.
 */
import type { Vectorize, VectorizeVector } from './cloudflare-bindings.ts';

const MOST = { id: 64, namespace: 64, batch: 1000, top: 100, topWithValues: 20, got: 20 };
/** What a score is rounded to: without values a search is approximate. */
const PRECISION = 1e4;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

function refuse(condition: boolean, message: string): void {
  if (condition) throw new Error(`VECTOR_QUERY_ERROR: ${message}`);
}

export class FakeVectorize implements Vectorize {
  readonly dimension: number;
  /** Queries and reads after a write until it shows. */
  readonly lag: number;
  readonly upserts: number[] = [];
  readonly queries: { readonly namespace: string | undefined; readonly topK: number }[] = [];
  readonly #shown = new Map<string, VectorizeVector>();
  readonly #waiting: { readonly at: number; readonly apply: () => void }[] = [];
  #reads = 0;

  constructor({ dimension = 1024, lag = 3 } = {}) {
    this.dimension = dimension;
    this.lag = lag;
  }

  /** Vectors that can be found now. */
  get size(): number {
    return this.#shown.size;
  }

  async upsert(vectors: VectorizeVector[]): Promise<{ mutationId: string }> {
    refuse(vectors.length > MOST.batch, `at most ${MOST.batch} vectors in a batch`);
    for (const { id, values, namespace } of vectors) {
      refuse(bytes(id) === 0 || bytes(id) > MOST.id, `id "${id}" is longer than ${MOST.id} bytes`);
      refuse(bytes(namespace ?? '') > MOST.namespace, `namespace is longer than ${MOST.namespace} bytes`);
      refuse(values.length !== this.dimension, `expected ${this.dimension} dimensions, got ${values.length}`);
      refuse(!values.every(Number.isFinite), 'a value is not finite');
    }
    this.upserts.push(vectors.length);
    return this.#later(() => {
      for (const vector of vectors) this.#shown.set(vector.id, vector);
    });
  }

  async query(
    vector: readonly number[],
    { topK, namespace, returnValues = false, returnMetadata = 'none' }: Parameters<Vectorize['query']>[1],
  ) {
    const most = returnValues || returnMetadata === 'all' ? MOST.topWithValues : MOST.top;
    refuse(!Number.isInteger(topK) || topK < 1 || topK > most, `topK ${topK} is not within 1 and ${most}`);
    refuse(vector.length !== this.dimension, `expected ${this.dimension} dimensions, got ${vector.length}`);
    this.queries.push({ namespace, topK });
    this.#read();
    const norm = Math.hypot(...vector) || 1;
    const matches = [...this.#shown.values()]
      .filter((one) => one.namespace === namespace)
      .map(({ id, values }) => {
        let sum = 0;
        for (const [i, value] of values.entries()) sum += value * (vector[i] as number);
        return { id, score: Math.round((sum / (norm * (Math.hypot(...values) || 1))) * PRECISION) / PRECISION };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, topK);
    return { count: matches.length, matches };
  }

  async getByIds(ids: string[]): Promise<readonly VectorizeVector[]> {
    refuse(ids.length > MOST.got, `at most ${MOST.got} ids`);
    this.#read();
    return ids.flatMap((id) => this.#shown.get(id) ?? []);
  }

  async deleteByIds(ids: string[]): Promise<{ mutationId: string }> {
    refuse(ids.length > MOST.batch, `at most ${MOST.batch} ids`);
    return this.#later(() => {
      for (const id of ids) this.#shown.delete(id);
    });
  }

  #later(apply: () => void): { mutationId: string } {
    this.#waiting.push({ at: this.#reads + this.lag, apply });
    if (this.lag === 0) this.#read();
    return { mutationId: crypto.randomUUID() };
  }

  #read(): void {
    this.#reads += 1;
    while (this.#waiting[0] && this.#waiting[0].at < this.#reads) this.#waiting.shift()?.apply();
  }
}
