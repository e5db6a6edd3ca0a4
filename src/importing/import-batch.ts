/**
 * Imports files and addresses into a corpus folder: read, checked against what is there and against each other, written
 * as Markdown with its source and a review. What goes wrong with one leaves the others alone.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { shorten } from '../corpus/readers/clean-text.ts';
import type { Finding } from '../corpus/readers/draft.ts';
import type { IsWord } from '../corpus/readers/paragraphs.ts';
import { findContradictions } from './contradictions.ts';
import { changeFrontMatter, frontMatterOf, type KnownDocument, readKnown, writeWhole } from './corpus-state.ts';
import {
  type Described,
  describe,
  type ImportSource,
  type ReadFile,
  type Refused,
  readOne,
  withoutSiteText,
} from './describe-source.ts';
import { type Compared, type Placement, placeDraft, sharedTitles } from './judge-draft.ts';
import { picturePages } from './page-pictures.ts';
import type { ReadingPool } from './reading-pool.ts';
import { type ReviewedFinding, reviewPage } from './review-page.ts';
import { runsOf, ShingleIndex } from './shingles.ts';
import type { ReportLanguage } from './words.ts';

export type ImportStatus =
  | 'imported'
  | 'updated'
  | 'unchanged'
  | 'quarantine'
  | 'superseded'
  | 'duplicate'
  | 'fragment'
  | 'refused';

export interface Imported {
  readonly name: string;
  readonly status: ImportStatus;
  readonly id: string | null;
  /** The Markdown file and the review, where they were written. */
  readonly file: string | null;
  readonly review: string | null;
  readonly findings: readonly ReviewedFinding[];
}

export interface ImportOptions {
  readonly corpusFolder: string;
  readonly pool: ReadingPool;
  readonly isWord: IsWord;
  readonly now: Date;
  readonly language: ReportLanguage;
  readonly acceptDamaged?: boolean;
  readonly acceptDuplicates?: boolean;
  readonly supersedes?: string | null;
  readonly onProgress?: (done: number, total: number, name: string, page?: { done: number; total: number }) => void;
}

interface Prepared extends Described {
  readonly id: string;
  readonly placement: Placement;
  /** The document whose file is written over: the same origin, imported again. */
  readonly before: KnownDocument | null;
}

const bare = (line: string): string => line.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim();

/** Gives each finding the line of the written file where its text stands. */
function placed(findings: readonly Finding[], markdown: string): ReviewedFinding[] {
  const lines = markdown.split('\n').map(bare);
  return findings.map((finding) => {
    const wanted = finding.near === undefined ? '' : bare(finding.near).slice(0, 50);
    const at = wanted === '' ? -1 : lines.findIndex((line) => line.includes(wanted));
    return { ...finding, line: at < 0 ? null : at + 1 };
  });
}

const refusal = ({ name }: ImportSource, { code, values }: Refused): Imported => ({
  ...{ name, status: 'refused', id: null, file: null, review: null },
  findings: [{ level: 'alarm', code, values, line: null }],
});

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** Everything needed to compare with, kept up to date as documents come in. */
class Neighbourhood {
  readonly documents: Map<string, Compared>;
  readonly #shingles = new ShingleIndex();
  readonly #shared: ReadonlySet<string>;

  constructor(known: readonly KnownDocument[], described: readonly Described[]) {
    const inUse = known.filter(
      ({ state, origin }) => state === null && !described.some((one) => one.origin === origin),
    );
    this.#shared = sharedTitles([...inUse, ...described.map(({ meta }) => meta)].map(({ title }) => title));
    this.documents = new Map(known.map((document) => [document.id, { ...document, inUse: document.state === null }]));
    for (const { id, body } of known) this.#shingles.add(id, runsOf(body.split(/\n{2,}/)));
  }

