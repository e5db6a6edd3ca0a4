/**
 * `node scripts/bench-pages.ts [--pages 500] [--text FOLDER] [--keep FOLDER]`: a made-up government site of questions
 * and answers is imported, a server's index is built from nothing, and every page's question is asked. Real sentences
 * between come from the text, HTML or Markdown files in FOLDER; without it from the documents in `corpus/`.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AutoTokenizer, env } from '@huggingface/transformers';
import type { Passage } from '../src/corpus/document.ts';
import { parseDocument } from '../src/corpus/parse-markdown.ts';
import { readSource } from '../src/corpus/readers/read.ts';
import { readKnown } from '../src/importing/corpus-state.ts';
import { currentGeneration } from '../src/indexing/generation.ts';
import { countWords } from '../src/language/count-words.ts';
import { splitSentences } from '../src/language/sentences.ts';
import { MODELS, openAssistant } from '../src/runtimes/open-assistant.ts';
import { type SitePage, sitePages } from './bench/pages.ts';
import { importAll } from './corpus/import.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '500' }, text: { type: 'string' }, keep: { type: 'string' } },
});

/** Sentences of 6 to 35 words in every file of a folder that can be read, each once. */
async function sentencesIn(folder: string): Promise<string[]> {
  const found = new Set<string>();
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:txt|html?|md)$/.test(name)).sort();
  for (const name of names) {
    const draft = await readSource(new Uint8Array(await readFile(join(folder, name))), { name }).catch(() => null);
    if (draft === null) continue;
    const markdown = `---\nid: a\ntitle: A\npublished: "2025"\nperiod: "2025"\n---\n${draft.body}`;
    const { text, blocks } = parseDocument(markdown);
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const paragraph = text.slice(block.start, block.end);
      for (const { start, end } of splitSentences(paragraph)) {
        const sentence = paragraph.slice(start, end).replace(/\s+/g, ' ');
        const words = countWords(sentence);
        if (words >= 6 && words <= 35 && /^\p{Lu}.*[.!?]$/u.test(sentence)) found.add(sentence);
      }
    }
  }
  return [...found];
}

/** Runs and says how long it took, by the clock and in all threads together. */
async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time`);
  return result;
}

/** How much there was to embed. */
async function sizeOf(indexFolder: string): Promise<string> {
  const folder = (await currentGeneration(indexFolder)) as string;
  const passages = JSON.parse(await readFile(join(folder, 'passages.json'), 'utf8')) as Passage[];
  env.localModelPath = MODELS;
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained('multilingual-e5-small');
  const tokens = passages.map(({ text }) => tokenizer.encode(text).length);
  const sentences = passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
  return `${passages.length} passages, ${sentences} sentences, ${tokens.reduce((sum, count) => sum + count, 0)} tokens`;
}

const root = values.keep ?? (await mkdtemp(join(tmpdir(), 'bench-pages-')));
const settings = { CORPUS_DIR: join(root, 'corpus'), INDEX_DIR: join(root, 'index'), IMPORT_HOSTS: [] };
try {
  const real = await sentencesIn(values.text ?? join(import.meta.dirname, '../corpus'));
  const pages = sitePages(Number(values.pages), real);
  await mkdir(join(root, 'site'), { recursive: true });
  for (const page of pages) await writeFile(join(root, 'site', page.name), page.html);
  const given = { language: 'nl', acceptDamaged: false, acceptDuplicates: false, supersedes: null } as const;
  const result = await timed('import', () => importAll([join(root, 'site')], { settings, ...given }));
  console.log(result.text.trimEnd().split('\n').at(-1));
  for (const { name, status, findings } of result.documents.filter((one) => one.status !== 'imported').slice(0, 5))
    console.log(`  ${name}: ${status} ${JSON.stringify(findings[0])}`);
  const opened = await timed('index from nothing', () => openAssistant(settings));
  const idOf = new Map(
    (await readKnown(settings.CORPUS_DIR)).map(({ origin, id }) => [origin?.split('/').at(-1) ?? '', id]),
  );
  const ask = async (question: string, page: SitePage): Promise<number> => {
    const found = await opened.assistant.search(question, 5);
    return found.findIndex(({ document }) => document === idOf.get(page.name)) + 1;
  };
  for (const [what, asked] of [
    ['their own questions', pages.map((page) => [page.question, page] as const)],
    ['as people type', pages.flatMap((page) => (page.reworded ? [[page.reworded, page] as const] : []))],
    ['in everyday words', pages.flatMap((page) => (page.paraphrase ? [[page.paraphrase, page] as const] : []))],
  ] as const) {
    const ranks = await timed(what, () => Promise.all(asked.map(([question, page]) => ask(question, page))));
    const share = (most: number) => ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
    console.log(`  recall@1 ${share(1).toFixed(3)}, recall@5 ${share(5).toFixed(3)} (${ranks.length} questions)`);
    for (const [at, [question]] of asked.entries())
      if (values.keep !== undefined && ranks[at] !== 1) console.log(`  ${ranks[at] || '-'} ${question}`);
  }
  await opened.close();
  console.log(await sizeOf(settings.INDEX_DIR));
} finally {
  if (values.keep === undefined) await rm(root, { recursive: true, force: true });
}
