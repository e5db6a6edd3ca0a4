/** Another organisation's site, from its pages to answers: no bank, no rule of ours, the real model. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportAllResult, importAll } from '../../scripts/corpus/import.ts';
import { bringIndexUpToDate } from '../../scripts/corpus/index-after.ts';
import { setState } from '../../scripts/corpus/state.ts';
import { readKnown } from '../../src/importing/corpus-state.ts';
import { type OpenedAssistant, openAssistant } from '../../src/runtimes/open-assistant.ts';
import { PAGES, pageHtml } from './town-pages.test-support.ts';

let root: string;
let settings: { CORPUS_DIR: string; INDEX_DIR: string; IMPORT_HOSTS: string[] };
let result: ImportAllResult;
let opened: OpenedAssistant;
const ids = new Map<string, string>();
const quiet = { write: () => true } as unknown as NodeJS.WritableStream;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'town-'));
  settings = { CORPUS_DIR: join(root, 'corpus'), INDEX_DIR: join(root, 'index'), IMPORT_HOSTS: [] };
  await mkdir(join(root, 'site'));
  for (const [number, page] of PAGES.entries()) await writeFile(join(root, 'site', `${number}.html`), pageHtml(page));
  const options = {
    settings,
    language: 'nl' as const,
    acceptDamaged: false,
    acceptDuplicates: false,
    supersedes: null,
  };
  result = await importAll([join(root, 'site')], { ...options, stderr: quiet });
  opened = await openAssistant(settings, { follow: 50 });
  for (const { id, title } of await readKnown(settings.CORPUS_DIR)) ids.set(title, id);
}, 300_000);
afterAll(async () => {
  await opened.close();
  await rm(root, { recursive: true, force: true });
});

/** Rank of the page among the documents found, from 1; null when it is not among five. */
async function rankOf(question: string, title: string): Promise<number | null> {
  const documents = (await opened.assistant.search(question, 5)).map(({ document }) => document);
  const at = documents.indexOf(ids.get(title) as string);
  return at < 0 ? null : at + 1;
}

test('thirty pages are imported by one command, each under its own title without the name of the site', () => {
  expect(PAGES).toHaveLength(30);
  expect(result.documents.map(({ status }) => status)).toEqual(PAGES.map(() => 'imported'));
  expect([...ids.keys()].sort()).toEqual(PAGES.map(({ title }) => title).sort());
  expect([result.waiting, result.text]).toEqual([false, expect.stringContaining('30 imported')]);
});

test('no menu, banner or footer comes along', async () => {
  for (const { id } of result.documents) {
    const markdown = await readFile(join(settings.CORPUS_DIR, `${id}.md`), 'utf8');
    expect(markdown).not.toMatch(/cookies|Vergunningen\b|Volg ons|Over deze site|^Home/m);
  }
});

describe('their own questions', () => {
  test('a title asked literally finds its page first', async () => {
    const ranks = await Promise.all(PAGES.map(({ title }) => rankOf(title, title)));
    expect(ranks.filter((rank) => rank === 1).length / PAGES.length).toBeGreaterThanOrEqual(0.96);
  });

  test('asked without a word of the page, most pages are still among five', async () => {
    const ranks = await Promise.all(PAGES.map(({ asked, title }) => rankOf(asked, title)));
    expect(ranks.filter((rank) => rank === 1).length / PAGES.length).toBeGreaterThanOrEqual(0.4);
    expect(ranks.filter((rank) => rank !== null).length / PAGES.length).toBeGreaterThanOrEqual(0.75);
  });
});

test('a document that is withdrawn is found no more by the running server, and again when it is restored', async () => {
  const { title } = PAGES[0] as (typeof PAGES)[number];
  const id = ids.get(title) as string;
  const has = async () => (await opened.assistant.documents()).some((document) => document.id === id);
  const until = async (wanted: boolean) => {
    while ((await has()) !== wanted) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  expect(await rankOf(title, title)).toBe(1);
  await setState(settings.CORPUS_DIR, [id], 'withdraw');
  await bringIndexUpToDate(settings, {});
  await until(false);
  expect(await rankOf(title, title)).toBeNull();
  await setState(settings.CORPUS_DIR, [id], 'restore');
  await bringIndexUpToDate(settings, {});
  await until(true);
  expect(await rankOf(title, title)).toBe(1);
}, 120_000);