  place({ meta, draft, runs }: Described, except: string | null, supersedes: string | null): Placement {
    const known = new Map([...this.documents].filter(([id]) => id !== except));
    return placeDraft({
      meta,
      ...{ isPage: draft.format === 'html', body: draft.body, shared: this.#shared },
      runs: runs.size,
      overlaps: this.#shingles.overlaps(runs, except ?? undefined),
      known,
      supersedes,
    });
  }

  add(id: string, { meta, draft, runs, findings }: Described): void {
    this.documents.set(id, { ...meta, id, inUse: !findings.some(({ level }) => level === 'alarm'), body: draft.body });
    this.#shingles.add(id, runs);
  }
}

async function write(
  prepared: Prepared,
  status: ImportStatus,
  extra: readonly Finding[],
  options: ImportOptions,
): Promise<Imported> {
  const { corpusFolder, now, language } = options;
  const { id, draft, meta, digest, origin, before, placement } = prepared;
  const ending =
    extname(prepared.file).toLowerCase() ||
    `.${draft.format === 'markdown' ? 'md' : draft.format === 'text' ? 'txt' : draft.format}`;
  const source = `sources/${id}${ending === '.md' ? '.source.md' : ending}`;
  await mkdir(join(corpusFolder, 'sources'), { recursive: true });
  if (prepared.file !== join(corpusFolder, source)) await copyFile(prepared.file, join(corpusFolder, source));
  const guessed = (['published', 'period'] as const).filter((field) =>
    prepared.findings.some(({ code }) => code === `${field}-guessed`),
  );
  const state = status === 'quarantine' || status === 'superseded' ? status : (before?.state ?? undefined);
  const fields = {
    ...meta,
    id,
    ...(guessed.length > 0 ? { guessed } : {}),
    sources: [{ file: source, sha256: digest }],
    origin,
    imported: now.toISOString().slice(0, 10),
    ...(state ? { state } : {}),
    ...(status === 'superseded' ? { supersededBy: placement.of } : {}),
  };
  const markdown = `${frontMatterOf(fields)}\n${draft.body.trim()}\n`;
  const file = before?.file ?? join(corpusFolder, `${id}.md`);
  const findings = placed([...placement.findings, ...prepared.findings, ...extra], markdown);
  await writeWhole(file, markdown);
  const review = join(corpusFolder, '_review', `${id}.html`);
  const pictures =
    draft.format === 'pdf'
      ? await picturePages(prepared.file, join(corpusFolder, '_review', id))
      : new Map<number, string>();
  const page = reviewPage(
    {
      id,
      file: basename(file),
      status,
      inUse: state === undefined,
      fields: {
        title: meta.title,
        id,
        published: meta.published,
        period: meta.period,
        language: meta.language,
        publisher: meta.publisher,
        origin,
      },
      findings,
      markdown,
      pictures: new Map([...pictures].map(([number, name]) => [number, `${id}/${name}`])),
    },
    language,
  );
  await writeWhole(review, page);
  return { name: prepared.source.name, status, id, file, review, findings };
}

/** Reports a source that is not written. */
const leftOut = ({ source, placement }: Prepared, status: ImportStatus): Imported => ({
  name: source.name,
  status,
  id: placement.of,
  file: null,
  review: null,
  findings: placement.findings.map((finding) => ({ ...finding, line: null })),
});

/** Imports every source. The results stand in the order of the sources. */
export async function importBatch(sources: readonly ImportSource[], options: ImportOptions): Promise<Imported[]> {
  const known = await readKnown(options.corpusFolder);
  const publishers = new Set(known.map(({ publisher }) => publisher));
  const publisher = publishers.size === 1 ? ([...publishers][0] as string) : '';
  const results = new Map<ImportSource, Imported>();
  const read: ReadFile[] = [];
  for (const [at, source] of sources.entries()) {
    options.onProgress?.(at, sources.length, source.name);
    const one = await readOne(source, options);
    if ('code' in one) results.set(source, refusal(source, one));
    else read.push(one);
  }
  const described: Described[] = [];
  for (const one of await withoutSiteText(read, options.corpusFolder))
    described.push(await describe(one, publisher, options));
  // The largest first, so that a part meets the whole whatever the order in which they were named.
  described.sort((a, b) => b.runs.size - a.runs.size);
  const neighbourhood = new Neighbourhood(known, described);
  const taken = new Set(known.map(({ id }) => id));
  const prepared: Prepared[] = [];
  const digests = new Map(known.flatMap((document) => document.digests.map((digest) => [digest, document] as const)));
  for (const one of described) {
    const same = digests.get(one.digest);
    const before = known.find(({ origin }) => origin === one.origin) ?? null;
    if (same && (before === null || before === same)) {
      const findings: ReviewedFinding[] = [{ level: 'repaired', code: 'unchanged', line: null }];
      results.set(one.source, {
        name: one.source.name,
        status: 'unchanged',
        id: same.id,
        file: same.file,
        review: null,
        findings,
      });
      continue;
    }
    const placement = neighbourhood.place(one, before?.id ?? null, options.supersedes ?? null);
    const id = before?.id ?? freeId(one.meta.id, taken);
    const next: Prepared = { ...one, id, before, placement };
    if (!options.acceptDuplicates && (placement.status === 'duplicate' || placement.status === 'fragment')) {
      results.set(one.source, leftOut(next, placement.status));
      continue;
    }
    taken.add(id);
    neighbourhood.add(id, one);
    prepared.push(next);
  }
  const statusOf = ({ findings, placement, before }: Prepared): ImportStatus => {
    const alarmed = [...findings, ...placement.findings].some(({ level }) => level === 'alarm');
    if (placement.status === 'older') return 'superseded';
    if (placement.status === 'unsure' || (alarmed && !options.acceptDamaged)) return 'quarantine';
    return before ? 'updated' : 'imported';
  };
  const figured = ({ id, meta, draft }: Prepared) => ({ id, period: meta.period, body: draft.body });
  const ids = new Set(prepared.map(({ id }) => id));
  const superseded = new Set(
    prepared.filter(({ placement }) => placement.status === 'version').map(({ placement }) => placement.of),
  );
  const others = known.filter(({ id, state }) => state === null && !ids.has(id) && !superseded.has(id));
  const contradictions = findContradictions(
    prepared.filter((one) => ['imported', 'updated'].includes(statusOf(one))).map(figured),
    others,
  );
  for (const one of prepared) {
    const status = statusOf(one);
    results.set(one.source, await write(one, status, contradictions.get(one.id) ?? [], options));
    const older = status === 'quarantine' ? null : one.placement.status === 'version' ? one.placement.of : null;
    const file = older === null ? undefined : known.find(({ id }) => id === older)?.file;
    if (file !== undefined && file !== one.before?.file) {
      await changeFrontMatter(file, { state: 'superseded', supersededBy: one.id });
    }
  }
  return sources.map((source) => results.get(source) as Imported);
}

/** One line about a source for the terminal. */
export function summaryLine({ name, id, status }: Imported, statusText: string): string {
  const target = id === null ? '' : ` (${status === 'duplicate' || status === 'fragment' ? 'of ' : ''}${id})`;
  return `${shorten(name, 80)}: ${statusText}${target}`;
}
