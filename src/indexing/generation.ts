/**
 * The index on disk: generation folders beside one pointer file. A generation is written whole under a temporary
 * name, checked by opening it, renamed, and only then named by the pointer, itself renamed into place: a kill at any
 * moment leaves the old index or the new one.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Raised when what a generation holds changes; an index of another format is rebuilt. */
const FORMAT = 5;
const POINTER = 'CURRENT';
/** Name of the file that says what a generation is. */
export const MANIFEST = 'manifest.json';

const manifestSchema = z.object({
  format: z.number(),
  generation: z.string(),
  embedder: z.string(),
  dimension: z.int().positive(),
  corpus: z.string(),
  /** Where the corpus was, on the machine that made the index. */
  folder: z.string().optional(),
  passages: z.int(),
  sentences: z.int(),
  questions: z.int(),
  files: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })),
});
export type GenerationManifest = z.infer<typeof manifestSchema>;

/** An index that cannot be used as it is; the message says why. Rebuilding mends it. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The folder of the current generation, or null when there is no index yet. */
export async function currentGeneration(indexFolder: string): Promise<string | null> {
  try {
    const name = (await readFile(join(indexFolder, POINTER), 'utf8')).trim();
    if (!/^[0-9a-z-]+$/.test(name)) throw new IndexError(`The pointer ${join(indexFolder, POINTER)} is damaged.`);
    return join(indexFolder, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Reads a generation's manifest and files and checks each against its recorded size and digest.
 * @throws IndexError naming the file that is missing, truncated or changed, or the format that is not ours.
 */
export async function readGeneration(
  folder: string,
): Promise<{ manifest: GenerationManifest; read(name: string): Promise<Buffer> }> {
  let manifest: GenerationManifest;
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    const format = (value as { format?: unknown } | null)?.format;
    if (format !== FORMAT) throw new IndexError(`The index has format ${format}, this version reads ${FORMAT}.`);
    manifest = manifestSchema.parse(value);
  } catch (error) {
    if (error instanceof IndexError) throw error;
    throw new IndexError(`The manifest of the index in ${folder} is missing or damaged.`);
  }
  return {
    manifest,
    async read(name) {
      const expected = manifest.files[name];
      const data = await readFile(join(folder, name)).catch(() => null);
      if (!expected || !data) throw new IndexError(`The index lacks its file ${name}.`);
      if (data.byteLength !== expected.bytes || sha256(data) !== expected.sha256) {
        throw new IndexError(`The index file ${name} is truncated or changed.`);
      }
      return data;
    },
  };
}

export type ManifestFields = Omit<GenerationManifest, 'format' | 'generation' | 'files'>;

/** A generation being written. */
export interface GenerationWriter {
  readonly folder: string;
  /** Writes a file and flushes it to disk. */
  write(name: string, data: string | Uint8Array): Promise<void>;
  /** Writes the manifest over all files present, renames the folder and points to it. Generations that were there before go. */
  publish(fields: ManifestFields): Promise<string>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

async function writeFlushed(file: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Folders that this process is writing now. */
const writing = new Set<string>();

/** Whether a name in the index folder is of a generation that nobody is writing any more. */
function isAbandoned(name: string): boolean {
  if (!name.startsWith('.building-') || writing.has(name)) return false;
  const pid = Number(/^\.building-(\d+)-/.exec(name)?.[1] ?? 0);
  if (pid === 0 || pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Begins a generation in a folder that no reader looks at. */
export async function beginGeneration(indexFolder: string): Promise<GenerationWriter> {
  await mkdir(indexFolder, { recursive: true });
  const generation = `g-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}-${randomUUID().slice(0, 8)}`;
  // What another process publishes meanwhile is not ours to remove: it may be on the point of being opened.
  const older = (await readdir(indexFolder)).filter((name) => name.startsWith('g-'));
  const temporary = `.building-${process.pid}-${generation}`;
  const folder = join(indexFolder, temporary);
  writing.add(temporary);
  await mkdir(folder);
  return {
    folder,
    write: (name, data) => writeFlushed(join(folder, name), data),
    async publish(fields) {
      const files: GenerationManifest['files'] = {};
      for (const name of (await readdir(folder)).sort()) {
        const data = await readFile(join(folder, name));
        files[name] = { bytes: data.byteLength, sha256: sha256(data) };
      }
      const manifest: GenerationManifest = { format: FORMAT, generation, ...fields, files };
      await writeFlushed(join(folder, MANIFEST), JSON.stringify(manifest, null, 2));
      await writeFlushed(join(folder, POINTER), `${generation}\n`);
      const final = join(indexFolder, generation);
      await rename(folder, final);
      writing.delete(temporary);
      await rename(join(final, POINTER), join(indexFolder, POINTER));
      const abandoned = (await readdir(indexFolder)).filter(isAbandoned);
      for (const name of [...older, ...abandoned]) await rm(join(indexFolder, name), { recursive: true, force: true });
      return final;
    },
    async discard() {
      writing.delete(temporary);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
