/** `bank check`: everything that may be wrong with the bank and the targets, in one pass. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readCases } from '../../evals/case.ts';
import { isSentenceCaseFile } from '../../evals/verification/sentence-case.ts';
import type { Split } from '../../src/adapters/matched-terms.ts';
import { readFrontMatter } from '../../src/corpus/front-matter.ts';
import { passagesOf } from '../../src/corpus/passages.ts';
import { parseBankLines, readCorpus } from '../../src/indexing/corpus-files.ts';
import type { OpenedIndex } from '../../src/indexing/open.ts';
import type { Embedder } from '../../src/ports.ts';
import { anchored, anchorFindings, unaskedFindings } from './check-anchors.ts';
import { type NearestCounts, nearestCounts, rankFindings } from './check-ranks.ts';
import { targetFindings } from './check-targets.ts';
import { alikeFindings, caseFindings, languageFindings, type PlacedCase } from './check-wording.ts';
import { countByRule, type Finding, type Rule } from './finding.ts';
import type { DocumentFile } from './places.ts';
import { rankQuestions } from './ranks.ts';
import { worded } from './wording.ts';

export interface CheckOptions {
  readonly corpusFolder: string;
  /** Folder with `cases/` and `lint-exemptions.json`; cases and exemptions may be absent. */
  readonly evalsFolder: string;
  readonly index: OpenedIndex;
  readonly embedder: Embedder;
  readonly split: Split;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Check {
  readonly findings: readonly Finding[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly rules: Readonly<Record<Rule, number>>;
    readonly documents: number;
    readonly passages: number;
    readonly questions: number;
    readonly gaps: number;
    readonly proposed: number;
    readonly nearest: NearestCounts;
  };
}
async function readOptional(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

async function documentFiles(folder: string): Promise<Map<string, DocumentFile>> {
  const files = new Map<string, DocumentFile>();
  for (const name of (await readdir(folder)).filter((other) => /^(?!README|_).*\.md$/.test(other))) {
    const file = join(folder, name);
    const markdown = await readFile(file, 'utf8');
    files.set(readFrontMatter(markdown).meta.id, { file, markdown });
  }
  return files;
}

const exemptionsSchema = z.array(z.object({ id: z.string(), rule: z.string() }));

/** The evaluation's questions, without those that are exempt from the rule about the bank. */
async function placedCases(folder: string): Promise<PlacedCase[]> {
  const names = await readdir(join(folder, 'cases')).catch(() => []);
  const files = names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, 'cases', name));
  const exemptions = exemptionsSchema.parse(
    JSON.parse((await readOptional(join(folder, 'lint-exemptions.json'))) || '[]'),
  );
  const exempt = new Set(exemptions.filter(({ rule }) => rule === 'bank').map(({ id }) => id));
  return files
    .filter((file) => !isSentenceCaseFile(file))
    .sort()
    .flatMap((file) => readCases([file]).map((item) => ({ item, file })))
    .filter(({ item }) => !exempt.has(item.id));
}

/** Takes vectors that the index holds and leaves the rest to the model: proposed entries, mostly. */
function remembering(embedder: Embedder, known: ReadonlyMap<string, Float32Array>): Embedder {
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    embedPassage: (text, spans) => embedder.embedPassage(text, spans),
    async embedQuestions(questions) {
      const vectors = questions.map((question) => known.get(question));
      const found = vectors.filter((vector) => vector !== undefined);
      return found.length === questions.length ? found : embedder.embedQuestions(questions);
    },
  };
}

/**
 * Checks the corpus folder against an index of it.
 * @throws CorpusError when the corpus cannot be read, BadInputError when a case cannot.
 */
export async function checkBank(options: CheckOptions): Promise<Check> {
  const { corpusFolder, evalsFolder, index, embedder, split, now, onProgress } = options;
  const { documents, targets } = await readCorpus(corpusFolder);
  const bankFile = join(corpusFolder, 'questions.jsonl');
  const targetsFile = join(corpusFolder, 'targets.yaml');
  const passages = documents.flatMap(passagesOf);
  const files = await documentFiles(corpusFolder);
  const lines = anchored(parseBankLines(await readOptional(bankFile), bankFile), passages);
  const wordings = lines.map(worded);
  const ranked = await rankQuestions(lines, {
    store: index.store,
    embedder: remembering(embedder, index.reusable().questions),
    split,
    passages,
    now,
    ...(onProgress ? { onProgress } : {}),
  });
  const findings = [
    ...anchorFindings(lines, passages, bankFile),
    ...alikeFindings(wordings, bankFile),
    ...caseFindings(wordings, await placedCases(evalsFolder), bankFile),
    ...languageFindings(wordings, bankFile),
    ...targetFindings(lines, bankFile, { file: targetsFile, text: await readOptional(targetsFile), targets }, now),
    ...rankFindings(ranked, files, bankFile),
    // A corpus may do without a bank: then every passage is without a question, and nobody needs to be told.
    ...(lines.length > 0 ? unaskedFindings(lines, passages, files) : []),
  ];
  const errors = findings.filter(({ level }) => level === 'error').length;
  return {
    findings,
    summary: {
      errors,
      warnings: findings.length - errors,
      rules: countByRule(findings),
      documents: documents.length,
      passages: passages.length,
      questions: lines.filter(({ entry }) => entry.kind === 'question').length,
      gaps: lines.filter(({ entry }) => entry.kind === 'gap').length,
      proposed: lines.filter(({ entry }) => entry.state === 'proposed').length,
      nearest: nearestCounts(ranked),
    },
  };
}
