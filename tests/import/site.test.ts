/** Pages of one site that share menus, wording and paragraphs: nothing of theirs is lost, nothing of the site comes along. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sitePages } from '../../scripts/bench/pages.ts';
import { type Imported, importBatch } from '../../src/importing/import-batch.ts';
import { openReadingPool, type ReadingPool } from '../../src/importing/reading-pool.ts';
import { createWordTest } from '../../src/importing/word-test.ts';

/** So few sentences between that pages of one kind are alike but for their subject. */
const PAGES = sitePages(200, ['Op deze pagina staat wat u moet weten.', 'Lees ook de toelichting in de brochure.']);
const HELPED = 'Heeft deze informatie u geholpen? Laat het ons weten via de knop hieronder.';
let root: string;
let pool: ReadingPool;
let imported: Imported[];
const markdown = new Map<string, string>();

function importAll(names: readonly string[]): Promise<Imported[]> {
  const sources = names.map((name) => ({ name, file: join(root, name), address: null }));
  const options = { pool, isWord: createWordTest(), now: new Date('2031-06-15'), language: 'nl' as const };
  return importBatch(sources, { ...options, corpusFolder: join(root, 'corpus') });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'site-'));
  pool = openReadingPool();
  await mkdir(join(root, 'corpus'));
  for (const { name, html } of PAGES) await writeFile(join(root, name), html);
  imported = await importAll(PAGES.map(({ name }) => name));
  for (const { name, file } of imported) if (file) markdown.set(name, await readFile(file, 'utf8'));
});
afterAll(async () => {
  await pool.close();
  await rm(root, { recursive: true, force: true });
});

test('every page comes into use, also those that differ by a year or a subject alone', () => {
  expect(imported.filter(({ status }) => status !== 'imported')).toEqual([]);
  expect(new Set(imported.map(({ id }) => id)).size).toBe(PAGES.length);
});

test('each is titled by its question, wherever the page says it', () => {
  const titles = PAGES.map(({ name }) => /^# (.+)$/m.exec(markdown.get(name) ?? '')?.[1]);
  expect(titles).toEqual(PAGES.map(({ question }) => question));
});

test('menus, banners, links to other pages and what every page says are left out, and told', () => {
  for (const text of markdown.values())
    expect(text).not.toMatch(/cookies|Onderwerpen|bevindt zich|Zie ook|Ga direct|geholpen|informatienummer/);
  const codes = imported[0]?.findings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['furniture', 'see-also', 'repeated']));
});

describe('a page that comes later, alone', () => {
  test('is read like the others', async () => {
    const html = (PAGES[0]?.html ?? '').replaceAll('voorjaarsvakantie 2023', 'meivakantie 2031');
    await writeFile(join(root, 'later.html'), html);
    const [later] = await importAll(['later.html']);
    expect(later?.status).toBe('imported');
    expect(await readFile(later?.file as string, 'utf8')).not.toContain(HELPED);
  });

  test('keeps what an editor marked to be kept', async () => {
    const list = join(root, 'corpus/_review/repeated.txt');
    await writeFile(list, (await readFile(list, 'utf8')).replace(HELPED, `--- ${HELPED}`));
    await writeFile(join(root, 'again.html'), (PAGES[1]?.html ?? '').replaceAll('2024', '2032'));
    const [again] = await importAll(['again.html']);
    expect(await readFile(again?.file as string, 'utf8')).toContain(HELPED);
  });
});

test('pages that share a title and have no other are all kept; an exact copy is not', async () => {
  const text =
    'De vakantie begint op zaterdag en eindigt op zondag, zoals elk jaar, in alle regio’s en op alle scholen.';
  const html = (year: number) => `<html lang="nl"><head><title>Vakanties</title></head><body><main><h1>Vakanties</h1>
    <p>${text} ${text.replace('vakantie', 'school')} In ${year} is dat in week ${year % 50}.</p></main></body></html>`;
  const years = [2031, 2032, 2033, 2034];
  for (const year of years) await writeFile(join(root, `v${year}.html`), html(year));
  await writeFile(join(root, 'copy.html'), html(2031).replace('</main>', '</main> '));
  const found = await importAll([...years.map((year) => `v${year}.html`), 'copy.html']);
  expect(found.map(({ status }) => status)).toEqual(['imported', 'imported', 'imported', 'imported', 'duplicate']);
});
