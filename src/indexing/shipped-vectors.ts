/**
 * Vectors that come with a corpus (`vectors.json` and `vectors.f16` beside the documents), so that a first start
 * embeds nothing that is as it was when they were made. Optional, and only a shortcut: each stands under the text it
 * was made from, and what is not there, or of another embedder, is embedded as ever. Half precision: a cosine moves by
 * less than 0.001.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Reusable } from './build.ts';

const NAMES = { table: 'vectors.json', values: 'vectors.f16' };
const tableSchema = z.object({
  embedder: z.string(),
  dimension: z.int().positive(),
  /** Id and number of sentences of each passage: its row, then a row for each sentence. */
  passages: z.array(z.tuple([z.string(), z.int().min(0)])),
  /** Digests of the questions: a row each, after the passages. */
  questions: z.array(z.string()),
});

/** Sixteen hexadecimal digits of a text's SHA-256. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * The vectors that came with the corpus, for these questions; null when there are none, or not of this embedder.
 * @throws Error naming the file when it is damaged.
 */
export async function readShippedVectors(
  corpusFolder: string,
  embedder: string,
  questions: Iterable<string>,
): Promise<Reusable | null> {
  let json: string;
  try {
    json = await readFile(join(corpusFolder, NAMES.table), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const table = tableSchema.parse(JSON.parse(json));
  if (table.embedder !== embedder) return null;
  const bytes = await readFile(join(corpusFolder, NAMES.values));
  const rows = table.passages.reduce((sum, [, sentences]) => sum + 1 + sentences, 0) + table.questions.length;
  if (bytes.byteLength !== rows * table.dimension * 2) {
    throw new Error(`${NAMES.values} holds ${bytes.byteLength} bytes, expected ${rows * table.dimension * 2}.`);
  }
  const values = new Float16Array(new Uint8Array(bytes).buffer);
  let at = 0;
  const next = (): Float32Array => {
    const row = Float32Array.from(values.subarray(at, at + table.dimension));
    at += table.dimension;
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  };
  const passages = new Map<string, { passage: Float32Array; sentences: readonly Float32Array[] }>();
  for (const [id, sentences] of table.passages) {
    passages.set(id, { passage: next(), sentences: Array.from({ length: sentences }, next) });
  }
  const byDigest = new Map(table.questions.map((key) => [key, next()]));
  const found = new Map<string, Float32Array>();
  for (const question of questions) {
    const vector = byDigest.get(digest(question));
    if (vector) found.set(question, vector);
  }
  return { passages, questions: found };
}

/** Writes the vectors beside the documents of a corpus. */
export async function writeShippedVectors(
  corpusFolder: string,
  { id, dimension }: { readonly id: string; readonly dimension: number },
  { passages, questions }: Reusable,
): Promise<void> {
  const rows = [
    ...[...passages.values()].flatMap(({ passage, sentences }) => [passage, ...sentences]),
    ...questions.values(),
  ];
  const values = new Float16Array(rows.length * dimension);
  for (const [index, row] of rows.entries()) values.set(row, index * dimension);
  const table: z.infer<typeof tableSchema> = {
    embedder: id,
    dimension,
    passages: [...passages].map(([passage, { sentences }]) => [passage, sentences.length]),
    questions: [...questions.keys()].map(digest),
  };
  await writeFile(join(corpusFolder, NAMES.values), new Uint8Array(values.buffer));
  await writeFile(join(corpusFolder, NAMES.table), `${JSON.stringify(table)}\n`);
}
