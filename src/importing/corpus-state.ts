/**
 * The documents of a corpus folder as editors see them, those out of use among them, and their state: `state:` in the
 * front matter. Files are written beside the old one and renamed into place.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DocumentMeta } from '../corpus/document.ts';
import { DocumentError, readFrontMatter } from '../corpus/front-matter.ts';

/** Why a document is not in use; absent when it is. */
export type DocumentState = 'withdrawn' | 'quarantine' | 'superseded';

export interface KnownDocument extends Omit<DocumentMeta, 'url' | 'sources'> {
  readonly state: DocumentState | null;
  /** Where it was imported from: an address, or a path from the corpus folder. */
  readonly origin: string | null;
  /** SHA-256 of the sources, hexadecimal. */
  readonly digests: readonly string[];
  readonly body: string;
  readonly file: string;
}

/** Writes a file so that a reader sees the old text or the new one. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  await writeFile(temporary, data);
  await rename(temporary, file);
}

/** Whether a name in a corpus folder is a document's. */
const isDocumentName = (name: string): boolean => /^(?!README|_|\.).*\.md$/.test(name);

/** Every document in the folder; none when the folder does not exist. Unreadable ones are passed over: indexing names them. */
export async function readKnown(folder: string): Promise<KnownDocument[]> {
  const names = await readdir(folder).catch(() => []);
  const known: KnownDocument[] = [];
  for (const name of names.filter(isDocumentName).sort()) {
    const file = join(folder, name);
    try {
      const { meta, body, state, origin } = readFrontMatter(await readFile(file, 'utf8'));
      known.push({ ...meta, digests: meta.sources.map(({ sha256 }) => sha256), state, origin, body, file });
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
    }
  }
  return known;
}

/** Front matter as text, with dates and years in quotes. */
export function frontMatterOf(fields: Readonly<Record<string, unknown>>): string {
  const yaml = stringify(fields, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return `---\n${yaml}---\n`;
}

/**
 * Changes fields of a document's front matter in place; undefined removes one. The body stays as it is, byte for byte.
 * @throws DocumentError when the file has no front matter.
 */
export async function changeFrontMatter(file: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const text = await readFile(file, 'utf8');
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text);
  if (!match) throw new DocumentError(`${file} does not start with front matter.`);
  const lines = (match[1] as string).split(/\r?\n/);
  const names = Object.keys(changes);
  const kept = lines.filter((line) => !names.some((name) => line.startsWith(`${name}:`)));
  for (const name of names) {
    if (changes[name] !== undefined) kept.push(`${name}: ${JSON.stringify(changes[name])}`);
  }
  const changed = kept.join('\n');
  parse(changed);
  await writeWhole(file, `---\n${changed}\n---\n${text.slice(match[0].length)}`);
}
