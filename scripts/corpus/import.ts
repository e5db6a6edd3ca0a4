/** `npm run corpus -- import`: finds the files, fetches the addresses, imports them and says what became of each. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ImportSource } from '../../src/importing/describe-source.ts';
import { fetchPage } from '../../src/importing/fetch-page.ts';
import { type Imported, importBatch, summaryLine } from '../../src/importing/import-batch.ts';
import { openReadingPool } from '../../src/importing/reading-pool.ts';
import { createWordTest } from '../../src/importing/word-test.ts';
import { type ReportLanguage, say } from '../../src/importing/words.ts';
import type { Settings } from '../../src/runtimes/settings.ts';

/** Endings of what may be imported out of a folder; the content decides what a file is. */
const WANTED = /\.(?:pdf|html?|xhtml|docx|md|markdown|txt|doc|rtf|odt)$/i;

export interface ImportAllOptions {
  readonly settings: Pick<Settings, 'CORPUS_DIR' | 'IMPORT_HOSTS'>;
  readonly language: ReportLanguage;
  readonly acceptDamaged: boolean;
  readonly acceptDuplicates: boolean;
  readonly supersedes: string | null;
  readonly stderr?: NodeJS.WritableStream;
}

export interface ImportAllResult {
  readonly documents: readonly Imported[];
  /** Whether what is in use may have changed. */
  readonly changed: boolean;
  /** Whether something was refused or waits for a decision. */
  readonly waiting: boolean;
  readonly text: string;
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && WANTED.test(entry.name) && !/^[._]/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function sourcesOf(names: readonly string[], folder: string, hosts: readonly string[]): Promise<ImportSource[]> {
  const sources: ImportSource[] = [];
  for (const name of names) {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) {
      const fetched = await fetchPage(name, { hosts, folder });
      sources.push(
        'file' in fetched
          ? { name, file: fetched.file, address: fetched.address }
          : { name, file: null, address: name, refused: fetched },
      );
      continue;
    }
    const info = await stat(name).catch(() => null);
    if (info?.isDirectory())
      for (const file of await filesIn(name)) sources.push({ name: file, file: resolve(file), address: null });
    else sources.push({ name, file: info ? resolve(name) : null, address: null });
  }
  return sources;
}

function describe({ findings, review }: Imported): string[] {
  const told = findings.filter(
    ({ level, code }) =>
      level === 'alarm' ||
      [
        'duplicate',
        'fragment',
        'supersedes',
        'superseded',
        'contradiction',
        'planted-hidden',
        'personal-data',
        'overlap',
      ].includes(code),
  );
  const doubts = findings.filter(({ level }) => level === 'doubtful').length;
  return [
    ...told
      .slice(0, 6)
      .map(({ code, values, line }) => `    ${line === null ? '' : `line ${line}: `}${say('en', code, values)}`),
    ...(review === null ? [] : [`    ${doubts} doubtful; review: ${review}`]),
  ];
}

/** Imports everything that the names stand for. Never throws for one bad file. */
export async function importAll(names: readonly string[], options: ImportAllOptions): Promise<ImportAllResult> {
  const stderr = options.stderr ?? process.stderr;
  const folder = await mkdtemp(join(tmpdir(), 'corpus-import-'));
  const pool = openReadingPool();
  const begun = Date.now();
  let shown = begun;
  try {
    const sources = await sourcesOf(names, folder, options.settings.IMPORT_HOSTS);
    const documents = await importBatch(sources, {
      corpusFolder: resolve(options.settings.CORPUS_DIR),
      pool,
      isWord: createWordTest(),
      now: new Date(),
      language: options.language,
      acceptDamaged: options.acceptDamaged,
      acceptDuplicates: options.acceptDuplicates,
      supersedes: options.supersedes,
      onProgress(done, total, name, page) {
        if (Date.now() - shown < 2000) return;
        shown = Date.now();
        const share = page ? page.done / page.total : done / total;
        const left = share > 0 ? Math.round(((Date.now() - begun) * (1 - share)) / share / 1000) : null;
        const where = page ? `${name}: page ${page.done} of ${page.total}` : `${done} of ${total} files`;
        stderr.write(`${where}${left === null ? '' : `, about ${left} s left`}\n`);
      },
    });
    const count = (status: Imported['status']) => documents.filter((document) => document.status === status).length;
    const shownInFull =
      documents.length <= 30
        ? documents
        : documents.filter(({ status }) => !['imported', 'unchanged', 'updated'].includes(status));
    const lines = shownInFull.flatMap((document) => [
      summaryLine(document, say('en', `status.${document.status}`)),
      ...describe(document),
    ]);
    const totals = (
      ['imported', 'updated', 'unchanged', 'quarantine', 'superseded', 'duplicate', 'fragment', 'refused'] as const
    )
      .filter((status) => count(status) > 0)
      .map((status) => `${count(status)} ${status}`);
    return {
      documents,
      changed: count('imported') + count('updated') > 0,
      waiting: count('refused') + count('quarantine') > 0 || documents.length === 0,
      text: `${[...lines, `${documents.length} files: ${totals.join(', ') || 'nothing to import'}.`].join('\n')}\n`,
    };
  } finally {
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  }
}
