/**
 * Reads a folder of the corpus: documents (*.md), the question bank (questions.jsonl) and the editors' targets
 * (targets.yaml). Bank and targets may be absent.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { BankEntry, CorpusDocument } from '../corpus/document.ts';
import { DocumentError, readFrontMatter } from '../corpus/front-matter.ts';

const bankEntrySchema = z.object({
  document: z.string().min(1),
  quote: z.string().min(1),
  language: z.string().min(2),
  question: z.string().min(1),
  kind: z.enum(['question', 'gap']),
  target: z.string().optional(),
  state: z.enum(['proposed', 'accepted']).optional(),
});

const targetsSchema = z.record(
  z.string(),
  z.object({
    label: z.record(z.string(), z.string()),
    url: z.url({ protocol: /^(https|tel)$/ }),
    /** When an editor last saw that the address works; null when nobody did. */
    checked: z.iso.date().nullable(),
  }),
);
export type Targets = z.infer<typeof targetsSchema>;

export interface Corpus {
  readonly documents: readonly CorpusDocument[];
  readonly bank: readonly BankEntry[];
  readonly targets: Targets;
  /** SHA-256 over everything read, hexadecimal. */
  readonly digest: string;
}

/** The folder cannot be used; the message names the file, the line and what is wrong. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/** A bank entry and the line it stands on, from 1. */
export interface BankLine {
  readonly line: number;
  readonly entry: BankEntry;
}

/**
 * Every entry in the text of a question bank, proposed ones among them; blank lines are skipped.
 * @throws CorpusError naming file and line.
 */
export function parseBankLines(text: string, file: string): BankLine[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new CorpusError(`${file}, line ${index + 1}: this is not JSON.`);
    }
    const result = bankEntrySchema.safeParse(value);
    if (!result.success) {
      const issue = result.error.issues[0];
      throw new CorpusError(`${file}, line ${index + 1}: ${issue?.path.join('.') || 'the line'}: ${issue?.message}`);
    }
    return [{ line: index + 1, entry: result.data }];
  });
}

/** What answers may rest on: proposed entries wait until an editor accepts them. */
function parseBank(text: string, file: string): BankEntry[] {
  return parseBankLines(text, file).flatMap(({ entry }) => (entry.state === 'proposed' ? [] : [entry]));
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new CorpusError(`${file}: this is not YAML: ${(error as Error).message}`);
  }
}

/** A file of the corpus folder. */
export interface CorpusFile {
  readonly name: string;
  /** UTF-8 where it is bytes: those of a bank that did not change are never made text. */
  readonly content: string | Buffer;
}

const [BANK_FILE, TARGETS_FILE] = ['questions.jsonl', 'targets.yaml'];

/** Whether a file of the corpus folder is read. Those whose name starts with "README" or "_" are no documents. */
export function isCorpusFile(name: string): boolean {
  return /^(?!README|_).*\.md$/.test(name) || name === BANK_FILE || name === TARGETS_FILE;
}

const contentOf = (files: readonly CorpusFile[], name: string): string | Buffer =>
  files.find((file) => file.name === name)?.content ?? '';
const placeIn = (folder: string, name: string): string => `${folder.replace(/\/$/, '')}/${name}`;

/** The documents, and the digest over all that is read. What parses them is loaded only for one that is not known. */
async function documentsOf(
  folder: string,
  files: readonly CorpusFile[],
  known?: ReadonlyMap<string, CorpusDocument>,
): Promise<Pick<Corpus, 'documents' | 'digest'>> {
  const hash = createHash('sha256');
  const documents: CorpusDocument[] = [];
  const ids = new Set<string>();
  const found = files.filter(({ name }) => isCorpusFile(name) && name.endsWith('.md'));
  for (const { name, content } of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = content.toString();
    try {
      if (readFrontMatter(text).state !== null) continue;
      const digest = createHash('sha256').update(text).digest('hex');
      const document = known?.get(digest) ?? (await import('../corpus/parse-markdown.ts')).parseDocument(text);
      if (ids.has(document.meta.id)) throw new DocumentError(`another document has the id "${document.meta.id}" too`);
      ids.add(document.meta.id);
      documents.push(document);
    } catch (error) {
      if (error instanceof DocumentError) throw new CorpusError(`${placeIn(folder, name)}: ${error.message}`);
      throw error;
    }
    hash.update(text);
  }
  if (found.length === 0) throw new CorpusError(`The corpus folder ${folder} holds no document (*.md).`);
  for (const name of [BANK_FILE, TARGETS_FILE]) hash.update(contentOf(files, name));
  return { documents, digest: hash.digest('hex') };
}

/** What stands beside the documents. */
function besidesOf(folder: string, files: readonly CorpusFile[]): Pick<Corpus, 'bank' | 'targets'> {
  const place = placeIn(folder, TARGETS_FILE);
  const targets = targetsSchema.safeParse(parseYaml(contentOf(files, TARGETS_FILE).toString(), place) ?? {});
  if (!targets.success) {
    const issue = targets.error.issues[0];
    throw new CorpusError(`${place}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
  }
  return { bank: parseBank(contentOf(files, BANK_FILE).toString(), placeIn(folder, BANK_FILE)), targets: targets.data };
}

/**
 * Makes the corpus of its files, wherever they came from; `folder` is for messages. Documents whose front matter says
 * that they are withdrawn, superseded or in quarantine are left out.
 * @throws CorpusError when there is no document, one is wrong, or two share an id.
 */
export async function corpusOf(folder: string, files: readonly CorpusFile[]): Promise<Corpus> {
  return { ...(await documentsOf(folder, files)), ...besidesOf(folder, files) };
}

async function readFiles(folder: string): Promise<CorpusFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    throw new CorpusError(`The corpus folder ${folder} cannot be read. Set CORPUS_DIR to a folder with documents.`);
  }
  const files = names.filter(isCorpusFile).map(async (name) => ({ name, content: await readFile(join(folder, name)) }));
  return Promise.all(files);
}

/**
 * Reads the corpus from a folder.
 * @throws CorpusError when the folder is missing or empty, a document is wrong, or two share an id.
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  return corpusOf(folder, await readFiles(folder));
}

/**
 * Reads the corpus where it is another than the one of `digest`; null where it is the same, whose bank is not parsed again.
 * @param known documents read before, by the digest of their file: the same text is not parsed again.
 * @throws CorpusError as `readCorpus`
 */
export async function readChanged(
  folder: string,
  digest: string | null,
  known: ReadonlyMap<string, CorpusDocument>,
): Promise<Corpus | null> {
  const files = await readFiles(folder);
  const found = await documentsOf(folder, files, known);
  return found.digest === digest ? null : { ...found, ...besidesOf(folder, files) };
}
