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
import { parseDocument } from '../corpus/parse-markdown.ts';

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

async function readOptional(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
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

/**
 * Reads the corpus. Files whose name starts with "README" or "_" are no documents; those whose front matter says that
 * they are withdrawn, superseded or in quarantine are left out.
 * @param known documents read before, by the digest of their file: the same text is not parsed again.
 * @throws CorpusError when the folder is missing or empty, a document is wrong, or two share an id.
 */
export async function readCorpus(folder: string, known?: ReadonlyMap<string, CorpusDocument>): Promise<Corpus> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    throw new CorpusError(`The corpus folder ${folder} cannot be read. Set CORPUS_DIR to a folder with documents.`);
  }
  const hash = createHash('sha256');
  const documents: CorpusDocument[] = [];
  const ids = new Set<string>();
  let files = 0;
  for (const name of names.filter((other) => /^(?!README|_).*\.md$/.test(other)).sort()) {
    const markdown = await readFile(join(folder, name), 'utf8');
    files += 1;
    try {
      if (readFrontMatter(markdown).state !== null) continue;
      const digest = createHash('sha256').update(markdown).digest('hex');
      const document = known?.get(digest) ?? parseDocument(markdown);
      if (ids.has(document.meta.id)) throw new DocumentError(`another document has the id "${document.meta.id}" too`);
      ids.add(document.meta.id);
      documents.push(document);
    } catch (error) {
      if (error instanceof DocumentError) throw new CorpusError(`${join(folder, name)}: ${error.message}`);
      throw error;
    }
    hash.update(markdown);
  }
  if (files === 0) throw new CorpusError(`The corpus folder ${folder} holds no document (*.md).`);
  const bankFile = join(folder, 'questions.jsonl');
  const bankText = (await readOptional(bankFile)) ?? '';
  hash.update(bankText);
  const targetsFile = join(folder, 'targets.yaml');
  const targetsText = (await readOptional(targetsFile)) ?? '';
  hash.update(targetsText);
  const targets = targetsSchema.safeParse(parseYaml(targetsText, targetsFile) ?? {});
  if (!targets.success) {
    const issue = targets.error.issues[0];
    throw new CorpusError(`${targetsFile}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
  }
  return { documents, bank: parseBank(bankText, bankFile), targets: targets.data, digest: hash.digest('hex') };
}
