/** One source read and described: its draft, its front matter, the runs of words it is compared by, and what to look at. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import type { Draft, Finding } from '../corpus/readers/draft.ts';
import type { IsWord } from '../corpus/readers/paragraphs.ts';
import { findDamage, findSpoiltWords } from './damage.ts';
import { type ProposedMeta, proposeMeta } from './metadata.ts';
import type { ReadingPool } from './reading-pool.ts';
import { readRepeated, writeRepeated } from './repeated-file.ts';
import { runsOf } from './shingles.ts';
import { repeatedBlocks, tellTitlesApart, withoutRepeated } from './site-text.ts';
import { findSuspicions } from './suspicions.ts';

/** Largest file that is looked at. */
const MOST_BYTES = 300_000_000;

/** Why a source cannot be read: a key of words.json and its values. */
export interface Refused {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ImportSource {
  /** What the editor named: a path or an address. */
  readonly name: string;
  /** Where the bytes are; null when they could not be had, with the reason. */
  readonly file: string | null;
  readonly address: string | null;
  readonly refused?: Refused;
}

/** A source and what its reader made of it. */
export interface ReadFile {
  readonly source: ImportSource;
  readonly file: string;
  readonly name: string;
  readonly draft: Draft;
}

export interface DescribeOptions {
  readonly corpusFolder: string;
  readonly pool: ReadingPool;
  readonly isWord: IsWord;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number, name: string, page?: { done: number; total: number }) => void;
}

/** A draft read and described, not yet placed. */
export interface Described {
  readonly source: ImportSource;
  readonly file: string;
  readonly draft: Draft;
  readonly meta: ProposedMeta;
  readonly digest: string;
  readonly origin: string;
  readonly runs: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}

/** Reads a source's bytes in the pool. */
export async function readOne(
  source: ImportSource,
  { pool, onProgress }: Pick<DescribeOptions, 'pool' | 'onProgress'>,
): Promise<ReadFile | Refused> {
  const { file, address } = source;
  if (file === null) return source.refused ?? { code: 'missing', values: {} };
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return { code: 'missing', values: {} };
  if (info.size > MOST_BYTES) {
    return { code: 'too-large', values: { megabytes: Math.ceil(info.size / 1e6), most: MOST_BYTES / 1e6 } };
  }
  const name = address === null ? basename(file) : (new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? '');
  const result = await pool.read({ file, name, address }, (done, total) =>
    onProgress?.(0, 0, source.name, { done, total }),
  );
  return 'code' in result ? result : { source, file, name, draft: result.draft };
}

/** Web pages without what their site repeats on many of them, and with titles that tell them apart. */
export async function withoutSiteText(read: readonly ReadFile[], corpusFolder: string): Promise<ReadFile[]> {
  const pages = read.filter(({ draft }) => draft.format === 'html');
  if (pages.length === 0) return [...read];
  const titled = tellTitlesApart(pages);
  const before = await readRepeated(corpusFolder);
  const found = repeatedBlocks(pages.map(({ draft }) => draft.body));
  const repeated = new Set([...before.leftOut, ...found].filter((text) => !before.kept.has(text)));
  await writeRepeated(corpusFolder, before, repeated);
  return read.map((one) => {
    const draft = titled.get(one) ?? one.draft;
    return { ...one, draft: draft.format === 'html' ? withoutRepeated(draft, repeated) : draft };
  });
}

/** Proposes front matter and looks at the text. */
export async function describe(
  { source, file, name, draft }: ReadFile,
  publisher: string,
  { corpusFolder, isWord, now }: DescribeOptions,
): Promise<Described> {
  const { meta, findings } = proposeMeta(draft, { now, name, publisher });
  const damage = findDamage(draft.lines, isWord);
  const body = draft.body.split(/\n{2,}/);
  const bytes = await readFile(file);
  return {
    ...{ source, file, draft, meta },
    digest: createHash('sha256').update(bytes).digest('hex'),
    origin: source.address ?? relative(corpusFolder, file).replaceAll('\\', '/'),
    // Where columns are mixed up, only what stands on one line belongs together.
    runs: runsOf(damage.length > 0 ? draft.lines : body),
    findings: [
      ...damage,
      ...findSpoiltWords(draft, meta.language, isWord),
      ...findSuspicions(draft.body, draft.findings, now),
      ...findings,
      ...draft.findings,
    ],
  };
}
