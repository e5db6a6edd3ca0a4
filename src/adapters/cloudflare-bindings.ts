/**
 * What the adapters use of Cloudflare's bindings, no more: so that fakes can be written by hand and nothing else
 * leans on the whole. Shapes and limits as documented by Cloudflare in November 2026.
 */

/** A value that a D1 statement takes. */
export type D1Value = string | number | null;

export interface D1Statement {
  bind(...values: D1Value[]): D1Statement;
  all<Row>(): Promise<{ readonly results: Row[] }>;
  first<Row>(): Promise<Row | null>;
  run(): Promise<{ readonly meta: { readonly changes: number } }>;
}

/** A D1 database. A statement takes 100 values, each at most 2 MB, as is a row; a batch is one transaction. */
export interface D1 {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<unknown>;
}

export interface VectorizeVector {
  /** At most 64 bytes. */
  readonly id: string;
  readonly values: readonly number[];
  /** At most 64 bytes. */
  readonly namespace?: string;
}

/** A Vectorize index. What is written can be read after some seconds, not at once. */
export interface Vectorize {
  /** topK at most 100 without values and metadata. */
  query(
    vector: readonly number[],
    options: { topK: number; namespace?: string; returnValues?: boolean; returnMetadata?: 'none' | 'indexed' | 'all' },
  ): Promise<{ readonly matches: readonly { readonly id: string; readonly score: number }[] }>;
  /** At most 1000 vectors. */
  upsert(vectors: VectorizeVector[]): Promise<{ readonly mutationId: string }>;
  /** Unknown ids are left out. */
  getByIds(ids: string[]): Promise<readonly { readonly id: string }[]>;
  deleteByIds(ids: string[]): Promise<{ readonly mutationId: string }>;
}

/** Workers AI. Embedding models take at most 100 texts in a call. */
export interface WorkersAi {
  run(model: string, input: Readonly<Record<string, unknown>>, options?: { signal?: AbortSignal }): Promise<unknown>;
}

/** A queue: a message at most 128 KB, a batch at most 100 of them. */
export interface Queue<Message> {
  sendBatch(messages: { readonly body: Message; readonly delaySeconds?: number }[]): Promise<unknown>;
}

/** Static files beside the Worker. */
export interface Assets {
  fetch(address: string): Promise<Response>;
}
